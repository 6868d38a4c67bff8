/** Chat topics: settings, members, opening hours, and the rules that follow from them. */
@NullMarked
package dev.parley.chat.topic;

import org.jspecify.annotations.NullMarked;
