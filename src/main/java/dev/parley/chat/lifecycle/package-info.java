/** One transaction per mutation: locks, checks, changes and records a session. */
package dev.parley.chat.lifecycle;
