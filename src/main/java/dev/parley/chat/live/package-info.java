/** What clients can follow of sessions while it happens. */
package dev.parley.chat.live;
