/** Rejected actions: the exception, its codes, and the state of the session that was found. */
@NullMarked
package dev.parley.chat.refusal;

import org.jspecify.annotations.NullMarked;
