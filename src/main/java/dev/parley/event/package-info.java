/** The append-only log of what happened to sessions. */
package dev.parley.event;
