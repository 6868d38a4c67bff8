/** The audit: who changed topics, members and presence, deleted sessions, or read personal data. */
@NullMarked
package dev.parley.chat.audit;

import org.jspecify.annotations.NullMarked;
