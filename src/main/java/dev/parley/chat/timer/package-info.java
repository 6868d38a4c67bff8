/** Changes that time makes: sessions that end, offers that expire, agents who go absent. */
package dev.parley.chat.timer;
