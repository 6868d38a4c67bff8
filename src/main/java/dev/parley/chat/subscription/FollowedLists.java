package dev.parley.chat.subscription;

import dev.parley.event.EventInterest;
import dev.parley.event.LoggedEvent;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.value.LogPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The lists that one stream follows under one cursor, read with the subscriber's current rights. */
final class FollowedLists {

    private final List<ListMembers> lists;
    private final ListRights rights;
    private final EventInterest interest;

    private FollowedLists(List<ListMembers> lists, ListRights rights) {
        this.lists = lists;
        this.rights = rights;
        Set<String> tables = new HashSet<>(rights.areLogged() ? ListAccess.TABLES : Set.of());
        lists.forEach(list -> tables.addAll(list.dependents().tables()));
        this.interest = new EventInterest(Set.copyOf(tables), this::isInterestedIn);
    }

    /** Returns one list of sessions, whose filter does not depend on the subscriber. */
    static FollowedLists of(SubscriptionRequest request, ListKind kind) {
        ListMembers list = new ListMembers(request, kind, new ListAccess(Map.of()));
        return new FollowedLists(List.of(list), new ListRights() {

            @Override
            public ListAccess since(long transaction) {
                return list.access();
            }

            @Override
            public boolean areLogged() {
                return false;
            }

            @Override
            public Runnable join() {
                return () -> {};
            }
        });
    }

    /** Returns several lists, whose filters depend on the subscriber. */
    static FollowedLists of(SubscriptionRequest request, List<ListKind> kinds, ListRights rights) {
        ListAccess access = rights.since(0);
        return new FollowedLists(
                kinds.stream()
                        .map(kind -> new ListMembers(request, kind, access))
                        .toList(),
                rights);
    }

    /**
     * Joins the group of lists whose changes are read together.
     *
     * @return leaves the group
     */
    Runnable join() {
        Runnable leave = rights.join();
        lists.forEach(ListMembers::join);
        return () -> {
            lists.forEach(ListMembers::leave);
            leave.run();
        };
    }

    /** Returns the current rights of the subscriber; see {@link ListRights#since}. */
    ListAccess access(long transaction) {
        return rights.since(transaction);
    }

    /** Restricts the lists to the rows that the subscriber's new rights allow. */
    void restrict(ListAccess access) {
        lists.forEach(list -> list.restrict(access));
    }

    /** Returns the changes of records to read beside the events of sessions. */
    EventInterest interest() {
        return interest;
    }

    private boolean isInterestedIn(ChangedRecord change) {
        return isOfRights(change)
                || lists.stream().anyMatch(list -> list.dependents().isInterestedIn(change));
    }

    private boolean isOfRights(ChangedRecord change) {
        return rights.areLogged() && ListAccess.isChangedBy(change);
    }

    /** Returns whether some log entries may report a change of the subscriber's rights. */
    boolean mayChangeRights(List<LoggedEvent> entries) {
        return entries.stream().anyMatch(entry -> entry.record() != null && isOfRights(entry.record()));
    }

    /** Returns whether the client selects lists below the rows. */
    boolean showLists() {
        return lists.stream().anyMatch(list -> list.dependents().showLists());
    }

    /**
     * The changes that follow from some log entries.
     *
     * @param tooMany whether there are too many to check each, so that the lists must be read again
     * @param shown whether the selected fields of rows that stay may have changed, in this case
     */
    record Applied(ListMembers.Changes changes, boolean tooMany, boolean shown) {}

    /**
     * Applies log entries to the lists.
     *
     * @param known returns whether a position is behind the reading of the lists
     * @throws Gap if there are too many changes from before that
     */
    Applied apply(List<LoggedEvent> entries, Predicate<LogPosition> known, ListAccess access) {
        List<ListDependents.Affected> affected = lists.stream()
                .map(list -> list.dependents().affected(entries, known))
                .toList();
        boolean tooMany = affected.stream().anyMatch(ListDependents.Affected::tooMany);
        if (tooMany && !known.test(firstRecord(entries))) {
            throw new Gap(SnapshotReason.RECORDS_CHANGED);
        }
        // All reads come first, so that a failure leaves the lists as they were.
        List<ListMembers.Matched> matched = IntStream.range(0, lists.size())
                .mapToObj(i -> lists.get(i).match(affected.get(i).rows(), access))
                .toList();
        ListMembers.Changes changes = IntStream.range(0, lists.size())
                .mapToObj(i -> lists.get(i).apply(matched.get(i)))
                .reduce(ListMembers.Changes.NONE, ListMembers.Changes::and);
        return new Applied(changes, tooMany, affected.stream().anyMatch(ListDependents.Affected::shown));
    }

    private static LogPosition firstRecord(List<LoggedEvent> entries) {
        return entries.stream()
                .filter(entry -> entry.record() != null)
                .findFirst()
                .orElseThrow()
                .position();
    }

    /**
     * Reads the whole lists again.
     *
     * @param resend whether to include rows that stay in a list
     * @return the differences from before
     */
    List<ChangedRow> reread(boolean resend) {
        List<Set<Long>> found = lists.stream().map(ListMembers::read).toList();
        List<ChangedRow> changes = new ArrayList<>();
        for (int i = 0; i < lists.size(); i++) {
            changes.addAll(lists.get(i).replace(found.get(i), resend));
        }
        return changes;
    }

    /** Forgets all rows, so that they are sent again. */
    void clear() {
        lists.forEach(ListMembers::clear);
    }
}
