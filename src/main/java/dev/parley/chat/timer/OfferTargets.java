package dev.parley.chat.timer;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.AgentAvailability;

/**
 * The statements that find the agent to whom a waiting session is offered next. An agent can accept it if it can answer in the topic, has room and
 * the skills that the session needs, and has not declined it, let an offer expire or returned it to the queue since it became present. A session that
 * enters the queue again is offered to all again.
 */
final class OfferTargets {

    /** When the session entered the queue last. Null if its log does not say it. */
    private static final String ENTERED =
            "(select max(e.at) from chat_session_event e where e.session_id = s.id and e.payload ->> 'status' = 'IN_QUEUE')";

    /** SQL over a session s, the users who are skilled for it, a membership m, its user u and the user's present time p. */
    private static final String CAN_ACCEPT = """
            {answers} and {room} and (skilled.users is null or m.user_id = any (skilled.users))
              and not exists (select from chat_offer o
                              where o.session_id = s.id and o.user_id = u.id and o.state in (2, 4)
                                and o.resolved_at >= greatest(p.since, {entered}))
              and not exists (select from chat_session_event e
                              where e.session_id = s.id and e.type = 'RETURNED_TO_QUEUE' and e.actor_user_id = u.id and e.at >= p.since)""".replace("{answers}", AgentAvailability.SQL)
            .replace("{room}", AgentAvailability.HAS_ROOM_SQL)
            .replace("{entered}", ENTERED);

    private static final String AGENTS = """
            chat_topic_user m
            join ejuser u on u.id = m.user_id
            join agent_presence p on p.user_id = u.id and p.until is null""";

    /** The users to whom the skills of a session s restrict it. They are found once for the session, not for each agent. */
    private static final String SKILLED =
            "cross join lateral (select " + AgentAvailability.SKILLED_SQL + " as users offset 0) skilled";

    private static final String IS_FREE = AgentQueue.waitsSql("s") + " and s.offered_to is null";

    /** The first session of each topic that somebody can accept, in the order of the queue, and the agent who is next. */
    static final String NEXT = """
            select f.session_id, f.user_id
            from chat_topic t
            cross join lateral (
              select s.id as session_id, a.user_id, s.priority, s.queued_at
              from chat_session s
              {skilled}
              cross join lateral (
                select u.id as user_id
                from {agents}
                where m.topic_id = s.topic_id and {can}
                order by case t.assignment when 2 then {load} end,
                         (select max(o.offered_at) from chat_offer o where o.user_id = u.id) nulls first, u.id
                limit 1) a
              where s.topic_id = t.id and {free}
              order by {order}
              limit 1) f
            where t.assignment <> 0 and not t.deleted
              and exists (select from {agents} where m.topic_id = t.id and {answers} and {room})
            order by f.priority desc, f.queued_at, f.session_id""".replace("{can}", CAN_ACCEPT)
            .replace("{skilled}", SKILLED)
            .replace("{agents}", AGENTS)
            .replace("{load}", AgentAvailability.LOAD_SQL)
            .replace("{free}", IS_FREE)
            .replace("{order}", AgentQueue.orderSql("s"))
            .replace("{answers}", AgentAvailability.SQL)
            .replace("{room}", AgentAvailability.HAS_ROOM_SQL);

    /** Locks the user as an accept does, so that its load does not change. */
    static final String LOCK_USER = "select u.id from ejuser u where u.id = :user for no key update";

    /** The time, if the session is still free and the user can still accept it. To be read after the locks. */
    static final String CONFIRM = """
            select clock_timestamp()
            from chat_session s
            join chat_topic t on t.id = s.topic_id and t.assignment <> 0
            {skilled}
            cross join {agents}
            where s.id = :session and m.topic_id = s.topic_id and u.id = :user and {free} and {can}""".replace("{skilled}", SKILLED)
            .replace("{agents}", "(" + AGENTS + ")")
            .replace("{free}", IS_FREE)
            .replace("{can}", CAN_ACCEPT);

    private OfferTargets() {}
}
