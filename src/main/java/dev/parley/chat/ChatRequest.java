package dev.parley.chat;

/**
 * What a customer says when it asks for a session.
 *
 * @param alias what to call the customer, or null for the name
 * @param host address of the customer's client, or null
 * @param message what it says first, or null
 */
public record ChatRequest(String alias, CustomerDetails details, String host, String message) {}
