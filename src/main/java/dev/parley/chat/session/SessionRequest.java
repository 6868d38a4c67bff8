package dev.parley.chat.session;

import dev.parley.chat.identity.CustomerIdentity;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.chat.visit.Visit;
import org.jspecify.annotations.Nullable;

/**
 * A customer's request for a session.
 *
 * @param alias display name of the customer, or null for the name
 * @param identity the verified identity of the customer, or null
 * @param host address of the customer's client, or null
 * @param language language of the customer as a BCP 47 tag, or null for that of the topic's widget
 * @param message the first message, or null
 * @param visit where the customer is
 */
public record SessionRequest(
        @Nullable String alias,
        DetailsInput details,
        @Nullable CustomerIdentity identity,
        @Nullable String host,
        @Nullable String language,
        @Nullable String message,
        Visit visit) {}
