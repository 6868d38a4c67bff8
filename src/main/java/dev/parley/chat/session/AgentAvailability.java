package dev.parley.chat.session;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import org.jspecify.annotations.Nullable;

/**
 * Whether a user can answer sessions of a topic now: an active account that is present, with the right to respond in the topic. Transfers, presence
 * counts, alerts, hand-offs, entry and reopening all use this rule. It is defined here side by side in Java, HQL and SQL.
 */
public final class AgentAvailability {

    /** SQL over a membership m and its user u: the user can answer sessions of the topic. */
    public static final String SQL = "(m.can_respond and " + User.takesChatsSql("u") + ")";

    /** SQL over a user u: the number of its active sessions, and of waiting sessions that are offered to it. */
    public static final String LOAD_SQL =
            "((select count(*) from chat_session l where l.user_id = u.id and l.status in " + SessionStatuses.ACTIVE_SQL
                    + ") + (select count(*) from chat_session l where l.offered_to = u.id))";

    /** SQL over a user u: it has room for one more session. Offers count as sessions. */
    public static final String HAS_ROOM_SQL = "(u.chat_capacity is null or u.chat_capacity > " + LOAD_SQL + ")";

    /**
     * SQL over a session s: an array of the users to whom its skills restrict it. They can answer, and have all skills that it needs. Null if any user
     * will do: it needs no skills, it has waited for the time of its topic, or there is no such user.
     */
    public static final String SKILLED_SQL = """
            (case when exists (select from chat_needed_skill n where n.session_id = s.id)
                   and coalesce(s.waiting_since > now() - (select f.skill_seconds from chat_topic f where f.id = s.topic_id) * interval '1 second', true)
             then nullif(array(select m.user_id from chat_topic_user m join ejuser u on u.id = m.user_id
                               where m.topic_id = s.topic_id and %s
                                 and not exists (select from chat_needed_skill n
                                                 where n.session_id = s.id
                                                   and not exists (select from chat_user_skill k where k.user_id = m.user_id and k.tag_id = n.tag_id))),
                         cast(array[] as bigint[]))
             end)""".formatted(SQL);

    private AgentAvailability() {}

    /**
     * Returns the rule in HQL over a membership m.
     *
     * @param user alias or path of the member's user
     */
    public static String hql(String user) {
        return "(m.canRespond and " + User.takesChatsHql(user) + ")";
    }

    /**
     * Returns why a user cannot answer sessions of a topic now, or null if it can.
     *
     * @param member the user's membership of the topic, or null
     * @return USER_NOT_FOUND for a deleted user, NOT_TOPIC_MEMBER without the right to respond, USER_NOT_PRESENT
     */
    public static @Nullable RefusalCode refusal(User user, @Nullable ChatTopicMember member) {
        if (user.wasDeleted()) {
            return RefusalCode.USER_NOT_FOUND;
        }
        if (!user.mayAct() || member == null || !member.canRespond) {
            return RefusalCode.NOT_TOPIC_MEMBER;
        }
        return user.takesChats() ? null : RefusalCode.USER_NOT_PRESENT;
    }
}
