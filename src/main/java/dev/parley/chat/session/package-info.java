/** The chat session with its messages, events and transfers; the table of actions; which sessions and columns a caller may read. */
@NullMarked
package dev.parley.chat.session;

import org.jspecify.annotations.NullMarked;
