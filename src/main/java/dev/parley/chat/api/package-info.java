/**
 * Mutations of customers and agents with their inputs and payloads, and the fields that the chat adds to the schema. Lifecycle rules are in
 * {@code session} and {@code lifecycle}.
 */
@NullMarked
package dev.parley.chat.api;

import org.jspecify.annotations.NullMarked;
