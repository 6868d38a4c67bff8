package dev.parley.event;

import dev.parley.graphql.read.ChangedRecord;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The changes of records that a reader of the feed wants, beside all events of sessions.
 *
 * @param tables the tables of those records
 * @param wanted tells the wanted changes from the others of these tables
 */
public record EventInterest(Set<String> tables, Predicate<ChangedRecord> wanted) {

    boolean covers(LoggedEvent entry) {
        return entry.record() == null || tables.contains(entry.record().table()) && wanted.test(entry.record());
    }
}
