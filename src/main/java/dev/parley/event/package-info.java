/** The feed of the append-only event log: it wakes subscriptions and reads new events, on all instances. */
package dev.parley.event;
