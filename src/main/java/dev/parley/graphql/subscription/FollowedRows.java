package dev.parley.graphql.subscription;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.value.Lookup;
import dev.parley.security.Actor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The followed list of one agent: the rows of a filter. While it is {@link #join joined}, changed rows are matched
 * against all followed lists of the instance together. The result is the same as if each list read separately.
 */
public final class FollowedRows {

    private final SubscriptionRequest request;
    private final SharedMatching matching;
    private final Class<? extends NodeEntity> rows;
    private final Actor.Agent agent;
    private final Filter filter;
    private final boolean shareable;
    private volatile boolean joined;

    /**
     * A filter for one kind of caller.
     *
     * @param inMemory the filter for rows in memory, or null if the database must evaluate it
     */
    record Filter(Map<String, Object> where, Visibility visibility, RowFilter.@Nullable Compiled inMemory) {

        boolean isOfAdmin() {
            return visibility.actor() instanceof Actor.Agent agent && agent.isAdmin();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Filter filter && isOfAdmin() == filter.isOfAdmin() && where.equals(filter.where);
        }

        @Override
        public int hashCode() {
            return where.hashCode();
        }
    }

    /**
     * The subset of changed rows that are in the list.
     *
     * @param basis the shared reading that found them, or null if they were read for this list alone
     */
    public record Found(Set<Long> rows, @Nullable Basis basis) {}

    /**
     * A row of the list.
     *
     * @param values its primary key and the foreign keys of its links, by column
     * @param ended time at which its reading ended, by System.nanoTime()
     */
    record Row(Map<String, Object> values, long ended) {}

    /**
     * The shared reading that found a result. Data that is read later for the subscriber may be shared with callers
     * that have the same rights.
     */
    public static final class Basis {

        private final Actor.Agent agent;
        private final @Nullable Known rights;
        private final long ended;
        private final Map<EntityType, Map<Long, Row>> rows;

        /**
         * Creates a basis.
         *
         * @param rows rows that are in the lists, by type
         */
        Basis(Actor.Agent agent, @Nullable Known rights, long ended, Map<EntityType, Map<Long, Row>> rows) {
            this.agent = agent;
            this.rights = rights;
            this.ended = ended;
            this.rows = rows;
        }

        /** The basis of the rows of two lists of the caller, or null if its rights changed between the readings. */
        public @Nullable Basis and(Basis other) {
            if (rights != other.rights) {
                return null;
            }
            Map<EntityType, Map<Long, Row>> both = new HashMap<>(rows);
            other.rows.forEach((type, found) -> both.merge(type, found, Basis::union));
            return new Basis(agent, rights, ended - other.ended > 0 ? ended : other.ended, both);
        }

        /** A row of both lists counts by its later reading. */
        private static Map<Long, Row> union(Map<Long, Row> one, Map<Long, Row> other) {
            Map<Long, Row> all = new HashMap<>(one);
            other.forEach((id, row) -> all.merge(id, row, (a, b) -> a.ended() - b.ended() > 0 ? a : b));
            return all;
        }

        private @Nullable Row row(EntityType type, long id) {
            return rows.getOrDefault(type, Map.of()).get(id);
        }

        /**
         * Whether one of some columns of a row refers to the caller, or may do so. Only the ids and the links of
         * rows in the list are known.
         */
        boolean isOwner(EntityType type, long id, Set<String> columns) {
            Row row = row(type, id);
            return rights != null
                    && (row == null
                            || columns.stream()
                                    .anyMatch(column -> !row.values().containsKey(column)
                                            || Lookup.required(rights.values(), "me")
                                                    .equals(row.values().get(column))));
        }

        Actor.Agent agent() {
            return agent;
        }

        /** Rights of the caller at that moment, or null for an administrator. */
        @Nullable Known rights() {
            return rights;
        }

        /** End of the latest reading, by System.nanoTime(). The rights were valid until then. */
        long ended() {
            return ended;
        }

        /** End of the reading of one row. Data that is read later is not older than the change. */
        long ended(EntityType type, long id) {
            Row row = row(type, id);
            return row == null ? ended : row.ended();
        }
    }

    FollowedRows(
            SubscriptionRequest request,
            SharedMatching matching,
            Class<? extends NodeEntity> rows,
            Actor.Agent agent,
            Filter filter,
            boolean shareable) {
        this.request = request;
        this.matching = matching;
        this.rows = rows;
        this.agent = agent;
        this.filter = filter;
        this.shareable = shareable;
    }

    Actor.Agent agent() {
        return agent;
    }

    Filter filter() {
        return filter;
    }

    Visibility visibility() {
        return filter.visibility();
    }

    /**
     * Matches the list together with others, where that is possible.
     *
     * @return an action that ends this
     */
    public Runnable join() {
        joined = shareable;
        if (!joined) {
            return () -> {};
        }
        matching.add(this);
        return this::readAlone;
    }

    /** Matches the list separately from now on. It has ended, or too many filters need the database. */
    void readAlone() {
        joined = false;
        matching.remove(this);
    }

    /**
     * Returns the changed rows that are in the list.
     *
     * @param changed ids of rows with their last changing transaction. The result reflects the state after that
     *     transaction
     */
    public Found among(Map<Long, Long> changed) {
        return (joined ? matching.find(this, changed) : Optional.<Found>empty())
                .orElseGet(() -> new Found(Set.copyOf(request.matching(rows, filter.where(), changed.keySet())), null));
    }

    /** Access parameters of the caller, at most one second old; empty for a caller without row rules. */
    public Map<String, Object> accessParameters() {
        return (joined ? matching.accessParameters(this) : Optional.<Map<String, Object>>empty())
                .orElseGet(request::accessParameters);
    }
}
