/**
 * Settings, enumerations and statuses of chat sessions, for all packages below. Those depend on each other in one direction: queue, subscription,
 * lifecycle, session, topic, refusal. The packages api and timer call lifecycle.
 */
@NullMarked
package dev.parley.chat;

import org.jspecify.annotations.NullMarked;
