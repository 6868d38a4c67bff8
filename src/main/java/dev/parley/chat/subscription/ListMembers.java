package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.chat.subscription.ChangedSession.Kind;
import dev.parley.event.EventInterest;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.subscription.FollowedRows;
import dev.parley.graphql.subscription.LiveRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sessions that are in a followed list, found by the caller's rights of the moment. */
final class ListMembers {

    /** More than any screen shows, and few enough to remember which they are. */
    private static final int MOST_SESSIONS = 10_000;

    /** Beyond, it costs less to read the list as a whole. */
    static final int MOST_DEPENDENTS = 500;

    private final LiveRequest request;
    private final Map<String, Object> where;
    private final Dependencies dependencies;
    private final FollowedRows rows;
    private Set<Long> members = Set.of();

    ListMembers(LiveRequest request, Map<String, Object> where) {
        this.request = request;
        this.where = where;
        this.dependencies = request.dependencies(ChatSession.class, where, "changes/chatSession");
        this.rows = request.follow(ChatSession.class, where);
    }

    /**
     * Has changes looked at together with other lists.
     *
     * @return ends that
     */
    Runnable join() {
        return rows.join();
    }

    /** The rights of the list's caller. */
    ListAccess standing() {
        return new ListAccess(rows.standing());
    }

    /**
     * A change of a session.
     *
     * @param known whether all of it happened after the list was found, so that it is known whether the client has the session
     * @param transaction the last one that changed it
     */
    record Change(boolean known, long transaction) {

        Change and(Change other) {
            return new Change(known && other.known, Math.max(transaction, other.transaction));
        }
    }

    /**
     * Changes to tell the client.
     *
     * @param basis what they were found by, or null
     */
    record Changes(List<ChangedSession> sessions, FollowedRows.Basis basis) {

        static final Changes NONE = new Changes(List.of(), null);
    }

    /** The changes of linked records that may change the list. */
    EventInterest interest() {
        return new EventInterest(dependencies.tables(), dependencies::include);
    }

    /** Whether the client selects lists below the sessions. */
    boolean showLists() {
        return dependencies.showLists();
    }

    /** The sessions, in the list or not, that depend on some changed records; nothing when those are very many. */
    Optional<Set<Long>> dependents(List<ChangedRecord> changes) {
        return dependencies.dependents(changes, MOST_DEPENDENTS);
    }

    /** Whether some changed records may change what is shown of a session. */
    boolean areShown(List<ChangedRecord> changes) {
        return changes.stream().anyMatch(dependencies::show);
    }

    /**
     * Takes in and out what has changed.
     *
     * @param changed at most 1000 sessions
     * @return what to tell the client
     */
    Changes apply(Map<Long, Change> changed, ListAccess standing) {
        if (changed.isEmpty()) {
            return Changes.NONE;
        }
        Map<Long, Long> transactions = new HashMap<>();
        changed.forEach((session, change) -> transactions.put(session, change.transaction()));
        FollowedRows.Found matching = rows.among(transactions);
        Set<Long> found = matching.rows();
        Set<Long> unknown = new HashSet<>(changed.keySet());
        unknown.removeIf(
                session -> found.contains(session) || changed.get(session).known());
        Set<Long> maybeHad = standing.everSeen(unknown);
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
     * Finds the list anew.
     *
     * @param resend whether to tell of the sessions that stay, too
     * @return how it differs from before
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
