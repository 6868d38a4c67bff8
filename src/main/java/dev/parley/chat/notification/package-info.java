/** Notifications of agents: their list and log, their settings, and their retention. */
@NullMarked
package dev.parley.chat.notification;

import org.jspecify.annotations.NullMarked;
