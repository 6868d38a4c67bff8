package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
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
import org.jspecify.annotations.Nullable;

/** The facts that decide where a reopened session goes: to its agent, to the bot, or to the queue. They are read after the session is locked. */
final class Reopening {

    private static final String OF_FINISHED = "(select s.%s from chat_session s where s.id = ? and s.status = 7)";

    private static final String IS_TOPIC_GONE = "select t.deleted from chat_topic t where t.id = "
            + OF_FINISHED.formatted("topic_id") + " for key share of t";

    /**
     * Agents are locked before sessions, so this read must not wait for an agent's lock: a locked agent, who is just receiving a session, is skipped.
     * The agent cannot be locked before the session, because the session may change hands in between.
     */
    private static final String OWNER =
            "from ejuser r where r.id = " + OF_FINISHED.formatted("user_id") + " for no key update of r skip locked";

    private static final String OWNERS_MEMBERSHIP = """
            from chat_topic_user r join chat_session s on s.topic_id = r.topic_id and s.user_id = r.user_id
            where s.id = ? and s.status = 7""";

    private static final String OWNERS_RANKS = "select o.rank from chat_session o where o.user_id = "
            + OF_FINISHED.formatted("user_id") + " and o.status in " + SessionStatuses.ACTIVE_SQL;

    private static final String TO =
            "select s.id, s.customer_id, s.topic_id from chat_session s where s.id = ? and s.status = 7";

    private final List<Boolean> topicIsGone;
    private final Supplier<@Nullable User> owner;
    private final Supplier<@Nullable ChatTopicMember> membership;
    private final List<Integer> ranks;
    private final List<Integer> queueLength;
    private final List<Boolean> customerIsThere;
    private final List<Boolean> blocked;

    /** Adds the reads for a session that an earlier statement locks. They return nothing for a session that is not finished. */
    Reopening(EntityRows rows, long session) {
        topicIsGone = rows.values(Boolean.class, IS_TOPIC_GONE, session);
        owner = rows.read(User.class, LockMode.PESSIMISTIC_WRITE, OWNER, session);
        membership = rows.read(ChatTopicMember.class, LockMode.READ, OWNERS_MEMBERSHIP, session);
        ranks = rows.values(Integer.class, OWNERS_RANKS, session);
        queueLength = rows.values(
                Integer.class, SessionLoading.QUEUE_LENGTH.formatted(OF_FINISHED.formatted("topic_id")), session);
        customerIsThere = Links.customerIsThere(rows, TO, session);
        blocked = BlockCheck.ofSession(rows, session);
    }

    /** Returns whether an action may reopen a finished session. Customers reopen by sending a message, too. */
    static boolean isDoneBy(Actor actor, ChatAction action) {
        return action == ChatAction.REOPEN || action == ChatAction.SEND_MESSAGE && actor instanceof Actor.Customer;
    }

    /** Returns whether the topic was deleted. If not, it is locked against deletion until the transaction ends. */
    boolean isTopicGone() {
        return topicIsGone.get(0);
    }

    /** Returns the load of the agent who can resume the session, or null if the agent is at capacity or cannot answer in the topic. */
    @Nullable AgentLoad owner() {
        User agent = owner.get();
        if (agent == null || AgentAvailability.refusal(agent, membership.get()) != null) {
            return null;
        }
        AgentLoad load = new AgentLoad(Set.copyOf(ranks), agent.chatCapacity);
        return load.isFull() ? null : load;
    }

    /** Returns whether the session's customer is blocked. */
    List<Boolean> blocked() {
        return blocked;
    }

    /** Returns the number of waiting sessions in the topic. */
    int queueLength() {
        return queueLength.get(0);
    }

    /**
     * Returns whether the customer has another open session in the topic. There may be only one; the lock ensures that until the transaction ends.
     */
    boolean customerIsThere() {
        return customerIsThere.get(0);
    }
}
