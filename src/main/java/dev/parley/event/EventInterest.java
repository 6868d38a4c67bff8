package dev.parley.event;

import dev.parley.graphql.read.ChangedRecord;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Filter for the changes of records that a reader of the feed gets beside all events of sessions.
 *
 * @param tables the tables of those records
 * @param wanted accepts the changes in these tables that the reader gets
 */
public record EventInterest(Set<String> tables, Predicate<ChangedRecord> wanted) {

    boolean covers(LoggedEvent entry) {
        return entry.record() == null || tables.contains(entry.record().table()) && wanted.test(entry.record());
    }
}
