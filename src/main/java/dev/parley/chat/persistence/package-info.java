/** Writes of a transaction: collected as rows and sent in as few round trips as possible. */
@NullMarked
package dev.parley.chat.persistence;

import org.jspecify.annotations.NullMarked;
