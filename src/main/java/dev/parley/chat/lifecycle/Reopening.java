package dev.parley.chat.lifecycle;

import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.session.AgentLoad;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.LockMode;

/**
 * The facts that decide where a reopened session goes: to its agent, to the bot or to the queue. They are read behind the session's lock.
 */
final class Reopening {

    private static final String OF_FINISHED = "(select s.%s from chat_session s where s.id = ? and s.status = 7)";

    private static final String IS_TOPIC_GONE = "select t.deleted from chat_topic t where t.id = "
            + OF_FINISHED.formatted("topic_id") + " for key share of t";

    /**
     * Agents are locked before sessions, so nobody waits for an agent here: one who is just getting a session is skipped. The agent who was
     * locked before the session is not; the session may have changed hands after that.
     */
    private static final String OWNER =
            "from ejuser r where r.id = " + OF_FINISHED.formatted("user_id") + " for no key update of r skip locked";

    private static final String OWNERS_MEMBERSHIP = """
            from chat_topic_user r join chat_session s on s.topic_id = r.topic_id and s.user_id = r.user_id
            where s.id = ? and s.status = 7""";

    private static final String OWNERS_RANKS = "select o.rank from chat_session o where o.user_id = "
            + OF_FINISHED.formatted("user_id") + " and o.status in (5, 6)";

    private static final String TO =
            "select s.id, s.customer_id, s.topic_id from chat_session s where s.id = ? and s.status = 7";

    private final List<Boolean> topicIsGone;
    private final Supplier<User> owner;
    private final Supplier<ChatTopicMember> membership;
    private final List<Integer> ranks;
    private final List<Integer> queueLength;
    private final List<Boolean> customerIsThere;

    /** Adds what is to be read of a session whose lock is read before; nothing of one that is not finished. */
    Reopening(EntityRows rows, long session) {
        topicIsGone = rows.values(Boolean.class, IS_TOPIC_GONE, session);
        owner = rows.read(User.class, LockMode.PESSIMISTIC_WRITE, OWNER, session);
        membership = rows.read(ChatTopicMember.class, LockMode.READ, OWNERS_MEMBERSHIP, session);
        ranks = rows.values(Integer.class, OWNERS_RANKS, session);
        queueLength = rows.values(
                Integer.class, SessionLoading.QUEUE_LENGTH.formatted(OF_FINISHED.formatted("topic_id")), session);
        customerIsThere = Links.customerIsThere(rows, TO, session);
    }

    /** Whether an action may reopen a finished session: customers do that by writing, too. */
    static boolean isDoneBy(Actor actor, ChatAction action) {
        return action == ChatAction.REOPEN || action == ChatAction.SEND_MESSAGE && actor instanceof Actor.Customer;
    }

    /** Whether the topic was deleted; if not, it cannot be until the transaction is over. */
    boolean isTopicGone() {
        return topicIsGone.get(0);
    }

    /** How busy the agent is who can take the session back, or null when nobody can: it is full or cannot answer in the topic. */
    AgentLoad owner() {
        User agent = owner.get();
        if (agent == null || AgentAvailability.refusal(agent, membership.get()) != null) {
            return null;
        }
        AgentLoad load = new AgentLoad(Set.copyOf(ranks), agent.chatCapacity);
        return load.isFull() ? null : load;
    }

    /** How many sessions wait in the topic. */
    int queueLength() {
        return queueLength.get(0);
    }

    /** Whether the customer has another open session in the topic, until the transaction ends: there may be one only. */
    boolean customerIsThere() {
        return customerIsThere.get(0);
    }
}
