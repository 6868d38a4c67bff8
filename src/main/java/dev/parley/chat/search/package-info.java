/** Search in messages and sessions. */
@NullMarked
package dev.parley.chat.search;

import org.jspecify.annotations.NullMarked;
