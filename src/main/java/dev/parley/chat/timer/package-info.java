/** Scheduled changes: sessions that end, transfers that expire, agents who become absent. */
package dev.parley.chat.timer;
