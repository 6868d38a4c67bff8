package dev.parley.graphql;

import dev.parley.security.Actor;
import java.util.Map;
import java.util.function.Function;

/**
 * A root list of what is the caller's own, beside the lists of everything. Features bring theirs as beans.
 *
 * @param where the filter that makes rows the agent's own, as the argument where would say it
 */
public record RootList(
        String name,
        String description,
        Class<? extends NodeEntity> element,
        Function<Actor.Agent, Map<String, Object>> where) {}
