package dev.parley.chat.lifecycle.rules;

import dev.parley.support.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The invariants of sessions, each as a query that finds violating rows. */
public final class SessionInvariants {

    /** The sessions to check, and the last event before the step. */
    private static final String SEEN = """
            with seen as (select s.*, g.last_event from (select ?::bigint[] as ids, ?::bigint as last_event) g
                          join chat_session s on s.id = any (g.ids)),
            logged as (select s.id, (select jsonb_object_agg(key, value)
                                   from (select distinct on (key) key, value
                                         from chat_session_event e cross join jsonb_each(e.payload)
                                         where e.session_id = s.id order by key, e.seq desc) as latest) as columns
                     from seen s)
            """;

    private static final Map<String, String> BROKEN = new TreeMap<>(Map.ofEntries(
            Map.entry("V1 active without agent, start or rank", """
                    select id from seen
                    where status in (5, 6) and not chatbot_isactive
                      and (user_id is null or when_started is null or rank < 1)"""),
            Map.entry("V2 waiting with an agent, or started but not re-queued", """
                    select s.id from seen s
                    where status in (1, 2, 3, 4)
                      and (user_id is not null
                           or when_started is not null
                              and not exists (select from chat_session_event
                                              where session_id = s.id and type in ('RETURNED_TO_QUEUE', 'REOPENED')))"""),
            Map.entry("V3 offered while not active, or to its agent", """
                    select id from seen
                    where transfer_to is not null and (status not in (5, 6) or transfer_to is not distinct from user_id)"""),
            Map.entry("V4 has an end and is not over, or the other way round", """
                    select id from seen where (when_ended is not null) <> (status in (7, 8, 9, 10, 11))"""),
            Map.entry("V5 rank of another active session of the agent", """
                    select s.id from seen s
                    join chat_session other on other.user_id = s.user_id and other.rank = s.rank and other.id <> s.id
                    where s.status in (5, 6) and other.status in (5, 6)"""),
            Map.entry("V5 got a rank and not the lowest that was free", """
                    select s.id from seen s cross join generate_series(1, s.rank - 1) as lower
                    where s.status in (5, 6)
                      and exists (select from chat_session_event
                                  where session_id = s.id and id > s.last_event
                                    and (jsonb_exists(payload, 'rank') or jsonb_exists(payload, 'user')))
                      and not exists (select from chat_session other
                                      where other.user_id = s.user_id and other.status in (5, 6) and other.rank = lower)"""),
            Map.entry("V6 times out of order", """
                    select id from seen
                    where when_requested > when_started or when_started > when_ended or when_requested > when_ended"""),
            Map.entry("V7 rating out of range", "select id from seen where rating not between 1 and 5"),
            Map.entry("V8 request posted without a ticket", """
                    select id from seen where status = 10 and ticket_id is null"""),
            Map.entry("V9 first or last message is another", """
                    select s.id from seen s
                    cross join lateral (select (array_agg(message order by seq))[1] as first,
                                               (array_agg(message order by seq desc))[1] as last
                                        from chat_message
                                        where session_id = s.id and type <> 3 and visibility = 0 and redacted_at is null) as said
                    where s.first_message is distinct from left(said.first, 1024)
                       or s.last_message is distinct from left(said.last, 1024)"""),
            Map.entry("V10 no place in the queue, or one that was written twice", """
                    select s.id from seen s
                    where status = 4 and not chatbot_isactive and initial_queue_pos is null
                       or initial_queue_pos < 1
                       or (select count(*) from chat_session_event
                           where session_id = s.id and jsonb_exists(payload, 'initialQueuePos')) > 1"""),
            Map.entry("V11 another company than the customer's", """
                    select s.id from seen s join person on person_id = s.customer_id
                    where person.contact_id is not null and s.contact_id is distinct from person.contact_id"""),
            Map.entry("a gap in the events", """
                    select s.id from seen s
                    where (select array_agg(seq order by id) from chat_session_event where session_id = s.id)
                      is distinct from (select array_agg(n) from generate_series(1, s.event_seq) as n)"""),
            Map.entry("a gap in the messages", """
                    select s.id from seen s
                    where (select array_agg(seq order by id) from chat_message where session_id = s.id)
                      is distinct from (select array_agg(n) from generate_series(1, s.message_seq) as n)"""),
            Map.entry("a gap in the events that the customer sees", """
                    select s.id from seen s
                    where (select array_agg(customer_seq order by id) filter (where not hidden)
                           from chat_session_event where session_id = s.id)
                      is distinct from (select array_agg(n) from generate_series(1, s.event_seq - s.hidden_event_count) as n)"""),
            Map.entry("a gap in the messages that the customer sees", """
                    select s.id from seen s
                    where (select array_agg(customer_seq order by id) filter (where visibility = 0)
                           from chat_message where session_id = s.id)
                      is distinct from (select array_agg(n) from generate_series(1, s.message_seq - s.note_count) as n)"""),
            Map.entry("the bot's messages not in the order of their times, or held behind others", """
                    select s.id from seen s join chat_message held on held.session_id = s.id
                    where held.special_type in (16, 17) and held.visibility = 0 and held.when_posted > now()
                      and exists (select from chat_message m
                                  where m.session_id = s.id and m.visibility = 0 and m.seq > held.seq
                                    and (m.special_type not in (16, 17) or m.when_posted < held.when_posted))"""),
            Map.entry("read by the customer, or not, against how far it has read", """
                    select s.id from seen s join chat_message m on m.session_id = s.id
                    where m.read_by_customer <> (m.visibility = 0 and m.seq <= s.customer_read_seq)"""),
            Map.entry("an agent with more sessions than it takes", """
                    select min(s.id) from seen s join ejuser u on u.id = s.user_id
                    where s.status in (5, 6) group by u.id, u.chat_capacity having count(*) > u.chat_capacity"""),
            Map.entry("offered while not waiting", """
                    select id from seen
                    where (offered_to is not null or offer_expires_at is not null) and (status <> 4 or chatbot_isactive)"""),
            Map.entry("offered_to is not whom the open offer is to", """
                    select s.id from seen s
                    where offered_to is distinct from (select user_id from chat_offer where session_id = s.id and state = 0)"""),
            Map.entry("supervised while not active, or by its agent", """
                    select id from seen
                    where supervised_by is not null and (status not in (5, 6) or supervised_by is not distinct from user_id)"""),
            Map.entry("a rank without being active", "select id from seen where rank <> 0 and status not in (5, 6)"),
            Map.entry("transfer_to is not whom the pending offer is to", """
                    select s.id from seen s
                    where transfer_to is distinct from
                          (select to_user_id from chat_transfer where session_id = s.id and state = 0)"""),
            Map.entry("a pending offer while not active", """
                    select s.id from seen s join chat_transfer on session_id = s.id
                    where state = 0 and s.status not in (5, 6)"""),
            Map.entry("over for no reason, or for a reason and not over", """
                    select id from seen
                    where (when_ended is null) <> (ended_by is null) or (when_ended is null) <> (end_reason is null)"""),
            Map.entry("the events fold to another row", """
                    select s.id from seen s join logged on logged.id = s.id
                    where exists (
                      select from jsonb_each_text(logged.columns) as event (name, value)
                      full join (values
                        ('topic', s.topic_id::text), ('user', s.user_id::text), ('customer', s.customer_id::text),
                        ('status', (array['INVALID', 'PRE_CHAT_FORM', 'FAQ', 'OFFLINE_FORM', 'IN_QUEUE', 'CUSTOMER_LAST', 'USER_LAST',
                                          'FINISHED', 'DELETED', 'CLOSED', 'REQUEST_POSTED', 'CLOSED_FROM_QUEUE'])[s.status + 1]),
                        ('whenRequested', s.when_requested::text), ('whenStarted', s.when_started::text),
                        ('whenEnded', s.when_ended::text), ('idle', s.idle::text),
                        ('queuedAt', s.queued_at::text), ('offlineFormOfferedAt', s.offline_form_offered_at::text),
                        ('initialQueuePos', s.initial_queue_pos::text), ('alertLevel', s.alert_level::text), ('rank', s.rank::text),
                        ('project', s.project_id::text), ('sale', s.sale_id::text), ('ticket', s.ticket_id::text),
                        ('contact', s.contact_id::text), ('transferTo', s.transfer_to::text), ('offeredTo', s.offered_to::text),
                        ('offerExpiresAt', s.offer_expires_at::text), ('supervisedBy', s.supervised_by::text),
                        ('consented', s.consented::text),
                        ('customerVerified', s.customer_verified::text),
                        ('handOffReason', (array['CUSTOMER_ASKED', 'NO_ANSWER', 'OUT_OF_SCOPE', 'FAILED', 'OTHER'])[s.hand_off_reason + 1]),
                        ('chatbotIsactive', s.chatbot_isactive::text), ('country', s.country::text), ('rating', s.rating::text),
                        ('priority', s.priority::text), ('customerAttachments', s.customer_attachments::text),
                        ('whenFirstResponse', s.when_first_response::text),
                        ('whenFormSubmitted', s.when_form_submitted::text), ('unansweredSince', s.unanswered_since::text),
                        ('whenIdleWarned', s.when_idle_warned::text),
                        ('endedBy', (array['CUSTOMER', 'AGENT', 'MANAGER', 'BOT', 'SYSTEM'])[s.ended_by + 1]),
                        ('endReason', (array['BY_CUSTOMER', 'BY_AGENT', 'IDLE', 'DEAD_CLIENT', 'FAQ_HELPED', 'REQUEST_POSTED',
                                             'BY_BOT'])[s.end_reason + 1]),
                        ('outcome', (array['RESOLVED', 'UNRESOLVED', 'FOLLOW_UP', 'NO_RESPONSE', 'SPAM'])[s.outcome + 1]),
                        ('wrappedUpAt', s.wrapped_up_at::text),
                        ('customerReadSeq', s.customer_read_seq::text), ('userReadSeq', s.user_read_seq::text),
                        ('messageSeq', s.message_seq::text)) as stored (name, value) on stored.name = event.name
                      where case when event.name in ('whenRequested', 'whenStarted', 'whenEnded', 'idle', 'whenFirstResponse',
                                                     'whenFormSubmitted', 'unansweredSince', 'whenIdleWarned', 'queuedAt',
                                                     'offlineFormOfferedAt', 'offerExpiresAt', 'wrappedUpAt')
                                 then event.value::timestamptz::text else event.value end
                            is distinct from stored.value)""")));

    /** Finds violations in an array of sessions since an event number. */
    public static final String ALL = SEEN
            + BROKEN.entrySet().stream()
                    .map(broken -> "select '" + broken.getKey().replace("'", "''") + ", session ' || broken.id from ("
                            + broken.getValue() + ") as broken (id)")
                    .collect(Collectors.joining("\nunion all\n"));

    private SessionInvariants() {}

    /**
     * Returns the violations.
     *
     * @param lastEvent number of the last event before the step
     */
    static List<String> brokenBy(World world, List<Long> sessions, long lastEvent) {
        return world.texts(ALL, array(sessions), lastEvent);
    }

    /** Formats numbers as a PostgreSQL array. */
    static String array(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
