package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.subscription.ChangedSession.Kind;
import dev.parley.event.EventInterest;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.subscription.FollowedRows;
import dev.parley.graphql.subscription.SubscriptionRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sessions of a subscribed list, read with the subscriber's current rights. */
final class ListMembers {

    /** More than a screen shows, and few enough to keep their ids in memory. */
    private static final int MOST_SESSIONS = 10_000;

    /** Beyond this number it is cheaper to read the whole list. */
    static final int MOST_DEPENDENTS = 500;

    private final SubscriptionRequest request;
    private final Map<String, Object> where;
    private final Dependencies dependencies;
    private final FollowedRows rows;
    private Set<Long> members = Set.of();

    ListMembers(SubscriptionRequest request, Map<String, Object> where) {
        this.request = request;
        this.where = where;
        this.dependencies = request.dependencies(ChatSession.class, where, "changes/chatSession");
        this.rows = request.follow(ChatSession.class, where);
    }

    /**
     * Joins the group of lists whose changes are read together.
     *
     * @return leaves the group
     */
    Runnable join() {
        return rows.join();
    }

    /** Returns the current rights of the subscriber. */
    ListAccess access() {
        return new ListAccess(rows.accessParameters());
    }

    /**
     * A change of a session.
     *
     * @param known whether all of it happened after the list was read, so that it is known whether the client has the session
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
    record Changes(List<ChangedSession> sessions, FollowedRows.@Nullable Basis basis) {

        static final Changes NONE = new Changes(List.of(), null);
    }

    /** Returns which changes of linked records may change the list. */
    EventInterest interest() {
        return new EventInterest(dependencies.tables(), dependencies::include);
    }

    /** Returns whether the client selects lists below the sessions. */
    boolean showLists() {
        return dependencies.showLists();
    }

    /** Returns the sessions, in the list or not, that depend on some changed records; empty if there are too many. */
    Optional<Set<Long>> dependents(List<ChangedRecord> changes) {
        return dependencies.dependents(changes, MOST_DEPENDENTS);
    }

    /** Returns whether some changed records may change the selected fields of a session. */
    boolean areShown(List<ChangedRecord> changes) {
        return changes.stream().anyMatch(dependencies::show);
    }

    /**
     * Adds and removes changed sessions.
     *
     * @param changed at most 1000 sessions
     * @return the changes to send to the client
     */
    Changes apply(Map<Long, Change> changed, ListAccess access) {
        if (changed.isEmpty()) {
            return Changes.NONE;
        }
        Map<Long, Long> transactions = new HashMap<>();
        changed.forEach((session, change) -> transactions.put(session, change.transaction()));
        FollowedRows.Found matching = rows.among(transactions);
        Set<Long> found = matching.rows();
        Set<Long> unknown = new HashSet<>();
        changed.forEach((session, change) -> {
            if (!found.contains(session) && !change.known()) {
                unknown.add(session);
            }
        });
        Set<Long> maybeHad = access.everSeen(unknown);
        List<ChangedSession> changes = new ArrayList<>();
        changed.forEach((session, change) -> {
            if (found.contains(session)) {
                boolean entered = members.add(session) && change.known();
                changes.add(new ChangedSession(entered ? Kind.ENTER : Kind.UPDATE, session));
            } else if (members.remove(session) || maybeHad.contains(session)) {
                changes.add(new ChangedSession(Kind.LEAVE, session));
            }
        });
        return new Changes(changes, matching.basis());
    }

    /**
     * Reads the whole list again.
     *
     * @param resend whether to include sessions that stay in the list
     * @return the differences from before
     */
    List<ChangedSession> reread(boolean resend) {
        Set<Long> found = new HashSet<>(request.matching(ChatSession.class, where, MOST_SESSIONS + 1));
        if (found.size() > MOST_SESSIONS) {
            throw new RequestException(
                    RequestError.TOO_COSTLY, "The filter finds more than " + MOST_SESSIONS + " sessions.");
        }
        List<ChangedSession> changes = new ArrayList<>();
        members.stream().filter(session -> !found.contains(session)).sorted().forEach(session -> {
            changes.add(new ChangedSession(Kind.LEAVE, session));
        });
        found.stream().sorted().forEach(session -> {
            boolean stays = members.contains(session);
            if (!stays || resend) {
                changes.add(new ChangedSession(stays ? Kind.UPDATE : Kind.ENTER, session));
            }
        });
        members = found;
        return changes;
    }
}
