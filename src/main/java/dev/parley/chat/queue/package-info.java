/** Queues of topics: lengths, positions, waiting times and estimates. */
@NullMarked
package dev.parley.chat.queue;

import org.jspecify.annotations.NullMarked;
