package dev.parley.chat.visit;

import dev.parley.graphql.value.InputValue;

/**
 * A report of a client that says where the customer is. A value that is not given leaves the present one.
 *
 * @param pageUrl address of the page, as {@link PageAddress} returns it
 * @param referrer address of the page that led there
 * @param attributes as {@link AttributeInput#stored} returns them
 */
public record Visit(InputValue<String> pageUrl, InputValue<String> referrer, InputValue<String> attributes) {}
