package dev.parley.chat;

import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hibernate.LockMode;

/**
 * The rows that a mutation locks and reads before it decides about a session, in one round trip: the agent who gains it, then the session, then the
 * topic where its pace is to be counted, always in this order; behind the locks what else counts. Each statement sees what the locks
 * before it have waited for.
 */
final class ChatOpening {

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
    private static final Set<ChatAction> ENTER_ANEW =
            EnumSet.of(ChatAction.SUBMIT_PRE_CHAT_FORM, ChatAction.ANSWER_FAQ, ChatAction.HAND_OFF);
    private static final Set<ChatAction> MIND_THE_QUEUE =
            EnumSet.of(ChatAction.SUBMIT_OFFLINE_FORM, ChatAction.RETURN_TO_QUEUE);

    private static final String LOCK = " for no key update of r";
    private static final String USER = "from ejuser r where lower(r.loginname) = lower(?)";
    private static final String SESSION = "from chat_session r where r.id = ?" + LOCK;

    private static final String OWNER_OF_FINISHED =
            "from ejuser r where r.id = (select s.user_id from chat_session s where s.id = ? and s.status = 7)" + LOCK;

    private static final String RANKS = """
            select s.rank from chat_session s join ejuser u on u.id = s.user_id
            where lower(u.loginname) = lower(?) and s.status in (5, 6)""";

    private static final String ITS_TOPIC = "(select o.topic_id from chat_session o where o.id = ?)";
    private static final String TOPIC = "from chat_topic r where r.id = " + ITS_TOPIC;

    private static final String MEMBER = """
            from chat_topic_user r join chat_session s on s.topic_id = r.topic_id join ejuser u on u.id = r.user_id
            where s.id = ? and lower(u.loginname) = lower(?)""";

    private static final String TRANSFER = "from chat_transfer r where r.session_id = ? and r.state = 0";

    private static final String MEMBER_OF_TARGET = """
            from chat_topic_user r join chat_transfer t on t.to_topic_id = r.topic_id join ejuser u on u.id = r.user_id
            where t.session_id = ? and t.state = 0 and lower(u.loginname) = lower(?)""";

    /** How many agents of a topic can answer now. */
    static final String PRESENT =
            "select count(*)::integer from chat_topic_user m join ejuser u on u.id = m.user_id where m.topic_id = %s and "
                    + AgentAvailability.SQL;

    /** How many sessions of a topic wait. */
    static final String QUEUE_LENGTH =
            "select count(*)::integer from chat_session s where s.topic_id = %s and " + AgentQueue.waitsSql("s");

    /** When the session began to wait that waits longest beside this one; only where {@link ChatTopic#countAccept} asks for it. */
    private static final String OLDEST_WAIT = """
            select min(w.waiting_since)
            from chat_session s
            join chat_topic t on t.id = s.topic_id
            join chat_session w on w.topic_id = s.topic_id and w.id <> s.id and %s
            where s.id = ? and t.last_accept is not null
              and (t.last_accept < s.queued_at or s.waiting_since <> s.queued_at)""".formatted(AgentQueue.waitsSql("w"));

    private final EntityRows rows;
    private Supplier<User> user = () -> null;
    private Supplier<User> owner = () -> null;
    private Supplier<ChatSession> session;
    private Supplier<ChatTopic> topic;
    private Supplier<ChatTopicMember> member = () -> null;
    private Supplier<ChatTransfer> transfer;
    private Supplier<ChatTopicMember> memberOfTarget;
    private List<Integer> ranks;
    private List<Integer> present;
    private List<Integer> queueLength;
    private List<OffsetDateTime> oldestWait;

    private ChatOpening(Pipeline pipeline) {
        rows = new EntityRows(pipeline);
    }

    /** Locks and reads for what a user wants to do with a session. */
    static ChatOpening forUser(
            Pipeline pipeline, Actor.Agent actor, ChatAction action, long id, Consumer<EntityRows> more) {
        ChatOpening opening = new ChatOpening(pipeline);
        String login = actor.loginname();
        boolean given = GIVE_TO_CALLER.contains(action);
        opening.user = given
                ? opening.rows.read(User.class, LockMode.PESSIMISTIC_WRITE, USER + LOCK, login)
                : opening.rows.read(User.class, LockMode.READ, USER, login);
        if (given) {
            opening.ranks = opening.rows.values(Integer.class, RANKS, login);
        }
        opening.readSession(action, id);
        opening.member = opening.rows.read(ChatTopicMember.class, LockMode.READ, MEMBER, id, login);
        if (SETTLE_TRANSFERS.contains(action)) {
            opening.memberOfTarget =
                    opening.rows.read(ChatTopicMember.class, LockMode.READ, MEMBER_OF_TARGET, id, login);
        }
        more.accept(opening.rows);
        opening.rows.run();
        return opening;
    }

    /** Locks and reads for what the customer wants to do with a session, or somebody who says so. */
    static ChatOpening forCustomer(
            Pipeline pipeline, Actor actor, ChatAction action, long id, Consumer<EntityRows> more) {
        ChatOpening opening = new ChatOpening(pipeline);
        if (Reopening.isDoneBy(actor, action)) {
            opening.owner = opening.rows.read(User.class, LockMode.PESSIMISTIC_WRITE, OWNER_OF_FINISHED, id);
        }
        opening.readSession(action, id);
        more.accept(opening.rows);
        opening.rows.run();
        return opening;
    }

    /** Locks a session. */
    static ChatOpening ofSession(long id) {
        ChatOpening opening = new ChatOpening(new Pipeline());
        opening.session = opening.rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSION, id);
        opening.topic = opening.rows.read(ChatTopic.class, LockMode.READ, TOPIC, id);
        opening.rows.run();
        return opening;
    }

    private void readSession(ChatAction action, long id) {
        session = rows.read(ChatSession.class, LockMode.PESSIMISTIC_WRITE, SESSION, id);
        if (action == ChatAction.ACCEPT) {
            topic = rows.read(ChatTopic.class, LockMode.PESSIMISTIC_WRITE, TOPIC + LOCK, id);
            oldestWait = rows.values(OffsetDateTime.class, OLDEST_WAIT, id);
        } else {
            topic = rows.read(ChatTopic.class, LockMode.READ, TOPIC, id);
        }
        if (SETTLE_TRANSFERS.contains(action)) {
            transfer = rows.read(ChatTransfer.class, LockMode.READ, TRANSFER, id);
        }
        if (ENTER_ANEW.contains(action)) {
            present = rows.values(Integer.class, PRESENT.formatted(ITS_TOPIC), id);
        }
        if (ENTER_ANEW.contains(action) || MIND_THE_QUEUE.contains(action)) {
            queueLength = rows.values(Integer.class, QUEUE_LENGTH.formatted(ITS_TOPIC), id);
        }
    }

    /** The user that the token names, locked if the action gives it the session; null when there is no such user. */
    User user() {
        return user.get();
    }

    /** How busy the caller is, where it gains the session. */
    AgentLoad load() {
        return ranks == null ? AgentLoad.NONE : new AgentLoad(Set.copyOf(ranks), user().chatCapacity);
    }

    /** The agent who had a finished session that may be reopened, locked; or null. */
    User owner() {
        return owner.get();
    }

    /** The session, locked, with its topic; null when there is none. */
    ChatSession session() {
        // First, so that the session's links lead to them.
        topic.get();
        user.get();
        owner.get();
        return session.get();
    }

    /** The caller's membership of the session's topic, or null. */
    ChatTopicMember member() {
        return member.get();
    }

    /** Whether the action settles the offer of the session. */
    boolean settlesTransfers() {
        return transfer != null;
    }

    /** The offer of the session that nobody has answered, whether or not its time is over; or null. */
    ChatTransfer transfer() {
        return transfer == null ? ChatDesk.unresolved(session()) : transfer.get();
    }

    /** The caller's membership of the topic that the session is offered to, or null. */
    ChatTopicMember memberOf(ChatTopic target) {
        return memberOfTarget == null ? ChatDesk.memberOf(target, user()) : memberOfTarget.get();
    }

    /** How many sessions wait in the topic; 0 where the action does not mind. */
    int queueLength() {
        return queueLength == null ? 0 : queueLength.get(0);
    }

    /** How the topic stands, for an action by which the session enters anew. */
    TopicSituation situation() {
        return new TopicSituation(present.get(0), queueLength());
    }

    /** When the session began to wait that waits longest beside this one, for an accept; null for none. */
    Instant oldestWait() {
        return oldestWait.isEmpty() || oldestWait.get(0) == null
                ? null
                : oldestWait.get(0).toInstant();
    }
}
