/** Subscriptions to sessions, their messages and events, and lists of sessions. */
package dev.parley.chat.subscription;
