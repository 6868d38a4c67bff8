/** Chat sessions. The subpackages depend on each other in one direction: queue, subscription, lifecycle, session, topic, refusal; api and timer call lifecycle. */
package dev.parley.chat;
