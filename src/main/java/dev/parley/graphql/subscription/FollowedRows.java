package dev.parley.graphql.subscription;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.security.Actor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rows of a filter that one agent follows. While it is {@link #join joined}, changed rows are looked at for all followed lists of the
 * instance together; the result is the same as if each list read for itself.
 */
public final class FollowedRows {

    private final LiveRequest request;
    private final SharedMatching matching;
    private final Class<? extends NodeEntity> rows;
    private final Actor.Agent agent;
    private final Filter filter;
    private final boolean shareable;
    private volatile boolean joined;

    /**
     * A filter as a kind of caller means it.
     *
     * @param inMemory the filter for rows in memory, or null when the database has to evaluate it
     */
    record Filter(Map<String, Object> where, Visibility visibility, RowFilter.Compiled inMemory) {

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
     * Which of some rows are in the list.
     *
     * @param basis what it was found by; null when it was read for this list alone
     */
    public record Found(Set<Long> rows, Basis basis) {}

    /**
     * A row of the list.
     *
     * @param values keys of its links, by column
     * @param ended when its reading ended, by System.nanoTime()
     */
    record Row(Map<String, Object> values, long ended) {}

    /** The reading that a result was found by: what is read for the subscriber after it may be shared by the same rights. */
    public static final class Basis {

        private final Actor.Agent agent;
        private final Known rights;
        private final long ended;
        private final Map<Long, Row> rows;

        /** @param rows those that are in the list */
        Basis(Actor.Agent agent, Known rights, long ended, Map<Long, Row> rows) {
            this.agent = agent;
            this.rights = rights;
            this.ended = ended;
            this.rows = rows;
        }

        /** Whether a row has the caller in one of some columns, or may have: they are known of links, in rows of the list. */
        boolean isOwner(long id, Set<String> columns) {
            Row row = rows.get(id);
            return rights != null
                    && (row == null
                            || columns.stream()
                                    .anyMatch(column -> !row.values().containsKey(column)
                                            || rights.values()
                                                    .get("me")
                                                    .equals(row.values().get(column))));
        }

        Actor.Agent agent() {
            return agent;
        }

        /** The caller's rights at that moment; null of an administrator. */
        Known rights() {
            return rights;
        }

        /** When the last of its readings ended, by System.nanoTime(): until then the rights are known to be these. */
        long ended() {
            return ended;
        }

        /** When the reading of one row ended: what is read of it from then on is not older than the change. */
        long ended(long id) {
            Row row = rows.get(id);
            return row == null ? ended : row.ended();
        }
    }

    FollowedRows(
            LiveRequest request,
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
     * Has the list looked at together with others, where that is possible.
     *
     * @return ends that
     */
    public Runnable join() {
        joined = shareable;
        if (!joined) {
            return () -> {};
        }
        matching.add(this);
        return this::readAlone;
    }

    /** From now on it is not looked at with others: it has ended, or there are too many filters that need the database. */
    void readAlone() {
        joined = false;
        matching.remove(this);
    }

    /**
     * Those of some rows that are in the list.
     *
     * @param changed rows, with the transaction that changed each last: the result tells what they were after that
     */
    public Found among(Map<Long, Long> changed) {
        return (joined ? matching.find(this, changed) : Optional.<Found>empty())
                .orElseGet(() -> new Found(Set.copyOf(request.matching(rows, filter.where(), changed.keySet())), null));
    }

    /** The values that rules on rows know of the caller, not older than a second; none of a caller who is under no rule. */
    public Map<String, Object> standing() {
        return (joined ? matching.standing(this) : Optional.<Map<String, Object>>empty()).orElseGet(request::standing);
    }
}
