package dev.parley.chat.lifecycle;

import dev.parley.chat.SessionStatuses;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.persistence.Pipeline.Kept;
import dev.parley.chat.session.AgentAvailability;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Finds the next session to accept, so that concurrent agents neither get the same session nor wait for each other. */
@ApplicationScoped
class WaitingSessions {

    /**
     * Reads the first candidates of each topic from the index of its queue, without a lock. Then locks the first candidate that no other transaction
     * has locked, and checks its current row. Among the candidates, sessions whose skills the agent has, or whose skills do not matter, come first. The search stops at the last candidate
     * of a topic whose queue may be longer: sessions that were not read may precede what follows.
     */
    static final String LOCK_FIRST = """
            select s.id
            from (select c.*, count(*) filter (where c.place = :candidates)
                      over (order by %1$s rows between unbounded preceding and 1 preceding) as queues_left_behind
                  from unnest(cast(:topics as bigint[])) as t (id)
                  cross join lateral (select w.id, w.topic_id, w.priority, w.queued_at, row_number() over (order by %2$s) as place
                                      from chat_session w
                                      where w.topic_id = t.id and %3$s and %5$s
                                      order by %2$s
                                      limit :candidates) as c) as c
            join chat_session s on s.id = c.id and s.topic_id = c.topic_id and %4$s and %6$s
            where c.queues_left_behind = 0
            order by (:me = any (%7$s)) is not false desc, %1$s
            limit 1
            for no key update of s skip locked""".formatted(
                    AgentQueue.orderSql("c"),
                    AgentQueue.orderSql("w"),
                    AgentQueue.waitsSql("w"),
                    AgentQueue.waitsSql("s"),
                    AgentQueue.isFreeForSql("w", ":me"),
                    AgentQueue.isFreeForSql("s", ":me"),
                    AgentAvailability.SKILLED_SQL);

    /**
     * A topic with as many waiting sessions as are requested as candidates, so its queue may be longer. Read it before {@link #LOCK_FIRST}: agents who
     * accept at the same time shorten the queue, so a later read may hide sessions that waited behind the locked candidates.
     */
    static final String LONG_QUEUE =
            """
            select t.id
            from unnest(cast(:topics as bigint[])) as t (id)
            cross join lateral (select w.id
                                from chat_session w
                                where w.topic_id = t.id and %s and %s
                                order by %s
                                limit 1 offset :candidates - 1) as c
            limit 1""".formatted(AgentQueue.waitsSql("w"), AgentQueue.isFreeForSql("w", ":me"), AgentQueue.orderSql("w"));

    /** Candidates per topic if few agents ask at once. If all of them are locked, the number is multiplied. */
    private static final long CANDIDATES = 16;

    /**
     * Replaces :topics by those in which an agent may respond, as long as the agent is below its capacity. The second parameter has the ids of the
     * topics to which the agent restricts the search, separated by commas; empty for all.
     */
    private static final String ITS_TOPICS = """
            array(select m.topic_id from chat_topic_user m join ejuser u on u.id = m.user_id
                  where lower(u.loginname) = lower(?) and m.can_respond
                    and m.topic_id = any(coalesce(string_to_array(nullif(?, ''), ',')::bigint[], array[m.topic_id]))
                    and (u.chat_capacity is null or u.chat_capacity > (
                      select count(distinct s.rank) from chat_session s where s.user_id = u.id and s.status in %s)))""".formatted(SessionStatuses.ACTIVE_SQL);

    /** Replaces :me by the id of an agent. */
    private static final String ITS_ID = "(select u.id from ejuser u where lower(u.loginname) = lower(?))";

    private static final Kept NEXT = new Kept("next");

    /** {@link #LOCK_FIRST} for an agent by its login name. */
    static final String KEEP_FIRST =
            "with next as (" + ofAgent(LOCK_FIRST) + ") select " + NEXT.keep("next.id") + " from next";

    private static final String LONG_QUEUE_OF_AGENT = ofAgent(LONG_QUEUE);

    private final Session database;

    WaitingSessions(Session database) {
        this.database = database;
    }

    private static String ofAgent(String sql) {
        return sql.replace(":topics", ITS_TOPICS)
                .replace(":me", ITS_ID)
                .replace(":candidates", String.valueOf(CANDIDATES));
    }

    /**
     * Adds a statement that finds and locks the next session of an agent.
     *
     * @param topics ids of topics, separated by commas, to which the search is restricted; empty for all of the agent's
     * @return its id
     */
    static Kept next(EntityRows rows, String login, String topics) {
        rows.values(Long.class, KEEP_FIRST, login, topics, login, login, login);
        return NEXT;
    }

    /**
     * Adds a read of the topics whose candidates {@link #next} may all find locked, so that {@link #lockNext} may find a session behind them. Add it
     * before {@link #next}.
     */
    static List<Long> longQueues(EntityRows rows, String login, String topics) {
        return rows.values(Long.class, LONG_QUEUE_OF_AGENT, login, topics, login);
    }

    /**
     * Locks the first waiting session of these topics that no other transaction has locked, until the current transaction ends.
     *
     * @param user id of the agent who will accept it
     * @return its id; empty if no session waits, or all are locked
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Long> lockNext(List<Long> topics, long user) {
        long candidates = CANDIDATES;
        while (true) {
            boolean moreMayWait = first(LONG_QUEUE, topics, user, candidates).isPresent();
            Optional<Long> next = first(LOCK_FIRST, topics, user, candidates);
            if (next.isPresent() || !moreMayWait) {
                return next;
            }
            candidates *= CANDIDATES;
        }
    }

    private Optional<Long> first(String sql, List<Long> topics, long user, long candidates) {
        return database.createNativeQuery(sql, Long.class)
                .setParameter("topics", topics.toArray(Long[]::new))
                .setParameter("me", user)
                .setParameter("candidates", candidates)
                .uniqueResultOptional();
    }
}
