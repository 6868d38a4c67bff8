/** Queues of topics: lengths, positions, waiting times and estimates. */
package dev.parley.chat.queue;
