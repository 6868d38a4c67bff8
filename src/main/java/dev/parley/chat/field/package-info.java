/** Computed fields that the chat adds to sessions. */
@NullMarked
package dev.parley.chat.field;

import org.jspecify.annotations.NullMarked;
