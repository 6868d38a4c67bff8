package dev.parley.graphql.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.security.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;

/**
 * What rules know of agents. It is kept in memory with the version that the database has of the agent's rights: statements return that
 * version, and count only when it is the same. Natively, Caffeine finds its generated classes only when they are named.
 */
@Singleton
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMS", "com.github.benmanes.caffeine.cache.PSMS"})
public class AgentRights {

    /** The version in SQL, of the agent {me}. User 0 stands for changes of all users. */
    public static final String VERSION =
            "(select coalesce(sum(version), 0) from rights_version where user_id in (0, {me}))::bigint";

    private static final int MOST_AGENTS = 10_000;

    private final Provider<SessionFactory> sessions;
    private final AccessParameters standing;
    private final Cache<String, Known> known =
            Caffeine.newBuilder().maximumSize(MOST_AGENTS).build();

    /**
     * What is known of an agent.
     *
     * @param values by the names in rules
     * @param version of the rights, or null when they are not kept
     */
    public record Known(Map<String, Object> values, Long version) {

        /** Whether rows are right that a statement found for which the database has a version. */
        public boolean isOf(Long current) {
            return version == null || version.equals(current);
        }
    }

    AgentRights(Provider<SessionFactory> sessions, AccessParameters standing) {
        this.sessions = sessions;
        this.standing = standing;
    }

    /** As last known; read if nothing is known. */
    public Known last(Actor.Agent agent) {
        Known last = known.getIfPresent(agent.loginname());
        return last == null ? read(agent) : last;
    }

    /** As last known, if they are kept. Does not read. */
    public Optional<Known> kept(Actor.Agent agent) {
        return Optional.ofNullable(known.getIfPresent(agent.loginname()));
    }

    /** As they are now, and from now on. Who has no right in any topic may get rights by a session, which has no version. */
    public Known read(Actor.Agent agent) {
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            Map<String, Object> values = standing.of(agent, database);
            if (!standing.isKept(values)) {
                known.invalidate(agent.loginname());
                return new Known(values, null);
            }
            Long version = database.createNativeQuery("select " + VERSION.replace("{me}", ":me"), Long.class)
                    .setParameter("me", values.get("me"))
                    .getSingleResult();
            // Once more, now that the version is known: what changes from here on raises it.
            Known read = new Known(standing.of(agent, database), version);
            known.put(agent.loginname(), read);
            return read;
        }
    }

    /** As they are now. */
    Map<String, Object> now(Actor.Agent agent) {
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            return standing.of(agent, database);
        }
    }
}
