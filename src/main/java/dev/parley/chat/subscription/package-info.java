/** Subscriptions to sessions, their messages and events, and lists of sessions. */
@NullMarked
package dev.parley.chat.subscription;

import org.jspecify.annotations.NullMarked;
