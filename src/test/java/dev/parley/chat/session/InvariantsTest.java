package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Database constraints reject invalid sessions, whatever statement writes them. */
@QuarkusTest
class InvariantsTest {

    private static final String[] COLUMNS_OF_THE_SEED = """
            id topic_id user_id customer_id customer_alias status when_requested when_started when_ended idle customer_fetch
            session_key initial_queue_pos customer_host alert_level rank name company_name email phone first_message
            last_message flags project_id sale_id ticket_id contact_id transfer_to consented chatbot_isactive country rating""".split("\\s+");

    /** Situation, statement, and the constraint that rejects it. */
    private static final String REFUSED = """
            V1 active without an agent                  | update chat_session set user_id = null where id = :active                        | ck_chat_session_active
            V1 active without a start                   | update chat_session set when_started = null where id = :active                   | ck_chat_session_active
            V1 active without a rank                    | update chat_session set rank = 0 where id = :active                              | ck_chat_session_active
            V1 picked up by nobody                      | update chat_session set status = 6 where id = :waiting                           | ck_chat_session_active
            V2 a form with an agent                     | update chat_session set status = 1 where id = :active                            | ck_chat_session_pending
            V2 the FAQ with an agent                    | update chat_session set status = 2 where id = :active                            | ck_chat_session_pending
            V2 the offline form with an agent           | update chat_session set status = 3 where id = :active                            | ck_chat_session_pending
            V2 in the queue with an agent               | update chat_session set user_id = :anna where id = :waiting                      | ck_chat_session_pending
            V3 offered while in the queue               | update chat_session set transfer_to = :bert where id = :waiting                  | ck_chat_session_transfer
            V3 offered after the end                    | update chat_session set transfer_to = :bert where id = :closed                   | ck_chat_session_transfer
            V3 offered to the agent who has it          | update chat_session set transfer_to = :anna where id = :active                   | ck_chat_session_transfer
            V4 active with an end                       | update chat_session set when_ended = now() where id = :active                    | ck_chat_session_ended
            V4 waiting with an end                      | update chat_session set when_ended = now() where id = :waiting                   | ck_chat_session_ended
            V4 finished without an end                  | update chat_session set status = 7, when_ended = null where id = :closed         | ck_chat_session_ended
            V4 deleted without an end                   | update chat_session set status = 8, when_ended = null where id = :closed         | ck_chat_session_ended
            V4 request posted without an end            | update chat_session set status = 10, ticket_id = :ticket, when_ended = null where id = :closed | ck_chat_session_ended
            V4 closed without an end                    | update chat_session set when_ended = null where id = :closed                     | ck_chat_session_ended
            V4 missed without an end                    | update chat_session set status = 11 where id = :waiting                          | ck_chat_session_ended
            V5 two sessions of an agent in one rank     | update chat_session set rank = 1 where id = :second                              | ux_chat_session_user_rank
            V6 started before it was requested          | update chat_session set when_started = when_requested - interval '1 microsecond' where id = :active | ck_chat_session_order_of_times
            V6 ended before it was requested            | update chat_session set when_ended = when_requested - interval '1 microsecond' where id = :closed | ck_chat_session_order_of_times
            V6 ended before it started                  | update chat_session set when_started = when_ended + interval '1 microsecond' where id = :closed | ck_chat_session_order_of_times
            V7 rated 0                                  | update chat_session set rating = 0 where id = :closed                            | ck_chat_session_rating
            V7 rated 6                                  | update chat_session set rating = 6 where id = :closed                            | ck_chat_session_rating
            V8 request posted without a ticket          | update chat_session set status = 10 where id = :closed                           | ck_chat_session_request_posted
            status that SuperOffice does not have       | update chat_session set status = 12 where id = :waiting                          | ck_chat_session_status
            place in the queue before the first         | update chat_session set initial_queue_pos = 0 where id = :waiting                | ck_chat_session_initial_queue_pos
            offered the form without waiting            | update chat_session set offline_form_offered_at = now() where id = :active       | ck_chat_session_offline_form_offered
            offered to an agent without waiting         | update chat_session set offered_to = :bert, offer_expires_at = now() where id = :active | ck_chat_session_offered
            offered without an end                      | update chat_session set offered_to = :bert where id = :waiting                   | ck_chat_session_offered
            supervised without being active             | update chat_session set supervised_by = :bert where id = :waiting                | ck_chat_session_supervised
            ticket has messages that do not exist       | update chat_session set ticket_seq = 2 where id = :active                        | ck_chat_session_ticket_seq
            promised a wait of less than nothing        | update chat_session set promised_wait_seconds = -1 where id = :waiting           | ck_chat_session_promised_wait
            alert level above the managers'             | update chat_session set alert_level = 3 where id = :waiting                      | ck_chat_session_alert_level
            ended by somebody unknown                   | update chat_session set ended_by = 5 where id = :closed                          | ck_chat_session_ended_by
            ended for an unknown reason                 | update chat_session set end_reason = 7 where id = :closed                        | ck_chat_session_end_reason
            handed off for an unknown reason            | update chat_session set hand_off_reason = 5 where id = :closed                   | ck_chat_session_hand_off_reason
            unknown outcome                             | update chat_session set outcome = 5 where id = :closed                           | ck_chat_session_outcome
            customer has read the future                | update chat_session set customer_read_seq = 2 where id = :active                 | ck_chat_session_read_seq
            agent has read the future                   | update chat_session set user_read_seq = 2 where id = :active                     | ck_chat_session_read_seq
            two sessions with one key                   | update chat_session set session_key = (select session_key from chat_session where id = :waiting) where id = :active | ux_chat_session_session_key
            two open sessions of a customer in a topic  | update chat_session set customer_id = :customer where id = :active               | ux_chat_session_open_customer
            session in no topic                         | update chat_session set topic_id = -1 where id = :waiting                        | fk_chat_session_topic
            session of no agent                         | update chat_session set user_id = -1 where id = :active                          | fk_chat_session_user
            session of no person                        | update chat_session set customer_id = -1 where id = :active                      | fk_chat_session_customer
            session about no project                    | update chat_session set project_id = -1 where id = :active                       | fk_chat_session_project
            session about no sale                       | update chat_session set sale_id = -1 where id = :active                          | fk_chat_session_sale
            session about no ticket                     | update chat_session set ticket_id = -1 where id = :active                        | fk_chat_session_ticket
            session of no company                       | update chat_session set contact_id = -1 where id = :active                       | fk_chat_session_contact
            session offered to nobody                   | update chat_session set transfer_to = -1 where id = :active                      | fk_chat_session_transfer_to
            two messages with one number                | insert into chat_message (session_id, seq, type, when_posted) values (:active, 1, 2, now()) | ux_chat_message_session_seq
            message numbered 0                          | update chat_message set seq = 0 where session_id = :active                       | ck_chat_message_seq
            message behind less than no note            | update chat_message set notes_before = -1 where session_id = :active              | ck_chat_message_notes_before
            event behind less than no hidden one        | update chat_session_event set hidden_before = -1 where session_id = :active      | ck_chat_session_event_hidden_before
            subject of a customer who is not verified   | update chat_session set customer_subject = 'kari' where id = :active              | ck_chat_session_customer_subject
            session with less than no note              | update chat_session set note_count = -1 where id = :active                       | ck_chat_session_note_count
            session with less than no hidden event      | update chat_session set hidden_event_count = -1 where id = :active               | ck_chat_session_hidden_event_count
            message of an unknown type                  | update chat_message set type = 4 where session_id = :active                      | ck_chat_message_type
            message of a special type not in use        | update chat_message set special_type = 4 where session_id = :active              | ck_chat_message_special_type
            message of an unknown special type          | update chat_message set special_type = 19 where session_id = :active             | ck_chat_message_special_type
            message for an unknown circle               | update chat_message set visibility = 2 where session_id = :active                | ck_chat_message_visibility
            message redacted with its text left         | update chat_message set redacted_at = now() where session_id = :active           | ck_chat_message_redacted
            message redacted with its files left        | update chat_message set redacted_at = now(), message = null, special_param = null, attachments = '[]' where session_id = :active | ck_chat_message_redacted_attachments
            message of no session                       | update chat_message set session_id = -1 where session_id = :active               | fk_chat_message_session
            message by no user                          | update chat_message set created_by = -1 where session_id = :active               | fk_chat_message_created_by
            two events with one number                  | insert into chat_session_event (session_id, seq, type, actor, at) values (:active, 1, 'ENDED', 'test', now()) | ux_chat_session_event_session_seq
            event numbered 0                            | update chat_session_event set seq = 0 where session_id = :active                 | ck_chat_session_event_seq
            event of no session                         | update chat_session_event set session_id = -1 where session_id = :active         | fk_chat_session_event_session
            event by no user                            | update chat_session_event set actor_user_id = -1 where session_id = :active      | fk_chat_session_event_actor_user
            two pending transfers of a session          | insert into chat_transfer (session_id, requested_by, to_topic_id, requested_at, expires_at) values (:active, :anna, :topic, now(), now() + interval '1 minute') | ux_chat_transfer_pending
            transfer in an unknown state                | update chat_transfer set state = 5, resolved_at = now() where session_id = :active | ck_chat_transfer_state
            transfer to a user and a topic              | update chat_transfer set to_topic_id = :topic where session_id = :active         | ck_chat_transfer_target
            transfer to neither user nor topic          | update chat_transfer set to_user_id = null where session_id = :active            | ck_chat_transfer_target
            transfer resolved but pending               | update chat_transfer set resolved_at = now() where session_id = :active          | ck_chat_transfer_resolved
            transfer settled at no time                 | update chat_transfer set state = 1 where session_id = :active                    | ck_chat_transfer_resolved
            transfer that expires at once               | update chat_transfer set expires_at = requested_at where session_id = :active    | ck_chat_transfer_expires
            transfer of no session                      | update chat_transfer set session_id = -1 where session_id = :active              | fk_chat_transfer_session
            transfer by no user                         | update chat_transfer set requested_by = -1 where session_id = :active            | fk_chat_transfer_requested_by
            transfer to no user                         | update chat_transfer set to_user_id = -1 where session_id = :active              | fk_chat_transfer_to_user
            transfer to no topic                        | update chat_transfer set to_user_id = null, to_topic_id = -1 where session_id = :active | fk_chat_transfer_to_topic
            """;

    private final World world = new World();

    /** The rows to which a situation may refer, as :name in its SQL. */
    private final Map<String, Long> rows = new HashMap<>();

    @BeforeEach
    void aTopicWithOneSessionOfEachKind() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long customer = world.person(world.company("Customer"));
        rows.put(":topic", topic);
        rows.put(":elsewhere", world.topic());
        rows.put(":anna", world.id(anna));
        rows.put(":bert", world.id(world.agentOf(topic)));
        rows.put(":customer", customer);
        rows.put(":ticket", world.ticket(anna));
        rows.put(":waiting", world.waiting(topic, anna + "'s key"));
        rows.put(":active", world.active(topic, anna));
        rows.put(":second", world.active(topic, anna));
        rows.put(":closed", world.closed(topic));
        world.link(rows.get(":waiting"), "customer_id", customer);
        world.messages(rows.get(":active"), 1);
        world.run(sql("""
                insert into chat_session_event (session_id, seq, type, actor, at)
                values (:active, 1, 'ACCEPTED', 'test', now())"""));
        world.run(sql("""
                insert into chat_transfer (session_id, requested_by, to_user_id, requested_at, expires_at)
                values (:active, :anna, :bert, now(), now() + interval '1 minute')"""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = REFUSED)
    void statement_violatingAConstraint_isRejected(String situation, String statement, String constraint) {
        assertThatThrownBy(() -> world.attempt(sql(statement)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining('"' + constraint + '"');
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            V1 a bot drives it, without an agent        | update chat_session set status = 6, chatbot_isactive = true where id = :waiting
            V2 back in the queue, with its start        | update chat_session set status = 4, user_id = null, rank = 0 where id = :active
            V3 offered to another agent                 | update chat_session set transfer_to = :bert where id = :active
            V5 the rank of a session that is over       | update chat_session set user_id = :anna, rank = 1 where id = :closed
            V5 another agent's rank                     | update chat_session set user_id = :bert, rank = 1 where id = :second
            V6 everything at one instant                | update chat_session set when_started = when_requested, when_ended = when_requested where id = :closed
            V7 rated 5                                  | update chat_session set rating = 5 where id = :closed
            V8 request posted with its ticket           | update chat_session set status = 10, ticket_id = :ticket where id = :closed
            a customer's session that is over           | update chat_session set customer_id = :customer where id = :closed
            a customer's session in another topic       | update chat_session set customer_id = :customer, topic_id = :elsewhere where id = :active
            message 1 of another session                | insert into chat_message (session_id, seq, type, when_posted) values (:second, 1, 2, now())
            a transfer beside a settled one             | insert into chat_transfer (session_id, requested_by, to_user_id, requested_at, expires_at, state, resolved_at) values (:active, :anna, :bert, now(), now() + interval '1 minute', 2, now())
            """)
    void allowed(String situation, String statement) {
        assertThatCode(() -> world.attempt(sql(statement))).doesNotThrowAnyException();
    }

    @Test
    void everyConstraintOfSessions_hasASituation() {
        List<String> constraints = world.texts("""
                select conname from pg_constraint
                where contype in ('c', 'f', 'u')
                  and conrelid::regclass::text in ('chat_session', 'chat_message', 'chat_session_event', 'chat_transfer')
                union
                select indexname from pg_indexes
                where tablename in ('chat_session', 'chat_transfer') and starts_with(indexname, 'ux_')""");

        assertThat(constraints)
                .hasSizeGreaterThan(30)
                .allSatisfy(constraint -> assertThat(REFUSED).contains("| " + constraint + "\n"));
    }

    @Test
    void everyTable_exists() {
        assertThat(world.texts("select tablename from pg_tables where schemaname = 'public'"))
                .contains("chat_session", "chat_message", "chat_topic", "chat_topic_user")
                .contains("ejuser", "person", "contact", "project", "sale", "ticket")
                .contains("chat_session_event", "chat_transfer", "idempotency_key");
    }

    @Test
    void chatSession_beginsWithThe32ColumnsOfTheSeed() {
        List<String> columns = world.texts("""
                select column_name from information_schema.columns
                where table_schema = 'public' and table_name = 'chat_session' order by ordinal_position""");

        assertThat(columns).startsWith(COLUMNS_OF_THE_SEED);
    }

    @Test
    void constraints_areNamedByTheirKind() {
        List<String> misnamed = world.texts("""
                select conrelid::regclass || '.' || conname from pg_constraint
                where connamespace = 'public'::regnamespace and conrelid <> 'flyway_schema_history'::regclass
                  and contype <> 'n'
                  and not starts_with(conname,
                    case contype when 'c' then 'ck_' when 'f' then 'fk_' when 'p' then 'pk_' when 't' then 'tr_' else 'ux_' end)""");

        assertThat(misnamed).isEmpty();
    }

    @Test
    void indexes_areNamedByTheirKind() {
        List<String> misnamed = world.texts("""
                select indrelid::regclass || '.' || relname from pg_index join pg_class on oid = indexrelid
                where relnamespace = 'public'::regnamespace and indrelid <> 'flyway_schema_history'::regclass
                  and not starts_with(relname,
                    case when indisprimary then 'pk_' when indisunique then 'ux_' else 'ix_' end)""");

        assertThat(misnamed).isEmpty();
    }

    @Test
    void everyForeignKey_hasAnIndex() {
        List<String> unindexed = world.texts("""
                select conrelid::regclass || '.' || conname from pg_constraint
                where contype = 'f' and connamespace = 'public'::regnamespace
                  and not exists (select from pg_index
                                  where indrelid = conrelid and indisvalid
                                    and (indkey::int2[])[0:cardinality(conkey) - 1] @> conkey)""");

        assertThat(unindexed).isEmpty();
    }

    private String sql(String statement) {
        String sql = statement;
        for (Map.Entry<String, Long> row : rows.entrySet()) {
            sql = sql.replace(row.getKey(), row.getValue().toString());
        }
        return sql;
    }
}
