/** Rejected actions: the exception, its codes, and the state of the session that was found. */
package dev.parley.chat.refusal;
