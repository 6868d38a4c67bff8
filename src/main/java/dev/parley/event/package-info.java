/** The append-only log of what happened to sessions, and the feed that tells of it. */
package dev.parley.event;
