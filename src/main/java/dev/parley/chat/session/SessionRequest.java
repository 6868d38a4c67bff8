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
 * @param language language that the request names, as a BCP 47 tag, or null. Skills depend on it only, because browsers often prefer another language
 * @param preferredLanguage language that the customer's browser prefers, as a BCP 47 tag, or null
 * @param message the first message, or null
 * @param visit where the customer is
 */
public record SessionRequest(
        @Nullable String alias,
        DetailsInput details,
        @Nullable CustomerIdentity identity,
        @Nullable String host,
        @Nullable String language,
        @Nullable String preferredLanguage,
        @Nullable String message,
        Visit visit) {}
