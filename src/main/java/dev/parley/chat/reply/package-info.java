/** Canned replies: texts that agents send often, with placeholders. */
@NullMarked
package dev.parley.chat.reply;

import org.jspecify.annotations.NullMarked;
