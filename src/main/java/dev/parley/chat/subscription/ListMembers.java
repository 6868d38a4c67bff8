package dev.parley.chat.subscription;

import dev.parley.chat.subscription.ChangedRow.Kind;
import dev.parley.chat.subscription.ListDependents.Change;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.subscription.FollowedRows;
import dev.parley.graphql.subscription.SubscriptionRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a followed list, read with the subscriber's current rights. */
final class ListMembers {

    /** More than a screen shows, and few enough to keep their ids in memory. */
    private static final int MOST_ROWS = 10_000;

    private final SubscriptionRequest request;
    private final ListKind kind;
    private final ListDependents dependents;
    private Map<String, Object> where;
    private FollowedRows rows;
    private Runnable leave = () -> {};
    private boolean joined;
    private Set<Long> members = Set.of();

    ListMembers(SubscriptionRequest request, ListKind kind, ListAccess access) {
        this.request = request;
        this.kind = kind;
        this.where = kind.where().apply(access);
        this.dependents = new ListDependents(kind.table(), request.dependencies(kind.type(), where, kind.path()));
        this.rows = request.follow(kind.type(), where);
    }

    /** Returns which rows changes of sessions and records may affect. */
    ListDependents dependents() {
        return dependents;
    }

    /** Joins the group of lists whose changes are read together. */
    synchronized void join() {
        joined = true;
        leave = rows.join();
    }

    /** Leaves the group. */
    synchronized void leave() {
        joined = false;
        leave.run();
    }

    /** Restricts the list to the rows that the subscriber's new rights allow. */
    synchronized void restrict(ListAccess access) {
        Map<String, Object> allowed = kind.where().apply(access);
        if (!allowed.equals(where)) {
            leave.run();
            where = allowed;
            rows = request.follow(kind.type(), where);
            leave = joined ? rows.join() : () -> {};
        }
    }

    /** Returns the current rights of the subscriber, without those of an administrator. */
    ListAccess access() {
        return new ListAccess(rows.accessParameters());
    }

    /**
     * Changes to send to the client.
     *
     * @param basis the rows from which they were determined, or null
     */
    record Changes(List<ChangedRow> rows, FollowedRows.@Nullable Basis basis) {

        static final Changes NONE = new Changes(List.of(), null);

        /** Returns the changes of two lists. */
        Changes and(Changes others) {
            if (others.rows.isEmpty()) {
                return this;
            }
            if (rows.isEmpty()) {
                return others;
            }
            List<ChangedRow> both = new ArrayList<>(rows);
            both.addAll(others.rows);
            return new Changes(both, basis == null || others.basis == null ? null : basis.and(others.basis));
        }
    }

    /**
     * Changed rows, compared with the database.
     *
     * @param found those that are in the list
     * @param maybeHad those that are not in the list, and that the client may have
     */
    record Matched(Map<Long, Change> changed, FollowedRows.Found found, Set<Long> maybeHad) {}

    /**
     * Reads which of some changed rows are in the list. Changes nothing, so that it can be repeated after a failure.
     *
     * @param changed at most 1000 rows
     */
    Matched match(Map<Long, Change> changed, ListAccess access) {
        if (changed.isEmpty()) {
            return new Matched(changed, new FollowedRows.Found(Set.of(), null), Set.of());
        }
        Map<Long, Long> transactions = new HashMap<>();
        changed.forEach((row, change) -> transactions.put(row, change.transaction()));
        FollowedRows.Found found = rows.among(transactions);
        Set<Long> unknown = new HashSet<>();
        changed.forEach((row, change) -> {
            if (!found.rows().contains(row) && !members.contains(row) && !change.known()) {
                unknown.add(row);
            }
        });
        return new Matched(changed, found, access.everSeen(kind.type(), unknown));
    }

    /** Adds and removes changed rows. Returns the changes to send to the client. */
    Changes apply(Matched matched) {
        List<ChangedRow> changes = new ArrayList<>();
        matched.changed().forEach((row, change) -> {
            if (matched.found().rows().contains(row)) {
                boolean entered = members.add(row) && change.known();
                changes.add(changed(entered ? Kind.ENTER : Kind.UPDATE, row));
            } else if (members.remove(row) || matched.maybeHad().contains(row)) {
                changes.add(changed(Kind.LEAVE, row));
            }
        });
        return new Changes(changes, matched.found().basis());
    }

    /** Reads the ids of all rows. Changes nothing. */
    Set<Long> read() {
        Set<Long> found = new HashSet<>(request.matching(kind.type(), where, MOST_ROWS + 1));
        if (found.size() > MOST_ROWS) {
            throw new RequestException(
                    RequestError.TOO_COSTLY, "The filter finds more than " + MOST_ROWS + " sessions.");
        }
        return found;
    }

    /**
     * Replaces all rows by those that were read.
     *
     * @param resend whether to include rows that stay in the list
     * @return the differences from before
     */
    List<ChangedRow> replace(Set<Long> found, boolean resend) {
        List<ChangedRow> changes = new ArrayList<>();
        members.stream()
                .filter(row -> !found.contains(row))
                .sorted()
                .forEach(row -> changes.add(changed(Kind.LEAVE, row)));
        found.stream().sorted().forEach(row -> {
            boolean stays = members.contains(row);
            if (!stays || resend) {
                changes.add(changed(stays ? Kind.UPDATE : Kind.ENTER, row));
            }
        });
        members = found;
        return changes;
    }

    /** Forgets all rows, so that they are sent again. */
    void clear() {
        members = Set.of();
    }

    private ChangedRow changed(Kind change, long row) {
        return new ChangedRow(kind.name(), change, row);
    }
}
