package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.AgentAvailability;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Sessions for which the time has come. One condition finds them and, under the lock, makes sure of each; all time in it is the
 * database's.
 *
 * @param name what they are called in the log
 * @param condition SQL over the session (s) and its topic (t)
 * @param parameters the condition's
 */
record DueSessions(String name, String condition, Map<String, Object> parameters) {

    /**
     * The customer's client has not called for too long; one that never called has been silent since the request. A conversation that
     * waits again is given as long as an active one.
     */
    private static final String DEAD_CLIENT = """
            s.status between 1 and 6
            and coalesce(s.customer_fetch, s.when_requested) <= now() - make_interval(
              secs => case when s.status < 4 then :form
                           when s.status = 4 and s.when_started is null then :queue
                           else :active end)""";

    /** Who has just been accepted is not idle, however long ago it wrote while it waited; greatest() passes over nulls. */
    private static final String SILENT_FOR = """
            s.status in (5, 6)
            and greatest(s.idle, s.when_started, s.when_requested) <= now() - make_interval(secs => :silence)""";

    private static final String IDLE_UNWARNED = SILENT_FOR + " and s.when_idle_warned is null";
    private static final String IDLE_WARNED =
            SILENT_FOR + " and s.when_idle_warned <= now() - make_interval(secs => :warning)";

    /** Null and 0 minutes are never: no instant is earlier than null. */
    private static final String WAITS_TOO_LONG_FOR_AGENTS =
            """
            {waits} and s.waiting_since <= now() - make_interval(mins => nullif(t.warning_new_chat, 0))
              and exists (select from chat_topic_user m join ejuser u on u.id = m.user_id
                          where m.topic_id = s.topic_id and m.notifications and {present})
            or s.status = 5 and s.unanswered_since <= now() - make_interval(mins => nullif(t.warning_chat_message, 0))""".replace("{waits}", AgentQueue.waitsSql("s")).replace("{present}", AgentAvailability.PRESENT_SQL);

    /** Managers are warned only while an agent is present who could have answered. */
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

    private static final String WITHOUT_ITS_BOT =
            "s.chatbot_isactive and s.status in (1, 2, 3, 4, 5, 6) and not t.bot_enabled";

    private static final String OFFER_EXPIRED =
            "exists (select from chat_transfer o where o.session_id = s.id and o.state = 0 and o.expires_at <= now())";

    private static final String FINISHED = "s.status = 7 and s.when_ended <= now() - make_interval(secs => :window)";

    /** Imported sessions of unknown status (0) have no end: they are kept from when they were requested. */
    private static final String ENDED = """
            (s.status in (7, 9, 10, 11) and s.when_ended <= now() - make_interval(secs => :retention)
             or s.status = 0 and s.when_requested <= now() - make_interval(secs => :retention))""";

    private static final String DELETED =
            "s.status = 8 and coalesce(s.when_deleted, s.when_ended) <= now() - make_interval(secs => :purge)";

    /** The customer's client is gone. */
    static DueSessions ofDeadClients(ChatConfig.DeadAfter after) {
        return new DueSessions(
                "dead client",
                DEAD_CLIENT,
                Map.of(
                        "form", seconds(after.form()),
                        "queue", seconds(after.queue()),
                        "active", seconds(after.active())));
    }

    /** Nobody has written for so long that both sides must be told. */
    static DueSessions toWarnOfIdleness(Duration idleAfter, Duration warningBefore) {
        return new DueSessions(
                "idle warning", IDLE_UNWARNED, Map.of("silence", seconds(idleAfter.minus(warningBefore))));
    }

    /** Nobody has written since, though both sides were told in time. */
    static DueSessions idle(Duration idleAfter, Duration warningBefore) {
        return new DueSessions(
                "idle", IDLE_WARNED, Map.of("silence", seconds(idleAfter), "warning", seconds(warningBefore)));
    }

    /** The customer waits so long that agents (1) or managers (2) should know, and they do not yet. */
    static DueSessions toAlert(short level) {
        String waits = level == 1 ? WAITS_TOO_LONG_FOR_AGENTS : WAITS_TOO_LONG_FOR_MANAGERS;
        return new DueSessions(
                "alert " + level, "s.alert_level < :level and (" + waits + ")", Map.of("level", (int) level));
    }

    /** The customer waits for an answer of an agent of whom nothing was heard for so long. */
    static DueSessions ofSilentAgents(Duration silence) {
        return new DueSessions("silent agent", AGENT_SILENT, Map.of("silence", seconds(silence)));
    }

    /** Waits in one of these topics, in which nobody can answer, and the customer was not told. */
    static DueSessions toOfferTheOfflineForm(List<Long> topics) {
        return waitingIn(topics, "offline form", "t.widget_enable_ticket and s.offline_form_offered_at is null");
    }

    /** Waits in one of these topics, in which somebody can answer again, and the customer was not told. */
    static DueSessions toWithdrawTheOfflineForm(List<Long> topics) {
        return waitingIn(topics, "offline form withdrawal", "s.offline_form_offered_at is not null");
    }

    private static DueSessions waitingIn(List<Long> topics, String name, String condition) {
        return new DueSessions(
                name,
                AgentQueue.waitsSql("s") + " and s.topic_id = any(cast(:topics as bigint[])) and " + condition,
                Map.of("topics", topics.toArray(Long[]::new)));
    }

    /** With a bot that its topic does not have any more. */
    static DueSessions withoutTheirBot() {
        return new DueSessions("switched-off bot", WITHOUT_ITS_BOT, Map.of());
    }

    /** Offered to somebody who has not answered in time. */
    static DueSessions withExpiredOffer() {
        return new DueSessions("transfer expiry", OFFER_EXPIRED, Map.of());
    }

    /** Finished, and too late to take up again. */
    static DueSessions finishedFor(Duration reopenWindow) {
        return new DueSessions("finisher", FINISHED, Map.of("window", seconds(reopenWindow)));
    }

    /** Over for as long as they are kept. */
    static DueSessions endedFor(Duration retention) {
        return new DueSessions("retention", ENDED, Map.of("retention", seconds(retention)));
    }

    /** Deleted long enough ago for the row to go. */
    static DueSessions deletedFor(Duration purgeAfter) {
        return new DueSessions("purge", DELETED, Map.of("purge", seconds(purgeAfter)));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
