package dev.parley.chat.lifecycle;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.Pipeline;
import dev.parley.chat.persistence.Pipeline.Kept;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.session.AgentLoad;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.session.Retention;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.TopicSituation;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/**
 * Locks and reads, in one round trip, all rows that a mutation needs to decide about a session. The order of locks is always: the agent who receives
 * the session, the session, the topic if its accept pace changes. Other facts are read after the locks. Each statement sees the changes that the
 * locks before it waited for.
 */
final class SessionLoading {

    private static final Set<ChatAction> ASSIGN_TO_CALLER =
            EnumSet.of(ChatAction.ACCEPT, ChatAction.ACCEPT_TRANSFER, ChatAction.TAKE_OVER, ChatAction.REOPEN);
    private static final Set<ChatAction> TAKE_FROM_QUEUE = EnumSet.of(ChatAction.ACCEPT, ChatAction.ASSIGN);
    private static final Set<ChatAction> RESOLVE_TRANSFERS = EnumSet.of(
            ChatAction.RETURN_TO_QUEUE,
            ChatAction.REQUEST_TRANSFER,
            ChatAction.ACCEPT_TRANSFER,
            ChatAction.REJECT_TRANSFER,
            ChatAction.CANCEL_TRANSFER,
            ChatAction.TAKE_OVER,
            ChatAction.HAND_OFF,
            ChatAction.END,
            ChatAction.BLOCK,
            // An agent to whom a session is offered may read it, write notes and send the transcript.
            ChatAction.WRITE_NOTE,
            ChatAction.SEND_TRANSCRIPT);
    private static final Set<ChatAction> ENTER_AGAIN =
            EnumSet.of(ChatAction.SUBMIT_PRE_CHAT_FORM, ChatAction.ANSWER_FAQ, ChatAction.HAND_OFF);
    private static final Set<ChatAction> READ_QUEUE_LENGTH =
            EnumSet.of(ChatAction.SUBMIT_OFFLINE_FORM, ChatAction.RETURN_TO_QUEUE);

    static final String LOCK = " for no key update of r";
    static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";
    private static final String SESSION = "from chat_session r where r.id = ?" + LOCK;

    private static final String OWNER_OF_FINISHED =
            "from ejuser r where r.id = (select s.user_id from chat_session s where s.id = ? and s.status = 7)" + LOCK;

    private static final String RANKS = """
            select s.rank from chat_session s join ejuser u on u.id = s.user_id
            where lower(u.loginname) = lower(?) and s.status in\s""" + SessionStatuses.ACTIVE_SQL;

    /** The topic of a session. */
    static final String ITS_TOPIC = "(select o.topic_id from chat_session o where o.id = ?)";

    private static final String TOPIC = "from chat_topic r where r.id = " + ITS_TOPIC;

    private static final String MEMBER = """
            from chat_topic_user r join chat_session s on s.topic_id = r.topic_id join ejuser u on u.id = r.user_id
            where s.id = ? and lower(u.loginname) = lower(?)""";

    private static final String TRANSFER = "from chat_transfer r where r.session_id = ? and r.state = 0";

    private static final String MEMBER_OF_TARGET = """
            from chat_topic_user r join chat_transfer t on t.to_topic_id = r.topic_id join ejuser u on u.id = r.user_id
            where t.session_id = ? and t.state = 0 and lower(u.loginname) = lower(?)""";

    /** Number of agents of a topic who can answer now. */
    static final String PRESENT =
            "select count(*)::integer from chat_topic_user m join ejuser u on u.id = m.user_id where m.topic_id = %s and "
                    + AgentAvailability.SQL;

    /** Number of waiting sessions of a topic. */
    static final String QUEUE_LENGTH =
            "select count(*)::integer from chat_session s where s.topic_id = %s and " + AgentQueue.waitsSql("s");

    /** When the longest-waiting other session of the topic entered the queue. Read only if {@link ChatTopic#countAccept} needs it. */
    private static final String OLDEST_WAIT = """
            select min(w.waiting_since)
            from chat_session s
            join chat_topic t on t.id = s.topic_id
            join chat_session w on w.topic_id = s.topic_id and w.id <> s.id and %s
            where s.id = ? and t.last_accept is not null
              and (t.last_accept < s.queued_at or s.waiting_since <> s.queued_at)""".formatted(AgentQueue.waitsSql("w"));

    /** For an offer to another topic: the session, its customer, and the target topic. */
    private static final String MOVE = """
            select s.id, s.customer_id, t.to_topic_id
            from chat_session s join chat_transfer t on t.session_id = s.id and t.state = 0 and t.to_topic_id <> s.topic_id
            where s.id = ?""";

    private static final String TARGET_TOPIC = """
            from chat_topic r
            where r.id = (select t.to_topic_id from chat_transfer t where t.session_id = ? and t.state = 0)""";

    /** Whether an agent accepted the session, or an agent or a bot wrote in it. */
    private static final String IS_ANSWERED = """
            select s.when_started is not null or exists (
              select from chat_message m where m.session_id = s.id and m.type = 1 and m.visibility = 0)
            from chat_session s where s.id = ?""";

    private static final Set<ChatAction> DESTROY = EnumSet.of(ChatAction.DELETE, ChatAction.REDACT_MESSAGE);

    private static final String IS_HELD = "select " + Retention.HELD + " from chat_session s where s.id = ?";

    private final EntityRows rows;
    private final Actor actor;
    private final ChatAction action;
    private Supplier<@Nullable User> user = () -> null;
    private Supplier<@Nullable ChatSession> session = () -> null;
    private Supplier<@Nullable ChatTopicMember> member = () -> null;
    private @Nullable Supplier<@Nullable ChatTransfer> transfer;
    private @Nullable Supplier<@Nullable ChatTopicMember> memberOfTarget;
    private @Nullable Assignee assignee;
    private @Nullable Reopening reopening;
    private List<Boolean> customerIsThere = List.of(false);
    private List<Boolean> answered = List.of();
    private List<Boolean> held = List.of();
    private @Nullable List<Integer> ranks;
    private List<Integer> present = List.of();
    private List<Integer> queueLength = List.of();
    private List<OffsetDateTime> oldestWait = List.of();
    private List<Long> longQueues = List.of();

    private SessionLoading(Pipeline pipeline, Actor actor, ChatAction action) {
        this.rows = new EntityRows(pipeline);
        this.actor = actor;
        this.action = action;
    }

    /** Locks and reads the rows for an action of a user, a customer or an unauthenticated caller. */
    static SessionLoading of(Pipeline pipeline, Actor actor, ChatAction action, long id) {
        SessionLoading opening = new SessionLoading(pipeline, actor, action);
        opening.readAgents(id);
        opening.readSession(id);
        if (action == ChatAction.REOPEN) {
            opening.reopening = new Reopening(opening.rows, id);
        }
        return opening;
    }

    /**
     * Locks and reads the rows for an agent who accepts the next session. The session is found after the agent is locked.
     *
     * @param topics ids of topics, separated by commas, to which the search is restricted; empty for all of the agent's
     */
    static SessionLoading ofNext(Pipeline pipeline, Actor.Agent actor, String topics) {
        SessionLoading opening = new SessionLoading(pipeline, actor, ChatAction.ACCEPT);
        opening.readUser(actor.loginname());
        opening.longQueues = WaitingSessions.longQueues(opening.rows, actor.loginname(), topics);
        opening.readSession(WaitingSessions.next(opening.rows, actor.loginname(), topics));
        return opening;
    }

    /** Locks and reads the rows for a manager who assigns a session to a user. */
    static SessionLoading toAssign(Pipeline pipeline, Actor actor, long id, long userId) {
        SessionLoading opening = new SessionLoading(pipeline, actor, ChatAction.ASSIGN);
        opening.assignee = new Assignee(opening.rows, id, userId);
        opening.readAgents(id);
        opening.readSession(id);
        return opening;
    }

    /** Locks a session without a caller, for the timers. Returns it with its topic; null if there is none. */
    static @Nullable ChatSession lock(long id) {
        EntityRows rows = new EntityRows(new Pipeline());
        Supplier<@Nullable ChatSession> session = rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSION, id);
        rows.read(ChatTopic.class, LockMode.READ, TOPIC, id);
        rows.run();
        return session.get();
    }

    private void readAgents(long id) {
        if (actor instanceof Actor.Agent agent) {
            readUser(agent.loginname());
        } else if (Reopening.isDoneBy(actor, action)) {
            rows.read(User.class, LockMode.PESSIMISTIC_WRITE, OWNER_OF_FINISHED, id);
        }
    }

    private void readUser(String login) {
        if (ASSIGN_TO_CALLER.contains(action)) {
            user = rows.read(User.class, LockMode.PESSIMISTIC_WRITE, USER + LOCK, login);
            ranks = rows.values(Integer.class, RANKS, login);
        } else {
            user = rows.read(User.class, LockMode.READ, USER, login);
        }
    }

    /** @param id an id, or a {@link Kept} number */
    private void readSession(Object id) {
        session = rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSION, id);
        if (TAKE_FROM_QUEUE.contains(action)) {
            rows.read(ChatTopic.class, LockMode.PESSIMISTIC_WRITE, TOPIC + LOCK, id);
            oldestWait = rows.values(OffsetDateTime.class, OLDEST_WAIT, id);
        } else {
            rows.read(ChatTopic.class, LockMode.READ, TOPIC, id);
        }
        if (RESOLVE_TRANSFERS.contains(action)) {
            transfer = rows.read(ChatTransfer.class, LockMode.READ, TRANSFER, id);
        }
        if (ENTER_AGAIN.contains(action)) {
            present = rows.values(Integer.class, PRESENT.formatted(ITS_TOPIC), id);
        }
        if (ENTER_AGAIN.contains(action) || READ_QUEUE_LENGTH.contains(action)) {
            queueLength = rows.values(Integer.class, QUEUE_LENGTH.formatted(ITS_TOPIC), id);
        }
        if (actor instanceof Actor.Agent agent) {
            readRights(id, agent.loginname());
        }
        if (action == ChatAction.ACCEPT_TRANSFER) {
            rows.read(ChatTopic.class, LockMode.READ, TARGET_TOPIC, id);
            customerIsThere = Links.customerIsThere(rows, MOVE, id);
        }
        if (action == ChatAction.RATE) {
            answered = rows.values(Boolean.class, IS_ANSWERED, id);
        }
        if (DESTROY.contains(action)) {
            held = rows.values(Boolean.class, IS_HELD, id);
        }
    }

    private void readRights(Object id, String login) {
        member = rows.read(ChatTopicMember.class, LockMode.READ, MEMBER, id, login);
        if (RESOLVE_TRANSFERS.contains(action)) {
            memberOfTarget = rows.read(ChatTopicMember.class, LockMode.READ, MEMBER_OF_TARGET, id, login);
        }
    }

    /** Returns the rows to which the action can add further reads. They run after the locks, in the same round trip. */
    EntityRows rows() {
        return rows;
    }

    /** Returns the caller. */
    Actor actor() {
        return actor;
    }

    /** Returns the token's user, or null. The row is locked if the action assigns the session to the user. */
    @Nullable User user() {
        return user.get();
    }

    /** Returns the caller's load, if the action assigns the session to the caller. */
    AgentLoad load() {
        User agent = user();
        return ranks == null || agent == null ? AgentLoad.NONE : new AgentLoad(Set.copyOf(ranks), agent.chatCapacity);
    }

    /** Returns the user to whom a manager assigns the session. */
    Assignee assignee() {
        return Objects.requireNonNull(assignee);
    }

    /** Returns the locked session with its topic, or null. */
    @Nullable ChatSession session() {
        return session.get();
    }

    /**
     * Returns the facts that decide where a reopened session goes, or null if the action does not reopen it. For a customer's message they are read
     * in a separate round trip, because it rarely reopens the session.
     */
    @Nullable Reopening reopening(ChatSession locked) {
        if (!Reopening.isDoneBy(actor, action) || locked.status != ChatSessionStatus.FINISHED) {
            return null;
        }
        if (reopening == null) {
            EntityRows more = new EntityRows(new Pipeline());
            reopening = new Reopening(more, locked.id);
            more.run();
        }
        return reopening;
    }

    /** Returns whether the customer has another open session in the target topic of the transfer. */
    boolean customerIsThere() {
        return customerIsThere.get(0);
    }

    /** Returns whether the session was answered. Read for ratings only. */
    boolean isAnswered() {
        return answered.contains(true);
    }

    /** Returns whether a legal hold protects the session or its customer. Read for actions that remove data. */
    boolean isHeld() {
        return held.contains(true);
    }

    /** Returns the caller's membership of the session's topic, or null. */
    @Nullable ChatTopicMember member() {
        return member.get();
    }

    /** Returns whether the action resolves the session's transfer. */
    boolean resolvesTransfers() {
        return transfer != null;
    }

    /** Returns whether a session may wait behind those that were searched for the next one. */
    boolean moreMayWait() {
        return !longQueues.isEmpty();
    }

    /** Returns the session's unresolved transfer, expired or not; or null. */
    @Nullable ChatTransfer transfer(ChatSession locked) {
        return transfer == null ? SessionUnitOfWork.unresolved(locked) : transfer.get();
    }

    /** Returns a user's membership of the topic to which the session is offered, or null. */
    @Nullable ChatTopicMember memberOfTarget(ChatTransfer offer, User caller) {
        if (memberOfTarget != null) {
            return memberOfTarget.get();
        }
        return offer.toTopic == null ? null : SessionUnitOfWork.memberOf(offer.toTopic, caller);
    }

    /** Returns the number of waiting sessions in the topic; 0 if the action does not need it. */
    int queueLength() {
        return queueLength.isEmpty() ? 0 : queueLength.get(0);
    }

    /** Returns the situation of the topic, for actions by which the session enters again. */
    TopicSituation situation() {
        return new TopicSituation(present.get(0), queueLength());
    }

    /** Returns when the longest-waiting other session entered the queue; null if there is none. Read for accepts and assignments only. */
    @Nullable Instant oldestWait() {
        return oldestWait.isEmpty() || oldestWait.get(0) == null
                ? null
                : oldestWait.get(0).toInstant();
    }
}
