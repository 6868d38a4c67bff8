package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.session.Retention;
import dev.parley.crm.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A query for the sessions on which a timer must act. The same condition finds them and, under the lock, confirms each. All times are the database's,
 * so instances with different clocks agree.
 *
 * @param name the timer's name in log messages
 * @param condition SQL over the session (s) and its topic (t)
 * @param parameters parameters of the condition
 */
record DueSessions(String name, String condition, Map<String, Object> parameters) {

    /**
     * The customer's client has been silent for too long, counted from the request if it never called. A conversation that returned to the queue gets
     * as much time as an active one.
     */
    private static final String DEAD_CLIENT = "s.status in " + SessionStatuses.OPEN_SQL + " and " + """
            coalesce(s.customer_fetch, s.when_requested) <= now() - make_interval(
              secs => case when s.status < 4 then :form
                           when s.status = 4 and s.when_started is null then :queue
                           else :active end)""";

    /** Counts from the accept at the earliest: a customer who wrote long before the accept is not idle. greatest() ignores nulls. */
    private static final String SILENT_FOR = "s.status in " + SessionStatuses.ACTIVE_SQL
            + " and greatest(s.idle, s.when_started, s.when_requested) <= now() - make_interval(secs => :silence)";

    private static final String IDLE_UNWARNED = SILENT_FOR + " and s.when_idle_warned is null";
    private static final String IDLE_WARNED =
            SILENT_FOR + " and s.when_idle_warned <= now() - make_interval(secs => :warning)";

    /** A threshold of null or 0 minutes never applies: nullif() makes it null, and no time is earlier than null. */
    private static final String WAITS_TOO_LONG_FOR_AGENTS =
            """
            {waits} and s.waiting_since <= now() - make_interval(mins => nullif(t.warning_new_chat, 0))
              and exists (select from chat_topic_user m join ejuser u on u.id = m.user_id
                          where m.topic_id = s.topic_id and m.notifications and {present})
            or s.status = 5 and s.unanswered_since <= now() - make_interval(mins => nullif(t.warning_chat_message, 0))""".replace("{waits}", AgentQueue.waitsSql("s")).replace("{present}", User.takesChatsSql("u"));

    /** Managers are alerted only while an agent who could have answered is present. */
    private static final String WAITS_TOO_LONG_FOR_MANAGERS =
            """
            ({waits} and s.waiting_since <= now() - make_interval(mins => nullif(t.manager_warning_new_chat, 0))
             or s.status = 5
                and s.unanswered_since <= now() - make_interval(mins => nullif(t.manager_warning_chat_message, 0)))
            and exists (select from chat_topic_user m join ejuser u on u.id = m.user_id
                        where m.topic_id = s.topic_id and {answers})""".replace("{waits}", AgentQueue.waitsSql("s")).replace("{answers}", AgentAvailability.SQL);

    private static final String AGENT_SILENT = """
            s.status = 5 and exists (select from agent_last_seen l
                                     where l.user_id = s.user_id and l.seen_at <= now() - make_interval(secs => :silence))""";

    private static final String SUPERVISOR_SILENT = """
            s.supervised_by is not null and exists (
              select from agent_last_seen l
              where l.user_id = s.supervised_by and l.seen_at <= now() - make_interval(secs => :silence))""";

    private static final String WITHOUT_ITS_BOT =
            "s.chatbot_isactive and s.status in " + SessionStatuses.OPEN_SQL + " and not t.bot_enabled";

    private static final String OFFER_EXPIRED =
            "exists (select from chat_transfer o where o.session_id = s.id and o.state = 0 and o.expires_at <= now())";

    /** An offer whose agent can't answer any more, or took other sessions instead and is full without it. */
    private static final String OFFER_OVER = """
            {waits} and s.offered_to is not null and (s.offer_expires_at <= now() or not exists (
              select from chat_topic_user m join ejuser u on u.id = m.user_id
              where m.topic_id = s.topic_id and m.user_id = s.offered_to and {answers}
                and (u.chat_capacity is null or u.chat_capacity >= {load})))""".replace("{waits}", AgentQueue.waitsSql("s"))
            .replace("{answers}", AgentAvailability.SQL)
            .replace("{load}", AgentAvailability.LOAD_SQL);

    private static final String FINISHED = "s.status = 7 and s.when_ended <= now() - make_interval(secs => :window)";

    private static final String UNHELD = " and not " + Retention.HELD;

    private static final String DELETED =
            "s.status = 8 and coalesce(s.when_deleted, s.when_ended) <= now() - make_interval(secs => :purge)" + UNHELD;

    /** Finds sessions whose customer's client has disconnected. */
    static DueSessions ofDeadClients(ChatConfig.DeadAfter after) {
        return new DueSessions(
                "dead client",
                DEAD_CLIENT,
                Map.of(
                        "form", seconds(after.form()),
                        "queue", seconds(after.queue()),
                        "active", seconds(after.active())));
    }

    /** Finds conversations that are idle for long enough to warn both sides. */
    static DueSessions toWarnOfIdleness(Duration idleAfter, Duration warningBefore) {
        return new DueSessions(
                "idle warning", IDLE_UNWARNED, Map.of("silence", seconds(idleAfter.minus(warningBefore))));
    }

    /** Finds conversations that stayed idle after the warning. */
    static DueSessions idle(Duration idleAfter, Duration warningBefore) {
        return new DueSessions(
                "idle", IDLE_WARNED, Map.of("silence", seconds(idleAfter), "warning", seconds(warningBefore)));
    }

    /**
     * Finds sessions whose customer has waited long enough to alert agents (level 1) or managers (level 2), and that have not raised that alert yet.
     */
    static DueSessions toAlert(short level) {
        String waits = level == 1 ? WAITS_TOO_LONG_FOR_AGENTS : WAITS_TOO_LONG_FOR_MANAGERS;
        return new DueSessions(
                "alert " + level, "s.alert_level < :level and (" + waits + ")", Map.of("level", (int) level));
    }

    /** Finds sessions with a waiting customer whose agent's clients have been silent for too long. */
    static DueSessions ofSilentAgents(Duration silence) {
        return new DueSessions("silent agent", AGENT_SILENT, Map.of("silence", seconds(silence)));
    }

    /** Finds conversations whose supervisor's clients have been silent for too long. */
    static DueSessions ofSilentSupervisors(Duration silence) {
        return new DueSessions("silent supervisor", SUPERVISOR_SILENT, Map.of("silence", seconds(silence)));
    }

    /** Finds waiting sessions of these unattended topics whose customers have not been offered the offline form. */
    static DueSessions toOfferTheOfflineForm(List<Long> topics) {
        return waitingIn(topics, "offline form", "t.widget_enable_ticket and s.offline_form_offered_at is null");
    }

    /** Finds waiting sessions of these attended topics whose customers are still offered the offline form. */
    static DueSessions toWithdrawTheOfflineForm(List<Long> topics) {
        return waitingIn(topics, "offline form withdrawal", "s.offline_form_offered_at is not null");
    }

    private static DueSessions waitingIn(List<Long> topics, String name, String condition) {
        return new DueSessions(
                name,
                AgentQueue.waitsSql("s") + " and s.topic_id = any(cast(:topics as bigint[])) and " + condition,
                Map.of("topics", topics.toArray(Long[]::new)));
    }

    /** Finds sessions handled by a bot that their topic no longer has. */
    static DueSessions withoutTheirBot() {
        return new DueSessions("switched-off bot", WITHOUT_ITS_BOT, Map.of());
    }

    /** Finds sessions with an expired transfer. */
    static DueSessions withExpiredOffer() {
        return new DueSessions("transfer expiry", OFFER_EXPIRED, Map.of());
    }

    /** Finds waiting sessions whose offer to an agent has expired, or can't be accepted any more. */
    static DueSessions withOfferThatIsOver() {
        return new DueSessions("end of offers", OFFER_OVER, Map.of());
    }

    /** Finds finished sessions that can no longer be reopened. */
    static DueSessions finishedFor(Duration reopenWindow) {
        return new DueSessions("finisher", FINISHED, Map.of("window", seconds(reopenWindow)));
    }

    /** Finds ended sessions whose retention has passed, in topics without a retention of their own. */
    static DueSessions endedFor(Duration retention) {
        return new DueSessions(
                "retention",
                Retention.ENDED + " and t.retention_days is null" + UNHELD,
                Map.of("retention", seconds(retention)));
    }

    /** Finds ended sessions of a topic with a retention of its own, which has passed. */
    static DueSessions endedFor(int days, long topic) {
        return new DueSessions(
                "retention",
                Retention.ENDED + " and s.topic_id = :topic and t.retention_days = :days" + UNHELD,
                Map.of("retention", (double) days * Retention.SECONDS_OF_DAY, "topic", topic, "days", days));
    }

    /** Finds deleted sessions whose rows can be erased. */
    static DueSessions deletedFor(Duration purgeAfter) {
        return new DueSessions("purge", DELETED, Map.of("purge", seconds(purgeAfter)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
