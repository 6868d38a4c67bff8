package dev.parley.chat.session;

import dev.parley.chat.topic.DetailsInput;

/**
 * A customer's request for a session.
 *
 * @param alias display name of the customer, or null for the name
 * @param host address of the customer's client, or null
 * @param message the first message, or null
 */
public record SessionRequest(String alias, DetailsInput details, String host, String message) {}
