package dev.parley.chat.push;

import org.jspecify.annotations.Nullable;

/**
 * The person to whom a browser belongs.
 *
 * @param userId number of a user, or null for a customer
 * @param sessionId number of the session of a customer, or null for a user
 * @param most the number of browsers that the owner may have
 */
record PushOwner(@Nullable Long userId, @Nullable Long sessionId, int most) {}
