package dev.parley.graphql.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.security.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * Caches the access parameters of agents together with the version of their rights. Each statement returns the
 * current version from the database. Its result is used only if that version equals the cached one. A native image
 * needs Caffeine's generated classes to be named here.
 */
@Singleton
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.PSMS"})
public class AgentRights {

    /** SQL of the current version for the agent {me}. User 0 stands for changes that affect all users. */
    public static final String VERSION =
            "(select coalesce(sum(version), 0) from rights_version where user_id in (0, {me}))::bigint";

    private static final String VERSIONS = "select user_id, version from rights_version where user_id = any(:users)";

    /** The user that stands for all of them. */
    private static final Long ALL = 0L;

    private static final int MOST_AGENTS = 10_000;

    private final Provider<SessionFactory> sessions;
    private final AccessParameters parameters;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_AGENTS).build();

    /**
     * Access parameters of an agent.
     *
     * @param values values by the names that rules use
     * @param version version of the rights, or null if the values may not be cached
     */
    public record Known(
            Map<String, Object> values, @Nullable Long version) {

        /**
         * Whether a result is valid.
         *
         * @param current version that the database returned with the result
         */
        public boolean isOf(@Nullable Long current) {
            return version == null || version.equals(current);
        }

        /** Whether the rights are cached, and are at least as new as a version that the database had. */
        public boolean isSince(@Nullable Long past) {
            return version != null && past != null && version >= past;
        }
    }

    AgentRights(Provider<SessionFactory> sessions, AccessParameters parameters) {
        this.sessions = sessions;
        this.parameters = parameters;
    }

    /** Returns the cached parameters, or reads them if none are cached. */
    public Known last(Actor.Agent agent) {
        Known last = known.getIfPresent(agent.loginname());
        return last == null ? read(agent) : last;
    }

    /** Returns the cached parameters without reading the database. */
    public Optional<Known> kept(Actor.Agent agent) {
        return Optional.ofNullable(known.getIfPresent(agent.loginname()));
    }

    /**
     * Reads the current parameters and caches them. Parameters of an agent without a right in any topic are not
     * cached. Such an agent may gain access by a session, and sessions have no version.
     */
    public Known read(Actor.Agent agent) {
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            Map<String, Object> values = parameters.of(agent, database);
            if (!parameters.isKept(values)) {
                known.invalidate(agent.loginname());
                return new Known(values, null);
            }
            Long version = database.createNativeQuery("select " + VERSION.replace("{me}", ":me"), Long.class)
                    .setParameter("me", values.get("me"))
                    .getSingleResult();
            // Read again now that the version is known. Later changes raise the version.
            Known read = new Known(parameters.of(agent, database), version);
            known.put(agent.loginname(), read);
            return read;
        }
    }

    /** Reads the versions of the rights of some agents, as far as these are cached, by the agents' numbers. */
    public Map<Long, Long> versions(Collection<Actor.Agent> agents) {
        Set<Long> users = new HashSet<>(Set.of(ALL));
        agents.forEach(agent ->
                kept(agent).ifPresent(known -> users.add((Long) known.values().get("me"))));
        Map<Long, Long> found = new HashMap<>();
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            database.createNativeQuery(VERSIONS, Object[].class)
                    .setParameter("users", users.toArray(Long[]::new))
                    .list()
                    .forEach(row -> found.put(((Number) row[0]).longValue(), ((Number) row[1]).longValue()));
        }
        long ofAll = found.getOrDefault(ALL, 0L);
        return users.stream()
                .collect(Collectors.toMap(
                        Function.identity(), user -> ofAll + (user.equals(ALL) ? 0 : found.getOrDefault(user, 0L))));
    }

    /** Reads the current values without caching them. */
    Map<String, Object> now(Actor.Agent agent) {
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            return parameters.of(agent, database);
        }
    }
}
