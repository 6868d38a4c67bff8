package dev.parley.chat;

import dev.parley.crm.User;
import dev.parley.event.FeedNews;
import dev.parley.graphql.NodeEntity;
import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
import dev.parley.security.Actor;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Where every change of a session begins and ends: it locks the agent who gains a session, then the session (always in this order),
 * finds out who asks and what the decision needs to know; afterwards it stores the session's news.
 */
@ApplicationScoped
class ChatDesk {

    private static final Set<ChatAction> GIVE_TO_CALLER =
            EnumSet.of(ChatAction.ACCEPT, ChatAction.ACCEPT_TRANSFER, ChatAction.TAKE_OVER, ChatAction.REOPEN);
    private static final Set<ChatAction> SETTLE_TRANSFERS = EnumSet.of(
            ChatAction.RETURN_TO_QUEUE,
            ChatAction.REQUEST_TRANSFER,
            ChatAction.ACCEPT_TRANSFER,
            ChatAction.REJECT_TRANSFER,
            ChatAction.CANCEL_TRANSFER,
            ChatAction.TAKE_OVER,
            ChatAction.HAND_OFF,
            ChatAction.END,
            // An agent who is offered a session may read it and write notes.
            ChatAction.WRITE_NOTE);
    private static final Set<ChatAction> MIND_THE_QUEUE =
            EnumSet.of(ChatAction.SUBMIT_OFFLINE_FORM, ChatAction.RETURN_TO_QUEUE);

    private final Clock clock;
    private final ChatConfig config;
    private final FeedNews feed;

    ChatDesk(Clock clock, ChatConfig config, FeedNews feed) {
        this.clock = clock;
        this.config = config;
        this.feed = feed;
    }

    /**
     * Locks a session for something that the caller wants to do with it.
     *
     * @param expectedVersion the version that the caller has seen, or null for any
     * @throws Refusal NOT_FOUND when there is none or the caller may not see it; VERSION_CONFLICT
     */
    LockedChat open(Actor actor, ChatAction action, long id, Integer expectedVersion) {
        return actor instanceof Actor.Agent agent
                ? openForUser(agent, action, id, expectedVersion)
                : openForCustomer(actor, action, id, expectedVersion);
    }

    private LockedChat openForUser(Actor.Agent actor, ChatAction action, long id, Integer expectedVersion) {
        User user = GIVE_TO_CALLER.contains(action) ? lock(actor) : user(actor);
        AgentLoad caller = GIVE_TO_CALLER.contains(action) ? loadOf(user) : AgentLoad.NONE;
        ChatSession session = lock(id);
        ChatParty who = ChatParty.of(actor, user, memberOf(session.topic, user));
        boolean seen = ChatRights.sees(who, session);
        ChatTransfer transfer = !seen || SETTLE_TRANSFERS.contains(action) ? unresolved(session) : null;
        boolean offered = ChatRights.isOfferedTo(user, transfer, topic -> memberOf(topic, user));
        if (!seen && !offered) {
            throw new NotVisible();
        }
        session.expectVersion(who, expectedVersion);
        return new LockedChat(session, who, facts(actor, action, session, transfer, offered, caller, null));
    }

    /** A session that is not the customer's looks like one that does not exist. */
    private LockedChat openForCustomer(Actor actor, ChatAction action, long id, Integer expectedVersion) {
        if (!(actor instanceof Actor.Customer customer)) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        User owner = Reopening.isDoneBy(actor, action) ? Reopening.lockOwner(id) : null;
        ChatSession session = lock(id);
        if (!session.isOpenedBy(customer)) {
            throw new NotVisible();
        }
        session.expectVersion(ChatParty.CUSTOMER, expectedVersion);
        ChatTransfer transfer = SETTLE_TRANSFERS.contains(action) ? unresolved(session) : null;
        ChatFacts facts = facts(actor, action, session, transfer, false, AgentLoad.NONE, owner);
        return new LockedChat(session, ChatParty.CUSTOMER, facts);
    }

    private ChatFacts facts(
            Actor actor,
            ChatAction action,
            ChatSession session,
            ChatTransfer transfer,
            boolean offered,
            AgentLoad caller,
            User lockedOwner) {
        boolean reopens = session.status == ChatSessionStatus.FINISHED && Reopening.isDoneBy(actor, action);
        boolean comesBack = reopens && !session.topic.isGone();
        return new ChatFacts(
                clock.instant(),
                transfer,
                offered,
                caller,
                comesBack && actor instanceof Actor.Customer ? Reopening.ownerOf(session, lockedOwner) : null,
                comesBack || MIND_THE_QUEUE.contains(action) ? queueLength(session.topic) : 0,
                comesBack && Reopening.isCustomerIn(session.topic, session)
                        || action == ChatAction.ACCEPT_TRANSFER && movesToItsCustomer(session, transfer),
                action == ChatAction.RATE && isAnswered(session),
                config.reopenWindow(),
                config.ratingWindow());
    }

    /** Whether an offer is to another topic in which the customer has a session already. */
    private static boolean movesToItsCustomer(ChatSession session, ChatTransfer transfer) {
        return transfer != null
                && transfer.toTopic != null
                && !transfer.toTopic.id.equals(session.topic.id)
                && Reopening.isCustomerIn(transfer.toTopic, session);
    }

    private static boolean isAnswered(ChatSession session) {
        return session.whenStarted != null
                || ChatMessage.count(
                                "from ChatMessage m where m.chatSession = ?1 and " + ChatMessage.IS_ANSWER, session)
                        > 0;
    }

    /**
     * Stores what happened to a session.
     *
     * @param others what else the action made
     */
    Outcome done(ChatSession session, NodeEntity... others) {
        List<NodeEntity> made = Stream.of(others).filter(Objects::nonNull).toList();
        if (session.takeRelease()) {
            ChatMessage.showHeld(session);
        }
        // News first: a message may be among the others too, but has its place in the order.
        List<NodeEntity> news = session.takeNews();
        news.forEach(each -> each.persist());
        made.stream().filter(other -> !other.isPersistent()).forEach(other -> other.persist());
        ChatTickets.complete(session, clock.instant());
        // The version counts up when the row is written: write it before the answer is made.
        Panache.flush();
        if (session.takeReadAhead()) {
            ChatMessage.flagAsRead(session);
        }
        tell(session, news);
        Stream<NodeEntity> lastEvent =
                news.stream().filter(ChatSessionEvent.class::isInstance).reduce((one, later) -> later).stream();
        return Outcome.changed(Stream.of(Stream.of(session), made.stream(), lastEvent)
                .<NodeEntity>flatMap(objects -> objects)
                .toList());
    }

    /** What leaves no news is a sign of life: somebody types, or is there. */
    private void tell(ChatSession session, List<NodeEntity> news) {
        if (news.isEmpty()) {
            feed.typing(session.id);
        } else {
            feed.events(session.id);
        }
    }

    /** Locks a session's row. */
    static ChatSession lock(long id) {
        ChatSession session = lockWithTopic(id);
        // One that moves to another topic while its lock is awaited is not found beside the topic that it had.
        while (session == null && ChatSession.count("id", id) > 0) {
            session = lockWithTopic(id);
        }
        if (session == null) {
            throw notFound();
        }
        session.remember();
        return session;
    }

    private static ChatSession lockWithTopic(long id) {
        return ChatSession.<ChatSession>find("from ChatSession s join fetch s.topic where s.id = ?1", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    /**
     * The user whom a token names.
     *
     * @throws RequestException FORBIDDEN when there is none who may act
     */
    static User user(Actor.Agent actor) {
        return known(User.named(actor.loginname()).firstResult());
    }

    /** As user, with its row locked: whoever gives it a session counts those that it has. */
    static User lock(Actor.Agent actor) {
        return known(User.named(actor.loginname())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult());
    }

    /**
     * A user whom a request names, with its row locked.
     *
     * @throws Refusal USER_NOT_FOUND
     */
    static User lockUser(long id) {
        User user = User.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (user == null) {
            throw new Refusal(RefusalCode.USER_NOT_FOUND, "userId");
        }
        return user;
    }

    static AgentLoad loadOf(User agent) {
        List<Integer> ranks = ChatSession.find(
                        "select s.rank from ChatSession s where s.user = ?1 and s.status in " + ChatRights.ACTIVE,
                        agent)
                .project(Integer.class)
                .list();
        return new AgentLoad(Set.copyOf(ranks), agent.chatCapacity);
    }

    /** How the topic stands for somebody who wants in. */
    static TopicSituation situation(ChatTopic topic) {
        long present =
                ChatTopicMember.count("from ChatTopicMember m where m.topic = ?1 and " + AgentAvailability.HQL, topic);
        return new TopicSituation((int) present, queueLength(topic));
    }

    static ChatTopicMember memberOf(ChatTopic topic, User user) {
        return ChatTopicMember.find("topic = ?1 and user = ?2", topic, user).firstResult();
    }

    /** The offer of a session that nobody has answered, whether or not its time is over. */
    static ChatTransfer unresolved(ChatSession session) {
        return ChatTransfer.find("chatSession = ?1 and state = ?2", session, ChatTransferState.PENDING)
                .firstResult();
    }

    static int queueLength(ChatTopic topic) {
        return (int) ChatSession.count("from ChatSession s where s.topic = ?1 and " + AgentQueue.waitsHql("s"), topic);
    }

    private static User known(User user) {
        if (user == null) {
            throw new RequestException(RequestError.FORBIDDEN, "There is no user with the loginname of this token.");
        }
        if (!user.mayAct()) {
            throw new RequestException(RequestError.FORBIDDEN, "The user of this token may do nothing any more.");
        }
        return user;
    }

    private static Refusal notFound() {
        return new Refusal(RefusalCode.NOT_FOUND, "chatSessionId");
    }
}
