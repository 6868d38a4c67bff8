package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;

/** Persons whose marks are in all places where the chat and the CRM keep something of them. */
final class PersonScene {

    /** Marks each text of a row that may be null. Columns that mean something to the service are left out. */
    private static final String TEXT_COLUMNS = """
            select string_agg(format('%I = left(%L, %s)', column_name, ?::text, coalesce(character_maximum_length, 200)), ', ')
            from information_schema.columns
            where table_name = ? and is_nullable = 'YES' and is_generated = 'NEVER'
              and data_type in ('text', 'character varying') and column_name not in ('session_key', 'email', 'language', 'customer_subject', 'visit_attributes')""";

    /** The statement that reads a text from all tables. Rows that were written before the scene began cannot have it, and need no look at their texts. */
    private static final String ROWS_WITH_TEXT = """
            select string_agg(format(
              'select %L || '' '' || (to_jsonb(t) - ''customer_fetch'')::text from %I t where t.xmin::text::bigint >= %s and strpos(lower(t::text), lower(%L)) > 0',
              table_name, table_name, ?::bigint, ?::text), ' union all ') || ' order by 1'
            from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'""";

    private final World world;
    private final Random random;
    /** The oldest transaction that may write after the scene began. */
    private final long oldest;

    final long topic;
    final String agent;
    final Caller manager;
    final Caller admin;

    PersonScene(World world, Random random) {
        this.world = world;
        this.random = random;
        this.oldest = world.number("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint");
        this.topic = world.topic();
        world.set(topic, "widget_enable_rating = true, widget_enable_ticket = true, consent_text = 'You may.'");
        this.agent = world.agentOf(topic);
        String login = world.managerOf(topic);
        world.run("update chat_topic_user set can_respond = true where user_id = ?", world.id(login));
        this.manager = Caller.agent(login);
        this.admin = Caller.admin(world.user());
    }

    /**
     * A person.
     *
     * @param mark a text that is in all texts of the person, and nowhere else
     * @param marks this text, and the hashes of the person's keys
     */
    record Marked(long number, String mark, String email, List<Long> sessions, List<String> marks) {

        String furtherEmail() {
            return mark + "-private@example.org";
        }

        String id() {
            return Ids.of("Person", number);
        }
    }

    /** A person with a conversation that went through the service, and some rows that were imported. */
    Marked person() {
        String mark = "qz" + UUID.randomUUID().toString().replace("-", "").substring(0, 14);
        String email = mark + "@example.com";
        long number = world.person(world.company("Company of nobody"), mark, mark, email);
        fill("person", mark, "person_id = " + number);
        Marked person = new Marked(number, mark, email, new ArrayList<>(), new ArrayList<>(List.of(mark)));
        converse(person);
        world.run("insert into person_email (person_id, email, rank) values (?, ?, 2)", number, person.furtherEmail());
        List<Belonging> kinds = new ArrayList<>(List.of(Belonging.values()));
        Collections.shuffle(kinds, random);
        kinds.forEach(kind -> imported(person, kind));
        world.run(
                "insert into ticket (title, cust_id, author, from_address) values ('Of the CRM', ?, ?, ?)",
                number,
                mark,
                email);
        world.run("select parley_audit('PERSONAL_DATA_READ', null, null, ?, '{}')", person.sessions.get(0));
        world.run(
                "insert into audit_event (action, person_id, actor_name) values ('PERSONAL_DATA_READ', ?, 'user:anna')",
                number);
        return person;
    }

    private void fill(String table, String mark, String row) {
        String columns = world.texts(TEXT_COLUMNS, mark, table).get(0);
        world.run("update " + table + " set " + columns + " where " + row);
    }

    /** A conversation with a ticket, notes, a transfer, a rating and an e-mail. */
    private void converse(Marked person) {
        Map<String, Object> request = new HashMap<>(Map.of(
                "topicId", Ids.of("ChatTopic", topic),
                "name", person.mark,
                "companyName", person.mark,
                "phone", person.mark,
                "email", person.email,
                "consented", true,
                "message", "Hello from " + person.mark));
        request.put("country", 47);
        request.put("language", "nb-NO");
        request.put("pageUrl", "https://shop.example/" + person.mark);
        request.put("referrer", "https://search.example/" + person.mark);
        request.put("attributes", List.of(Map.of("name", "plan", "textValue", person.mark)));
        request.put("idempotencyKey", UUID.randomUUID().toString());
        Answer requested = Caller.nobody().does("requestChatSession", request, "sessionKey chatSession { databaseId }");
        long session = requested.<Integer>data("done.chatSession.databaseId");
        Caller customer = Caller.customer(requested.data("done.sessionKey"));
        person.sessions.add(session);
        person.marks.add(world.session(session, "session_key"));
        accepted(Caller.agent(agent).does("acceptChatSession", session));
        accepted(Caller.agent(agent).does("linkChatSession", session, Map.of("personId", person.id())));
        accepted(Caller.agent(agent).does("sendChatMessage", session, Map.of("text", "Dear " + person.mark)));
        accepted(Caller.agent(agent)
                .does("sendChatMessage", session, Map.of("text", person.mark + " is angry", "visibility", "AGENTS")));
        accepted(customer.does(
                "sendChatMessage",
                session,
                Map.of(
                        "text",
                        "I am " + person.mark,
                        "idempotencyKey",
                        UUID.randomUUID().toString())));
        accepted(Caller.agent(agent)
                .does(
                        "requestChatTransfer",
                        session,
                        Map.of(
                                "target",
                                Map.of("topicId", Ids.of("ChatTopic", topic)),
                                "reason",
                                "Knows " + person.mark)));
        attach(person, session);
        accepted(Caller.agent(agent).does("createTicketFromChatSession", session));
        accepted(customer.does("sendChatMessage", session, Map.of("text", "Bye from " + person.mark)));
        accepted(customer.does("endChatSession", session));
        accepted(customer.does(
                "rateChatSession", session, Map.of("rating", 1 + random.nextInt(5), "comment", person.mark)));
        world.run(
                "insert into chat_block (topic_id, session_id, email, subject, reason, blocked_at, lifted_at) values (?, ?, ?, ?, ?, now(), now())",
                topic,
                session,
                person.email.toLowerCase(Locale.ROOT),
                person.mark,
                "About " + person.mark);
        world.run(
                "insert into transcript_mail (session_id, recipient, requested_at, due_at) values (?, ?, now(), now())",
                session,
                person.email.toUpperCase(Locale.ROOT));
        world.run(
                "insert into push_subscription (session_id, endpoint, public_key, auth_secret, server_key, created_at, renewed_at)"
                        + " values (?, ?, 'key', 'secret', 'key', now(), now())",
                session,
                "https://push.example/" + person.mark);
    }

    /** A file that was sent, and one that was not. */
    private void attach(Marked person, long session) {
        for (String message :
                List.of("(select max(id) from chat_message where session_id = s.id)", "cast(null as bigint)")) {
            world.run(
                    "with a as (insert into chat_attachment (session_id, message_id, name, media_type, size, sha256, state, created_at, expires_at)"
                            + " select s.id, " + message
                            + ", ?, 'text/plain', 100, 'hash', 2, now(), now() + interval '1 hour' from chat_session s where s.id = ? returning id)"
                            + " insert into chat_attachment_chunk (attachment_id, seq, content) select id, 0, convert_to(?, 'UTF8') from a",
                    person.mark + ".txt",
                    session,
                    person.mark);
        }
    }

    private static void accepted(Answer answer) {
        assertThat(answer.refusal()).isNull();
    }

    /** How a session without a log belongs to its person. */
    private enum Belonging {
        LINKED,
        BY_EMAIL,
        BY_FURTHER_EMAIL,
        BY_SUBJECT
    }

    /** A session without a log. */
    private void imported(Marked person, Belonging belonging) {
        long session = world.closed(topic);
        world.messages(session, 3);
        fill("chat_session", person.mark, "id = " + session);
        fill("chat_message", person.mark, "session_id = " + session + " and seq < 3");
        if (belonging == Belonging.BY_EMAIL || belonging == Belonging.BY_FURTHER_EMAIL) {
            String email = belonging == Belonging.BY_EMAIL ? person.email : person.furtherEmail();
            world.run(
                    "update chat_session set email = ?, version = version + 1 where id = ?",
                    " " + email + " ",
                    session);
        } else {
            verify(person, session);
        }
        world.run("update chat_message set message = ? where session_id = ?", "Imported of " + person.mark, session);
        person.marks.add(world.texts("select encode(sha256(?::bytea), 'hex')", world.key(session))
                .get(0));
        if (belonging == Belonging.LINKED) {
            world.link(session, "customer_id", person.number);
        }
        person.sessions.add(session);
    }

    /** Makes the customer a verified one, who has opened the session on a further device. */
    private void verify(Marked person, long session) {
        world.run(
                "update chat_session set customer_verified = true, customer_subject = ?, version = version + 1 where id = ?",
                person.mark,
                session);
        world.run(
                "insert into chat_session_key (key_hash, session_id, created_at) values (?, ?, now())",
                person.mark + session,
                session);
    }

    /** All rows of the database with a text of a person, each with the name of its table. */
    List<String> dump(String text) {
        return world.texts(world.texts(ROWS_WITH_TEXT, oldest, text).get(0));
    }

    /** Erases a person as an administrator. */
    Answer erase(Map<String, Object> input) {
        return admin.does(
                "erasePersonData",
                input,
                "counts { table rows } blockers { code chatSessionId legalHoldId } erasureReceipt { id hash counts { table rows } }");
    }

    /** The number of rows of each table that an erasure has counted. */
    static Map<String, Integer> counts(Answer answer) {
        return answer.<Map<String, Object>>list("done.counts").stream()
                .collect(Collectors.toMap(count -> (String) count.get("table"), count -> (Integer) count.get("rows")));
    }
}
