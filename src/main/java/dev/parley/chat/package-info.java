/** Chat sessions, their messages and topics: what they are, how they are read, and how a session moves from request to end. */
package dev.parley.chat;
