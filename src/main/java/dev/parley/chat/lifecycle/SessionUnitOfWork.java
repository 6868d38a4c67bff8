package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.ChatTransferState;
import dev.parley.chat.mail.MailAccount;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.PendingWrites;
import dev.parley.chat.refusal.NotVisibleException;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.AccessRules;
import dev.parley.chat.session.ActionContext;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatSessionEvent;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.session.SessionActor;
import dev.parley.chat.session.SessionRequest;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.TopicSituation;
import dev.parley.crm.User;
import dev.parley.event.EventPublisher;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Begins and commits every change of a session. It locks the agent who receives a session, then the session, always in this order. It determines the
 * caller's role and the facts for the decision, and afterwards stores the session's messages and events.
 */
@ApplicationScoped
public class SessionUnitOfWork {

    private final Clock clock;
    private final ChatConfig config;
    private final EventPublisher feed;
    private final PendingWrites writes;
    private final WaitingSessions waiting;
    private final MailAccount mail;

    SessionUnitOfWork(
            Clock clock,
            ChatConfig config,
            EventPublisher feed,
            PendingWrites writes,
            WaitingSessions waiting,
            MailAccount mail) {
        this.clock = clock;
        this.config = config;
        this.feed = feed;
        this.writes = writes;
        this.waiting = waiting;
        this.mail = mail;
    }

    /**
     * Locks a session for an action of the caller.
     *
     * @throws RefusalException NOT_FOUND if there is no session or the caller may not read it; VERSION_CONFLICT
     */
    LockedSession begin(Actor actor, ChatAction action, SessionRef ref) {
        return begin(load(actor, action, ref), ref);
    }

    /** Prepares the locks and reads of {@link #begin(SessionLoading, SessionRef)}. The action may add reads to its rows. */
    SessionLoading load(Actor actor, ChatAction action, SessionRef ref) {
        requireCaller(actor);
        return SessionLoading.of(writes.pipeline(), actor, action, ref.id());
    }

    private static void requireCaller(Actor actor) {
        if (!(actor instanceof Actor.Agent || actor instanceof Actor.Customer)) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
    }

    /** Runs the prepared locks and reads. See {@link #begin(Actor, ChatAction, SessionRef)}. */
    LockedSession begin(SessionLoading opening, SessionRef ref) {
        opening.rows().run();
        return opening.actor() instanceof Actor.Agent agent
                ? forUser(agent, opening, ref)
                : forCustomer((Actor.Customer) opening.actor(), opening, ref);
    }

    /**
     * Locks a session for a manager who assigns it to a user.
     *
     * @throws RefusalException NOT_FOUND, VERSION_CONFLICT
     */
    LockedSession beginToAssign(Actor actor, SessionRef ref, long userId) {
        requireCaller(actor);
        return begin(SessionLoading.toAssign(writes.pipeline(), actor, ref.id(), userId), ref);
    }

    /**
     * Locks the next session for an agent to accept.
     *
     * @param topics the topics to which the search is restricted; null for all of the agent's
     * @throws RefusalException AT_CAPACITY, QUEUE_EMPTY
     */
    LockedSession beginNext(Actor.Agent actor, @Nullable Set<Long> topics) {
        SessionLoading opening = SessionLoading.ofNext(writes.pipeline(), actor, text(topics));
        opening.rows().run();
        User agent = known(opening.user());
        if (opening.load().isFull()) {
            throw new RefusalException(RefusalCode.AT_CAPACITY, (String) null);
        }
        ChatSession waits = opening.session();
        if (waits != null) {
            return forUser(actor, opening, new SessionRef(waits.id, null));
        }
        Optional<Long> behind =
                opening.moreMayWait() ? waiting.lockNext(topicsOf(agent, topics), agent.id) : Optional.empty();
        long next = behind.orElseThrow(() -> new RefusalException(RefusalCode.QUEUE_EMPTY, (String) null));
        return begin(actor, ChatAction.ACCEPT, new SessionRef(next, null));
    }

    private static List<Long> topicsOf(User agent, @Nullable Set<Long> topics) {
        return ChatTopicMember.find(
                        "select m.topic.id from ChatTopicMember m where m.user = ?1 and m.canRespond", agent)
                .project(Long.class)
                .stream()
                .filter(topic -> topics == null || topics.contains(topic))
                .toList();
    }

    /** Ids of topics as SQL takes them. No topic has the id 0, so that an empty set finds nothing. */
    private static String text(@Nullable Set<Long> topics) {
        if (topics == null) {
            return "";
        }
        return topics.isEmpty() ? "0" : topics.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private LockedSession forUser(Actor.Agent actor, SessionLoading opening, SessionRef ref) {
        User user = known(opening.user());
        ChatSession session = found(opening.session());
        SessionActor who = SessionActor.of(actor, user, opening.member());
        boolean seen = AccessRules.sees(who, session);
        ChatTransfer transfer = !seen || opening.resolvesTransfers() ? opening.transfer(session) : null;
        boolean offered = transfer != null
                && AccessRules.isOfferedTo(user, transfer, () -> opening.memberOfTarget(transfer, user));
        if (!seen && !offered) {
            throw new NotVisibleException();
        }
        session.expectVersion(who, ref.expectedVersion());
        return new LockedSession(session, context(who, session, opening, transfer, offered), opening);
    }

    /** Returns the session for its customer. Another customer's session is refused like one that does not exist. */
    private LockedSession forCustomer(Actor.Customer customer, SessionLoading opening, SessionRef ref) {
        ChatSession session = found(opening.session());
        if (!session.isOpenedBy(customer)) {
            throw new NotVisibleException();
        }
        session.expectVersion(SessionActor.CUSTOMER, ref.expectedVersion());
        ChatTransfer transfer = opening.resolvesTransfers() ? opening.transfer(session) : null;
        return new LockedSession(session, context(SessionActor.CUSTOMER, session, opening, transfer, false), opening);
    }

    private ActionContext context(
            SessionActor actor,
            ChatSession session,
            SessionLoading opening,
            @Nullable ChatTransfer transfer,
            boolean offered) {
        Reopening reopening = opening.reopening(session);
        if (reopening != null) {
            if (opening.actor() instanceof Actor.Customer) {
                BlockCheck.require(reopening.blocked());
            }
            session.topic.renewDeleted(reopening.isTopicGone());
        }
        return new ActionContext(
                actor,
                clock.instant(),
                transfer,
                offered,
                opening.load(),
                reopening != null && opening.actor() instanceof Actor.Customer ? reopening.owner() : null,
                reopening != null ? reopening.queueLength() : opening.queueLength(),
                reopening != null ? reopening.customerIsThere() : opening.customerIsThere(),
                opening.isAnswered(),
                config.reopenWindow(),
                config.ratingWindow(),
                mail.isConfigured(),
                opening.isHeld());
    }

    /**
     * Schedules the session's messages and events to be written with the commit. Until then new rows have no ids.
     *
     * @param others other objects that the action created or changed
     */
    public Outcome commit(ChatSession session, @Nullable NodeEntity... others) {
        List<NodeEntity> made = Stream.of(others).filter(Objects::nonNull).toList();
        if (session.takeRelease()) {
            ChatMessage.showHeld(session, writes);
        }
        if (session.id == null) {
            writes.insert(session);
        }
        // The session's entries come first: a message may also be among the others, but its order is given here.
        List<NodeEntity> entries = session.takeEntries();
        Tickets.complete(session, entries, clock.instant(), writes);
        entries.forEach(writes::insert);
        made.stream().filter(other -> other.id == null).forEach(writes::insert);
        if (session.takeReadAhead()) {
            ChatMessage.flagAsRead(session, writes);
        }
        writes.afterCommit(() -> publish(session, entries));
        Stream<NodeEntity> lastEvent =
                entries.stream().filter(ChatSessionEvent.class::isInstance).reduce((one, later) -> later).stream();
        return Outcome.changed(Stream.of(Stream.of(session), made.stream(), lastEvent)
                .<NodeEntity>flatMap(objects -> objects)
                .toList());
    }

    /** Publishes the change. Without entries it is a typing indicator or a heartbeat. */
    private void publish(ChatSession session, List<NodeEntity> entries) {
        if (entries.isEmpty()) {
            feed.typing(session.id);
        } else {
            feed.events(session.id);
        }
    }

    /** Locks a session's row. */
    public static ChatSession lock(long id) {
        return found(SessionLoading.lock(id));
    }

    private static ChatSession found(@Nullable ChatSession session) {
        if (session == null) {
            throw notFound();
        }
        session.takeSnapshot();
        return session;
    }

    /**
     * Locks and reads the rows for a customer's request.
     *
     * @throws RefusalException TOPIC_NOT_FOUND, IDENTITY_NOT_ACCEPTED, IDENTITY_REPLAYED
     */
    Entrance entrance(Actor actor, long topicId, String path, SessionRequest request) {
        return Entrance.of(new EntityRows(writes.pipeline()), actor, topicId, path, request);
    }

    /** Adds a statement that locks the user named by the input. */
    static Supplier<@Nullable User> lockUser(EntityRows rows, long id) {
        return rows.read(
                User.class, LockMode.PESSIMISTIC_WRITE, "from ejuser r where r.id = ?" + SessionLoading.LOCK, id);
    }

    /**
     * Checks that the user named by the input exists.
     *
     * @throws RefusalException USER_NOT_FOUND
     */
    static User existing(@Nullable User user) {
        if (user == null) {
            throw new RefusalException(RefusalCode.USER_NOT_FOUND, "userId");
        }
        return user;
    }

    /**
     * Checks that the user named by the input exists in the CRM. Clients see no deleted users.
     *
     * @throws RefusalException USER_NOT_FOUND
     */
    static User undeleted(@Nullable User user) {
        return existing(user == null || user.wasDeleted() ? null : user);
    }

    /** Returns the current staffing and load of a topic. */
    public static TopicSituation situation(ChatTopic topic) {
        long present = ChatTopicMember.count(
                "from ChatTopicMember m where m.topic = ?1 and " + AgentAvailability.hql("m.user"), topic);
        return new TopicSituation((int) present, queueLength(topic));
    }

    static @Nullable ChatTopicMember memberOf(ChatTopic topic, User user) {
        return ChatTopicMember.find("topic = ?1 and user = ?2", topic, user).firstResult();
    }

    /** Returns a session's unresolved transfer, expired or not; or null. */
    public static @Nullable ChatTransfer unresolved(ChatSession session) {
        return ChatTransfer.find("chatSession = ?1 and state = ?2", session, ChatTransferState.PENDING)
                .firstResult();
    }

    /** Returns the number of waiting sessions in a topic. */
    public static int queueLength(ChatTopic topic) {
        return (int) ChatSession.count("from ChatSession s where s.topic = ?1 and " + AgentQueue.waitsHql("s"), topic);
    }

    /**
     * Checks the user named by a token.
     *
     * @param user the user with that login name, or null
     * @throws RequestException FORBIDDEN if there is none, or it may not act
     */
    public static User known(@Nullable User user) {
        if (user == null) {
            throw new RequestException(
                    RequestError.FORBIDDEN,
                    "No user has the login name of this token. Ask an administrator to create one.");
        }
        if (!user.mayAct()) {
            throw new RequestException(
                    RequestError.FORBIDDEN,
                    "The user of this token is deleted or read-only and may not perform actions.");
        }
        return user;
    }

    private static RefusalException notFound() {
        return new RefusalException(RefusalCode.NOT_FOUND, "chatSessionId");
    }
}
