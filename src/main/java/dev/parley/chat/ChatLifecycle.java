package dev.parley.chat;

import dev.parley.crm.User;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Changes of sessions, each in one transaction: lock the agent, lock the session (always in this order), let the session decide,
 * store what it leaves behind. A refusal rolls back.
 */
@ApplicationScoped
class ChatLifecycle {

    private final Clock clock;

    ChatLifecycle(Clock clock) {
        this.clock = clock;
    }

    /**
     * A customer asks for a session, and may say something with it.
     *
     * @throws Refusal TOPIC_NOT_FOUND
     */
    @Transactional
    ChatOutcome request(Actor actor, long topicId, ChatRequest request, String message) {
        ChatTopic topic = ChatTopic.findById(topicId);
        if (topic == null) {
            throw new Refusal(RefusalCode.TOPIC_NOT_FOUND, "topicId");
        }
        ChatSession open = openSessionOf(actor, topic);
        if (open != null) {
            return ChatOutcome.unchanged(open);
        }

        Instant now = clock.instant();
        SessionKey key = SessionKey.random();
        int waiting = (int) ChatSession.count("topic = ?1 and status = ?2", topic, ChatSessionStatus.IN_QUEUE);
        ChatSession session = ChatSession.request(topic, request, waiting, key, now);
        session.persist();
        session.requested(now).persist();
        ChatStep step = message == null ? null : store(session.receive(message, now));
        return flushed(new ChatOutcome(session, step == null ? null : step.message(), key, true));
    }

    /**
     * An agent takes a session from the queue.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, ALREADY_ACCEPTED, NOT_IN_QUEUE, NOT_TOPIC_MEMBER, AT_CAPACITY
     */
    @Transactional
    ChatOutcome accept(Actor.Agent actor, long sessionId, Integer expectedVersion) {
        User agent = lockUser(actor);
        ChatSession session = lockSession(sessionId, expectedVersion);
        ChatStep step = session.accept(agent, membership(agent, session.topic), ranksOf(agent), clock.instant());
        ChatTopic.update(
                "lastAccept = ?1, secondsPrAccept = ?2 where id = ?3",
                session.whenStarted,
                session.averageWaitAfterAccept(),
                session.topic.id);
        return done(session, step);
    }

    /**
     * The customer or the session's agent writes.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER
     */
    @Transactional
    ChatOutcome send(Actor actor, long sessionId, Integer expectedVersion, String message) {
        if (actor instanceof Actor.Agent agent) {
            User user = user(agent);
            ChatSession session = lockSession(sessionId, expectedVersion);
            return done(session, session.reply(user, message, clock.instant()));
        }
        ChatSession session = lockOwnSession(actor, sessionId, expectedVersion);
        return done(session, session.receive(message, clock.instant()));
    }

    /**
     * The customer, the session's agent or a manager of its topic ends it.
     *
     * @throws Refusal NOT_FOUND, VERSION_CONFLICT, NOT_OWNER
     */
    @Transactional
    ChatOutcome end(Actor actor, long sessionId, Integer expectedVersion) {
        User agent = actor instanceof Actor.Agent user ? user(user) : null;
        ChatSession session = agent == null
                ? lockOwnSession(actor, sessionId, expectedVersion)
                : lockSession(sessionId, expectedVersion);
        ChatTopicMember membership = agent == null ? null : membership(agent, session.topic);
        ChatStep step = session.end(agent, membership, clock.instant());
        return step == null ? ChatOutcome.unchanged(session) : done(session, step);
    }

    private ChatOutcome done(ChatSession session, ChatStep step) {
        store(step);
        return flushed(new ChatOutcome(session, step.message(), null, true));
    }

    private static ChatStep store(ChatStep step) {
        if (step.message() != null) {
            step.message().persist();
        }
        step.event().persist();
        return step;
    }

    /** The version counts up when the row is written: write it before the answer is made. */
    private static ChatOutcome flushed(ChatOutcome outcome) {
        Panache.flush();
        return outcome;
    }

    private static ChatSession openSessionOf(Actor actor, ChatTopic topic) {
        if (!(actor instanceof Actor.Customer customer)) {
            return null;
        }
        ChatSession session = ChatSession.find("sessionKeyHash = ?1 and topic = ?2", customer.keyHash(), topic)
                .firstResult();
        return session == null || session.getPhase() == ChatSessionPhase.CLOSED ? null : session;
    }

    private static User user(Actor.Agent actor) {
        return known(User.find("loginname", actor.loginname()).firstResult());
    }

    private static User lockUser(Actor.Agent actor) {
        return known(User.<User>find("loginname", actor.loginname())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    private static User known(User user) {
        if (user == null) {
            throw new RequestException(RequestError.FORBIDDEN, "There is no user with the loginname of this token.");
        }
        return user;
    }

    private static ChatSession lockSession(long id, Integer expectedVersion) {
        ChatSession session = ChatSession.<ChatSession>find("from ChatSession s join fetch s.topic where s.id = ?1", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
        if (session == null) {
            throw new Refusal(RefusalCode.NOT_FOUND, "chatSessionId");
        }
        session.expectVersion(expectedVersion);
        return session;
    }

    /** A session that is not the customer's looks like one that does not exist. */
    private static ChatSession lockOwnSession(Actor actor, long id, Integer expectedVersion) {
        if (!(actor instanceof Actor.Customer customer)) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        ChatSession session = lockSession(id, null);
        if (!session.isOpenedBy(customer)) {
            throw new Refusal(RefusalCode.NOT_FOUND, "chatSessionId");
        }
        session.expectVersion(expectedVersion);
        return session;
    }

    private static ChatTopicMember membership(User agent, ChatTopic topic) {
        return ChatTopicMember.find("topic = ?1 and user = ?2", topic, agent).firstResult();
    }

    private static Set<Integer> ranksOf(User agent) {
        List<Integer> ranks = ChatSession.find(
                        "select s.rank from ChatSession s where s.user = ?1 and s.status in (?2, ?3)",
                        agent,
                        ChatSessionStatus.CUSTOMER_LAST,
                        ChatSessionStatus.USER_LAST)
                .project(Integer.class)
                .list();
        return Set.copyOf(ranks);
    }
}
