/** One transaction per mutation: lock, check, change and record a session. */
@NullMarked
package dev.parley.chat.lifecycle;

import org.jspecify.annotations.NullMarked;
