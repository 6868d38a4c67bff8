/** Subscriptions to sessions, their messages and their events. */
package dev.parley.chat.subscription;
