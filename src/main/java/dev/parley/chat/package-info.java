/**
 * Chat sessions. The subpackages depend on each other in one direction: queue, subscription, lifecycle, session, topic, refusal. The packages api and
 * timer call lifecycle.
 */
@NullMarked
package dev.parley.chat;

import org.jspecify.annotations.NullMarked;
