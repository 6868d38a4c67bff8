/** Scheduled changes: sessions that end, transfers that expire, agents who become absent. */
@NullMarked
package dev.parley.chat.timer;

import org.jspecify.annotations.NullMarked;
