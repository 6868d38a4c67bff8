package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.session.AgentLoad;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.hibernate.LockMode;
import org.jspecify.annotations.Nullable;

/** The user to whom a manager assigns a session. The row is locked, so that its load does not change. */
final class Assignee {

    private static final String MEMBER =
            "from chat_topic_user r join chat_session s on s.topic_id = r.topic_id where s.id = ? and r.user_id = ?";

    private static final String RANKS =
            "select s.rank from chat_session s where s.user_id = ? and s.status in " + SessionStatuses.ACTIVE_SQL;

    private final Supplier<@Nullable User> user;
    private final Supplier<@Nullable ChatTopicMember> member;
    private final List<Integer> ranks;

    /** Adds the reads. The lock precedes that of the session. */
    Assignee(EntityRows rows, long sessionId, long userId) {
        user = SessionUnitOfWork.lockUser(rows, userId);
        ranks = rows.values(Integer.class, RANKS, userId);
        member = rows.read(ChatTopicMember.class, LockMode.READ, MEMBER, sessionId, userId);
    }

    /** Returns the user, or null if there is none. */
    @Nullable User user() {
        return user.get();
    }

    /** Returns the user's membership of the session's topic, or null. */
    @Nullable ChatTopicMember member() {
        return member.get();
    }

    /** Returns the load of a user who exists. */
    AgentLoad load(User existing) {
        return new AgentLoad(Set.copyOf(ranks), existing.chatCapacity);
    }
}
