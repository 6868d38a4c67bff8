/** The export of many sessions. */
@NullMarked
package dev.parley.chat.export;

import org.jspecify.annotations.NullMarked;
