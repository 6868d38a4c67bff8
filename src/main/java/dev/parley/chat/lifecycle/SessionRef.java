package dev.parley.chat.lifecycle;

import org.jspecify.annotations.Nullable;

/**
 * The session of a mutation.
 *
 * @param id its database id
 * @param expectedVersion the version that the caller has seen, or null to skip the check. If the session has changed since, the mutation is refused
 * with VERSION_CONFLICT
 */
public record SessionRef(long id, @Nullable Integer expectedVersion) {}
