package dev.parley.chat.lifecycle;

/**
 * The session that a mutation is about.
 *
 * @param id its database id
 * @param expectedVersion the version that the caller has seen; null for any. Another version is refused with VERSION_CONFLICT
 */
public record SessionRef(long id, Integer expectedVersion) {}
