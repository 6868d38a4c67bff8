/** The wire of the chat: mutations with their inputs and payloads, and queries that are no list of entities. It decides nothing. */
package dev.parley.chat.api;
