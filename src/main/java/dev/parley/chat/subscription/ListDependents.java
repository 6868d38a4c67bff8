package dev.parley.chat.subscription;

import dev.parley.event.LoggedEvent;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.value.LogPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the rows of a followed list, in it or not, that log entries may affect: rows with events, and rows that depend on changed records. */
final class ListDependents {

    /** Beyond this number it is cheaper to read the whole list. */
    static final int MOST_DEPENDENTS = 500;

    private final @Nullable String table;
    private final Dependencies dependencies;

    /**
     * Creates the dependents of a list.
     *
     * @param table table of the rows if their changes are logged as records; null for sessions, whose events are logged
     */
    ListDependents(@Nullable String table, Dependencies dependencies) {
        this.table = table;
        this.dependencies = dependencies;
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
     * The rows, in the list or not, that some log entries may have changed.
     *
     * @param tooMany whether there are too many rows, so that the list must be read again
     * @param shown whether the selected fields of rows that stay in the list may have changed, in this case
     */
    record Affected(Map<Long, Change> rows, boolean tooMany, boolean shown) {}

    /** Returns which changes of records may change the list. */
    boolean isInterestedIn(ChangedRecord change) {
        return change.table().equals(table) || dependencies.include(change);
    }

    /** Returns the tables of the records that may change the list. */
    Set<String> tables() {
        Set<String> tables = new HashSet<>(dependencies.tables());
        if (table != null) {
            tables.add(table);
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
                boolean isRow = entry.record().table().equals(table);
                tooMany |= isRow && entry.record().id() == null;
                if (isRow && entry.record().id() != null) {
                    changed.merge(entry.record().id(), change, Change::and);
                }
            } else if (table == null) {
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
}
