package dev.parley.chat.subscription;

import dev.parley.graphql.value.LogPosition;
import dev.parley.chat.subscription.ChangedRow.Kind;
import dev.parley.event.LoggedEvent;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.subscription.FollowedRows;
import dev.parley.graphql.subscription.SubscriptionRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of a followed list, read with the subscriber's current rights. */
final class ListMembers {

    /** More than a screen shows, and few enough to keep their ids in memory. */
    private static final int MOST_ROWS = 10_000;

    /** Beyond this number it is cheaper to read the whole list. */
    static final int MOST_DEPENDENTS = 500;

    private final SubscriptionRequest request;
    private final ListKind kind;
    private final Dependencies dependencies;
    private Map<String, Object> where;
    private FollowedRows rows;
    private Runnable leave = () -> {};
    private boolean joined;
    private Set<Long> members = Set.of();

    ListMembers(SubscriptionRequest request, ListKind kind, ListAccess access) {
        this.request = request;
        this.kind = kind;
        this.where = kind.where().apply(access);
        this.dependencies = request.dependencies(kind.type(), where, kind.path());
        this.rows = request.follow(kind.type(), where);
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
     * A change of a row.
     *
     * @param known whether all of it happened after the list was read, so that it is known whether the client has the row
     * @param transaction the last transaction that changed it
     */
    record Change(boolean known, long transaction) {

        Change and(Change other) {
            return new Change(known && other.known, Math.max(transaction, other.transaction));
        }
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
     * The rows, in the list or not, that some log entries may have changed.
     *
     * @param tooMany whether there are too many rows, so that the list must be read again
     * @param shown whether the selected fields of rows that stay in the list may have changed, in this case
     */
    record Affected(Map<Long, Change> rows, boolean tooMany, boolean shown) {}

    /** Returns which changes of records may change the list. */
    boolean isInterestedIn(ChangedRecord change) {
        return change.table().equals(kind.table()) || dependencies.include(change);
    }

    /** Returns the tables of the records that may change the list. */
    Set<String> tables() {
        Set<String> tables = new HashSet<>(dependencies.tables());
        if (kind.table() != null) {
            tables.add(kind.table());
        }
        return tables;
    }

    /** Returns whether the client selects lists below the rows. */
    boolean showLists() {
        return dependencies.showLists();
    }

    /**
     * Returns the rows that some log entries may have changed.
     *
     * @param known returns whether a position is behind the reading of the list
     */
    Affected affected(List<LoggedEvent> entries, Predicate<LogPosition> known) {
        Map<Long, Change> changed = new LinkedHashMap<>();
        List<LoggedEvent> records = new ArrayList<>();
        boolean tooMany = false;
        for (LoggedEvent entry : entries) {
            Change change =
                    new Change(known.test(entry.position()), entry.position().transaction());
            if (entry.record() != null) {
                records.add(entry);
                boolean isRow = entry.record().table().equals(kind.table());
                tooMany |= isRow && entry.record().id() == null;
                if (isRow && entry.record().id() != null) {
                    changed.merge(entry.record().id(), change, Change::and);
                }
            } else if (kind.table() == null) {
                changed.merge(entry.sessionId(), change, Change::and);
            }
        }
        if (records.isEmpty()) {
            return new Affected(changed, false, false);
        }
        List<ChangedRecord> changes = records.stream().map(LoggedEvent::record).toList();
        Optional<Set<Long>> dependents = dependencies.dependents(changes, MOST_DEPENDENTS);
        Change change = new Change(
                known.test(records.get(0).position()),
                records.get(records.size() - 1).position().transaction());
        dependents.orElse(Set.of()).forEach(row -> changed.merge(row, change, Change::and));
        boolean all = tooMany || dependents.isEmpty();
        boolean shown = tooMany || changes.stream().anyMatch(dependencies::show);
        return new Affected(changed, all, all && shown);
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
