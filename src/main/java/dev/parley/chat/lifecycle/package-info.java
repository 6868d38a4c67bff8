/** One transaction per mutation: lock, check, change and record a session. */
package dev.parley.chat.lifecycle;
