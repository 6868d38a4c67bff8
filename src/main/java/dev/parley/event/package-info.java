/** The feed of the append-only event log: it wakes subscriptions and reads new events, on all instances. */
@NullMarked
package dev.parley.event;

import org.jspecify.annotations.NullMarked;
