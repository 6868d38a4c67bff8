/** The queues of topics as agents and customers look at them: lengths, waits, estimates. */
package dev.parley.chat.queue;
