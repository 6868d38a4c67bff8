package dev.parley.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Creates test data directly in the database, which works for a service in this process as well as for the native executable. All names are
 * unique, so that tests do not see each other's rows.
 */
public final class World extends TestDatabase {

    /** Adds the next event of a session. */
    static final String EVENT = """
            insert into chat_session_event (session_id, seq, type, actor, at)
            select s.id, 1 + (select count(*) from chat_session_event e where e.session_id = s.id), 'READ', 'test', now()
            from chat_session s where s.id = ?""";

    private static final AtomicInteger NAMES = new AtomicInteger();

    /** A topic with the welcome message "Welcome." */
    public long topic() {
        return insert(
                "insert into chat_topic (name, welcome_message) values (?, 'Welcome.') returning id", name("topic"));
    }

    /** A topic without a welcome message. */
    public long silentTopic() {
        return insert("insert into chat_topic (name) values (?) returning id", name("topic"));
    }

    /** A topic with a form after the chat. */
    public long topicWithPostForm() {
        return insert("insert into chat_topic (name, widget_post_form) values (?, true) returning id", name("topic"));
    }

    /** Changes settings of a topic, such as "flags = 4, widget_pre_form = true". */
    public void set(long topic, String settings) {
        run("update chat_topic set " + settings + " where id = ?", topic);
    }

    /** A user without rights in any topic. */
    public String user() {
        String login = name("agent");
        insert("insert into ejuser (loginname, username, firstname) values (?, ?, 'Anna') returning id", login, login);
        return login;
    }

    /** A user who may respond in a topic and is present. */
    public String agentOf(long topic) {
        String login = member(topic, "can_respond");
        present(login);
        return login;
    }

    /** A user who manages a topic. */
    public String managerOf(long topic) {
        return member(topic, "manager");
    }

    /** A user who may only listen in a topic. */
    public String listenerOf(long topic) {
        return member(topic, "can_listen");
    }

    /** A user who only gets warnings about waiting sessions in a topic. */
    public String warnedOf(long topic) {
        return member(topic, "notifications");
    }

    private String member(long topic, String right) {
        String login = user();
        join(login, topic, right);
        return login;
    }

    /** Grants a user a right in a topic. */
    public void join(String login, long topic, String right) {
        insert(
                "insert into chat_topic_user (user_id, topic_id, " + right + ") values (?, ?, true) returning id",
                id(login),
                topic);
    }

    /** Sets the capacity of a user. */
    public void limit(String login, int sessions) {
        run("update ejuser set chat_capacity = ? where loginname = ?", sessions, login);
    }

    /** Sets a user present. */
    public void present(String login) {
        run("update ejuser set chat_status = 1 where loginname = ?", login);
    }

    /** Sets a user away. */
    public void away(String login) {
        run("update ejuser set chat_status = 0 where loginname = ?", login);
    }

    /** Moves the last activity of a user's clients back in time. */
    public void silent(String login, Duration silence) {
        run(
                "update agent_last_seen set seen_at = now() - make_interval(secs => ?) where user_id = ?",
                silence.toSeconds(),
                id(login));
    }

    /** Adds sessions that agents of a topic have accepted, at this average interval. */
    public void acceptGap(long topic, int seconds) {
        run(
                "update chat_topic set seconds_pr_accept = ?, accept_gap_millis = 1000 * ?::bigint, accept_samples = 3 where id = ?",
                seconds,
                seconds,
                topic);
    }

    /** A company. */
    public long company(String name) {
        return insert("insert into contact (name) values (?) returning contact_id", name);
    }

    /** A person in a company. */
    public long person(long company) {
        return insert(
                "insert into person (contact_id, firstname, lastname) values (?, 'Kari', ?) returning person_id",
                company,
                name("Nordmann"));
    }

    /** A person with an e-mail address, which need not be unique. */
    public long person(long company, String firstName, String lastName, String email) {
        return insert(
                "insert into person (contact_id, firstname, lastname, email) values (?, ?, ?, ?) returning person_id",
                company,
                firstName,
                lastName,
                email);
    }

    /** A project. */
    public long project(String name) {
        return insert("insert into project (name) values (?) returning project_id", name);
    }

    /** A sale to a company. */
    public long sale(long company) {
        return insert(
                "insert into sale (heading, amount, saledate, contact_id) values ('Sale', 12.5, now(), ?) returning sale_id",
                company);
    }

    /** A ticket of a user. */
    public long ticket(String owner) {
        return insert("insert into ticket (title, owned_by) values ('Ticket', ?) returning id", id(owner));
    }

    /** A session that waits in the queue. */
    public long waiting(long topic) {
        return insert(
                "insert into chat_session (topic_id, status, when_requested, initial_queue_pos) values (?, 4, now() - interval '1 minute', 1) returning id",
                topic);
    }

    /** Adds waiting sessions in one statement. */
    public void queue(long topic, int count) {
        run(
                "insert into chat_session (topic_id, status, when_requested, initial_queue_pos) select ?, 4, now() - interval '1 minute', n from generate_series(1, ?) n",
                topic,
                count);
    }

    /** A session that waits in the queue, with a key of its customer. */
    public long waiting(long topic, String sessionKey) {
        long session = waiting(topic);
        run("update chat_session set session_key = encode(sha256(?::bytea), 'hex') where id = ?", sessionKey, session);
        return session;
    }

    /** A session that has waited in the queue for this time. */
    public long waitingSince(long topic, int secondsAgo) {
        return insert(
                "insert into chat_session (topic_id, status, when_requested) values (?, 4, now() - ? * interval '1 second') returning id",
                topic,
                secondsAgo);
    }

    /** An active session of an agent. */
    public long active(long topic, String agent) {
        return insert("""
                insert into chat_session (topic_id, status, when_requested, when_started, user_id, rank)
                values (?, 5, now() - interval '2 minutes', now() - interval '1 minute', ?,
                        (select 1 + count(*) from chat_session where user_id = ? and status in (5, 6))) returning id""", topic, id(agent), id(agent));
    }

    /** A session that a bot handles. */
    public long botDriven(long topic) {
        return insert(
                "insert into chat_session (topic_id, status, chatbot_isactive, when_requested) values (?, 6, true, now()) returning id",
                topic);
    }

    /** A session that waits for a message of the bot. It has status 4, but is not in the agents' queue. */
    public long waitingForBot(long topic) {
        return insert(
                "insert into chat_session (topic_id, status, chatbot_isactive, when_requested) values (?, 4, true, now() - interval '1 minute') returning id",
                topic);
    }

    /** A session in a form, the FAQ or the queue (status 1 to 4). */
    public long entering(long topic, int status) {
        return insert(
                "insert into chat_session (topic_id, status, when_requested) values (?, ?, now() - interval '1 minute') returning id",
                topic,
                status);
    }

    /** A finished session of an agent with the form after the chat, which its customer may reopen. */
    public long finished(long topic, String agent) {
        long session = active(topic, agent);
        alter(session, "status = 7, rank = 0, when_ended = now()");
        return session;
    }

    /** Changes columns of a session, such as "priority = 2, email = 'kari@example.com'". */
    public void alter(long session, String columns) {
        run("update chat_session set " + columns + " where id = ?", session);
    }

    /** Sets and returns a key for the customer of a session. */
    public String key(long session) {
        String key = name("key");
        run("update chat_session set session_key = encode(sha256(?::bytea), 'hex') where id = ?", key, session);
        return key;
    }

    /** The values of columns of a session, named as in SQL: "user_id, rank". */
    public String session(long session, String columns) {
        return texts("select concat_ws(' ', " + columns + ") from chat_session where id = ?", session)
                .get(0);
    }

    /** Adds an event to the log of a session. */
    public void event(long session) {
        run(EVENT, session);
    }

    /** The types of a session's events, in order. */
    public List<String> events(long session) {
        return texts("select type from chat_session_event where session_id = ? order by seq", session);
    }

    /** Adds events to the log of a session. */
    public void addEvents(long session, int count) {
        run(
                "insert into chat_session_event (session_id, seq, type, actor, at) select ?, n, 'READ', 'customer', now() from generate_series(1, ?) n",
                session,
                count);
        run("update chat_session set event_seq = ? where id = ?", count, session);
    }

    /** Closes the sessions of earlier tests. Timers that a test runs would process thousands of them. */
    public void closeAll() {
        run("""
                update chat_session
                set status = 9, chatbot_isactive = false, rank = 0, transfer_to = null, offline_form_offered_at = null,
                    when_ended = coalesce(when_ended, when_started, when_requested, now())
                where status not in (8, 9)""");
    }

    /** Requests a transfer of a session to a user. */
    public void offer(long session, String login) {
        run("update chat_session set transfer_to = ? where id = ?", id(login), session);
    }

    /** Offers a waiting session to an agent for a minute. */
    public void offerWaiting(long session, String login) {
        run(
                "update chat_session set offered_to = ?, offer_expires_at = now() + interval '1 minute' where id = ?",
                id(login),
                session);
    }

    /** Makes a user the supervisor of a running conversation. */
    public void supervise(long session, String login) {
        run("update chat_session set supervised_by = ? where id = ?", id(login), session);
    }

    /** A closed session. */
    public long closed(long topic) {
        return insert(
                "insert into chat_session (topic_id, status, when_requested, when_ended) values (?, 9, now() - interval '1 hour', now()) returning id",
                topic);
    }

    /** A finished session, which may be reopened. */
    public long finished(long topic) {
        long session = closed(topic);
        run("update chat_session set status = 7 where id = ?", session);
        return session;
    }

    /** Adds sessions that ended an hour ago, in one statement. */
    public void finished(long topic, int count) {
        run(
                "insert into chat_session (topic_id, status, when_requested, when_ended) select ?, 7, now() - interval '2 hours', now() - interval '1 hour' from generate_series(1, ?)",
                topic,
                count);
    }

    /** A session that is marked for deletion. */
    public long deleted(long topic) {
        long session = closed(topic);
        run("update chat_session set status = 8, when_deleted = now() where id = ?", session);
        return session;
    }

    /** Requests a transfer of an active session to an agent, this time ago. It expires two minutes after the request. */
    public void offer(long session, String agent, Duration ago) {
        run("""
                insert into chat_transfer (session_id, requested_by, to_user_id, requested_at, expires_at)
                select id, user_id, ?, now() - make_interval(secs => ?), now() - make_interval(secs => ?) + interval '2 minutes'
                from chat_session where id = ?""", id(agent), ago.toSeconds(), ago.toSeconds(), session);
        run("update chat_session set transfer_to = ? where id = ?", id(agent), session);
    }

    /** Moves the request of a session and the start of its wait back in time. */
    public void queued(long session, Duration ago) {
        run(
                "update chat_session set (when_requested, queued_at, waiting_since) = (select at, at, at from (select now() - make_interval(secs => ?)) as t (at)) where id = ?",
                ago.toSeconds(),
                session);
    }

    /** Sets a time column of a session to a time in the past. */
    public void setTime(String column, long session, Duration ago) {
        run(
                "update chat_session set " + column + " = now() - make_interval(secs => ?) where id = ?",
                ago.toSeconds(),
                session);
    }

    /** Runs an action while another transaction locks the row of a session. */
    public void whileLocked(long session, Runnable action) {
        try (Connection other = connect()) {
            // The timeout releases the lock in the end, so that a test that waits for it fails instead of hanging. The
            // action may wait.
            prepare(other, "set idle_in_transaction_session_timeout = '" + 2 * Waits.PATIENCE.toSeconds() + "s'")
                    .execute();
            other.setAutoCommit(false);
            try (PreparedStatement lock =
                    prepare(other, "select from chat_session where id = ? for no key update", session)) {
                lock.execute();
                action.run();
            }
            other.rollback();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Links a session to a record. The column is one of project_id, sale_id, ticket_id, contact_id, customer_id. */
    public void link(long session, String column, long row) {
        run("update chat_session set " + column + " = ? where id = ?", row, session);
    }

    /** Adds messages of the customer to a session. */
    public void messages(long session, int count) {
        run(
                "insert into chat_message (session_id, seq, message, type, when_posted) select ?, n, 'message ' || n, 2, now() from generate_series(1, ?) n",
                session,
                count);
        run("update chat_session set message_seq = ? where id = ?", count, session);
    }

    /** A tag that can be chosen. */
    public long tag() {
        return insert("insert into chat_tag (name, color) values (?, '#1d7a46') returning id", name("tag"));
    }

    /** A skill that can be chosen. */
    public long skill() {
        return insert("insert into chat_tag (name, color, kind) values (?, '#1d7a46', 1) returning id", name("skill"));
    }

    /** Gives a user a skill. */
    public void teach(String login, long skill) {
        run("insert into chat_user_skill (user_id, tag_id) values (?, ?)", id(login), skill);
    }

    /** Makes a session need a skill. */
    public void need(long session, long skill) {
        run("insert into chat_needed_skill (session_id, tag_id) values (?, ?)", session, skill);
    }

    /** A webhook. Tests start no rounds of deliveries by themselves, so nothing is sent. */
    public long webhook() {
        long webhook = insert(
                "insert into webhook (name, url, owner) values (?, 'https://hooks.example.com/', 'admin') returning id",
                name("webhook"));
        run("insert into webhook_secret (webhook_id, secret) values (?, 'c2VjcmV0')", webhook);
        run("insert into webhook_cursor (webhook_id) values (?)", webhook);
        return webhook;
    }

    /** The delivery of a session's first event to a webhook, which was given up. */
    public long delivery(long webhook, long session) {
        return insert("""
                insert into webhook_delivery (webhook_id, event_id, session_id, seq, type, occurred_at, state, attempts, ended_at, failure)
                select ?, id, session_id, seq, type, at, 'DEAD', 1, now(), 'TIMEOUT'
                from chat_session_event where session_id = ? and seq = 1 returning id""", webhook, session);
    }

    /** The id of a user. */
    public long id(String login) {
        return number("select id from ejuser where loginname = ?", login);
    }

    private long insert(String sql, Object... parameters) {
        return number(sql, parameters);
    }

    private static String name(String kind) {
        return kind + " " + NAMES.incrementAndGet() + "-"
                + ProcessHandle.current().pid();
    }
}
