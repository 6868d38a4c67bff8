/** Mutations with their inputs and payloads, and the fields that the chat adds to the schema. It contains no rules of the lifecycle. */
package dev.parley.chat.api;
