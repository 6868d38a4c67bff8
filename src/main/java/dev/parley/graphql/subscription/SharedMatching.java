package dev.parley.graphql.subscription;

import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.AgentRights;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.subscription.FollowedRows.Basis;
import dev.parley.graphql.subscription.FollowedRows.Found;
import dev.parley.security.Actor;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Provider;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Matches changed rows against all followed lists of one type at once. The first list that needs a row reads it with one
 * statement for all lists, and the others reuse the result. A list uses a result only if it was read after the change
 * that the list was notified of, with the current rights of its caller, and only for a short time.
 */
final class SharedMatching {

    /** Time that rights are valid without an event. Subscriptions check them every 30 s. */
    private static final Duration RIGHTS_GOOD_FOR = Duration.ofSeconds(1);

    private final EntityModel model;
    private final EntityType type;
    private final AgentRights rights;
    private final Provider<AgroalDataSource> database;
    private final Provider<MeterRegistry> metrics;
    private final Duration goodFor;
    private final Set<FollowedRows> lists = ConcurrentHashMap.newKeySet();
    private final Map<Long, Reading> byRow = new ConcurrentHashMap<>();
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Reading latest;

    /**
     * Result of a statement.
     *
     * @param ended time of the result, by System.nanoTime()
     */
    private record Reading(MatchStatement.Answer answer, long ended) {

        boolean isYoungerThan(Duration age) {
            return System.nanoTime() - ended <= age.toNanos();
        }
    }

    /**
     * Creates the matching of one type.
     *
     * @param goodFor time that a reading is valid
     */
    SharedMatching(
            EntityModel model,
            EntityType type,
            AgentRights rights,
            Provider<AgroalDataSource> database,
            Provider<MeterRegistry> metrics,
            Duration goodFor) {
        this.model = model;
        this.type = type;
        this.rights = rights;
        this.database = database;
        this.metrics = metrics;
        this.goodFor = goodFor;
    }

    /** Creates a followed list of a caller. Lists of administrators whose filter depends on the caller are read separately. */
    FollowedRows follow(SubscriptionRequest request, Actor.Agent agent, Map<String, Object> where) {
        Visibility visibility = new Visibility(agent, model);
        FollowedRows.Filter filter = new FollowedRows.Filter(
                where, visibility, RowFilter.of(type, where, visibility).orElse(null));
        boolean shareable =
                !agent.isAdmin() || filter.inMemory() != null || !MatchStatement.dependsOnCaller(model, type, filter);
        return new FollowedRows(request, this, type.javaClass(), agent, filter, shareable);
    }

    void add(FollowedRows list) {
        lists.add(list);
    }

    void remove(FollowedRows list) {
        lists.remove(list);
    }

    /**
     * Returns the changed rows that are in a list.
     *
     * @param changed ids of rows with their last changing transaction
     * @return empty if the list must be read separately, because its caller's rights are not cached or have just
     *     changed
     */
    Optional<Found> find(FollowedRows list, Map<Long, Long> changed) {
        if (!list.agent().isAdmin() && rights.kept(list.agent()).isEmpty()) {
            return Optional.empty();
        }
        Map<Long, Reading> readings = new HashMap<>();
        if (!collect(readings, list, changed)) {
            reading.lock();
            try {
                if (!collect(readings, list, changed)) {
                    Set<Long> missing = new HashSet<>(changed.keySet());
                    missing.removeAll(readings.keySet());
                    Reading read = read(list, missing);
                    missing.forEach(row -> byRow.put(row, read));
                    missing.forEach(row -> readings.put(row, read));
                    if (read.answer().isFull() && !read.answer().covers(list)) {
                        list.readAlone();
                    }
                }
            } finally {
                reading.unlock();
            }
        }
        return found(list, readings);
    }

    /**
     * Collects the valid readings of a list. They stay valid while others are read. Returns whether there is one for
     * each row.
     */
    private boolean collect(Map<Long, Reading> readings, FollowedRows list, Map<Long, Long> changed) {
        changed.forEach((row, transaction) -> {
            Reading read = byRow.get(row);
            if (!readings.containsKey(row)
                    && read != null
                    && read.answer().xmin() > transaction
                    && read.answer().covers(list)
                    && read.isYoungerThan(goodFor)) {
                readings.put(row, read);
            }
        });
        return readings.size() == changed.size();
    }

    private Optional<Found> found(FollowedRows list, Map<Long, Reading> readings) {
        Map<Long, FollowedRows.Row> found = new HashMap<>();
        Reading newest = null;
        for (Map.Entry<Long, Reading> row : readings.entrySet()) {
            Reading read = row.getValue();
            boolean sameRights = newest == null
                    || newest.answer().rights(list) == read.answer().rights(list);
            if (!sameRights || !read.answer().covers(list) || !isByCurrentRights(read, list)) {
                return Optional.empty();
            }
            newest = newest == null || read.ended() - newest.ended() > 0 ? read : newest;
            if (read.answer().isIn(list, row.getKey())) {
                found.put(row.getKey(), new FollowedRows.Row(read.answer().values(row.getKey()), read.ended()));
            }
        }
        Known known = newest == null ? null : newest.answer().rights(list);
        long ended = newest == null ? System.nanoTime() : newest.ended();
        return Optional.of(new Found(found.keySet(), new Basis(list.agent(), known, ended, Map.of(type, found))));
    }

    /** Reads changed rights again for the next time. */
    private boolean isByCurrentRights(Reading read, FollowedRows list) {
        boolean current = read.answer().isByCurrentRights(list);
        if (!current
                && rights.kept(list.agent())
                        .filter(kept -> kept == read.answer().rights(list))
                        .isPresent()) {
            rights.read(list.agent());
        }
        return current;
    }

    /** Access parameters of a list's caller; empty if they must be read for this caller alone. */
    Optional<Map<String, Object>> accessParameters(FollowedRows list) {
        if (list.agent().isAdmin()) {
            return Optional.empty();
        }
        Known known = rights.last(list.agent());
        if (known.version() == null) {
            return Optional.of(known.values());
        }
        Reading read = latest;
        if (read == null
                || !read.isYoungerThan(RIGHTS_GOOD_FOR)
                || !read.answer().covers(list)) {
            reading.lock();
            try {
                read = latest;
                if (read == null
                        || !read.isYoungerThan(RIGHTS_GOOD_FOR)
                        || !read.answer().covers(list)) {
                    read = read(list, Set.of());
                }
            } finally {
                reading.unlock();
            }
        }
        if (!read.answer().covers(list) || read.answer().rights(list) != known) {
            return Optional.empty();
        }
        return Optional.of(
                isByCurrentRights(read, list)
                        ? known.values()
                        : rights.last(list.agent()).values());
    }

    private Reading read(FollowedRows asking, Set<Long> rows) {
        byRow.values().removeIf(old -> !old.isYoungerThan(goodFor));
        Map<FollowedRows, Optional<Known>> followed = new HashMap<>();
        for (FollowedRows list : lists) {
            Optional<Known> known = rights.kept(list.agent());
            boolean admin = list.agent().isAdmin();
            if (admin || known.isPresent()) {
                followed.put(list, admin ? Optional.empty() : known);
            }
        }
        MatchStatement statement = new MatchStatement(model, type, followed);
        Sql sql = statement.sql(rows, asking.visibility());
        metrics.get().counter("parley.reads").increment();
        try (Connection connection = database.get().getConnection();
                PreparedStatement prepared = connection.prepareStatement(sql.text())) {
            sql.bind(prepared, statement.parameters());
            try (ResultSet result = prepared.executeQuery()) {
                Reading read = new Reading(statement.read(result), System.nanoTime());
                latest = read;
                return read;
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Reading from the database failed", failed);
        }
    }
}
