package dev.parley.chat.session;

import dev.parley.chat.topic.CustomerDetails;

/**
 * A customer's request for a session.
 *
 * @param alias display name of the customer, or null for the name
 * @param host address of the customer's client, or null
 * @param message the first message, or null
 */
public record SessionRequest(String alias, CustomerDetails details, String host, String message) {}
