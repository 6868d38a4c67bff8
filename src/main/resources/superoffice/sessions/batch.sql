-- One batch of sessions with their messages and the events that give them a beginning. {batch} is the number of the batch, {now} the time of
-- the export.
drop table if exists batch_session, batch_message, batch_summary;

-- Nothing is added to an erased session, and no session of an erased person. Locks in the order of all transactions, sessions before persons,
-- keep these persons from being erased meanwhile.
do $$ begin
  perform 1 from chat_session where id in (select session_id from import_batch where batch = {batch}) order by id for no key update;
  perform 1 from person where person_id in (
    select s.customer_id from import_chat_session s join import_batch b on b.session_id = s.id
    where b.batch = {batch} and s.refused is null and not s.known) order by person_id for key share;
end $$;

update import_chat_session s set refused = 'ERASED', issues = issues || 'ERASED|customer_id'::text
from import_batch b
where b.batch = {batch} and b.session_id = s.id and s.refused is null and not s.known
  and exists (select from person p where p.person_id = s.customer_id and p.erased_at is not null);

update import_chat_message m set refused = 'ERASED', issues = issues || 'ERASED|session_id'::text
from import_batch b
where b.batch = {batch} and b.session_id = m.session_id and m.refused is null and not m.known
  and (exists (select from chat_session c where c.id = m.session_id and c.erased_at is not null)
    or exists (select from import_chat_session s where s.id = m.session_id and s.refused = 'ERASED'));

create temp table batch_session on commit drop as
select b.session_id as id, s.line, s.id is not null as is_new, coalesce(s.topic_id, c.topic_id) as topic_id,
  coalesce(s.when_requested, c.when_requested) as when_requested, coalesce(s.status, c.status) as status,
  coalesce(c.message_seq, 0) as message_seq, coalesce(c.note_count, 0) as note_count
from import_batch b
left join import_chat_session s on s.id = b.session_id and s.refused is null and not s.known
left join chat_session c on c.id = b.session_id
where b.batch = {batch} and (s.id is not null or c.id is not null);

-- Messages in the order of their ids, each with its type, author and time.
create temp table batch_message on commit drop as
select m.line, m.id, m.session_id, m.message, m.special_type, m.special_param, m.read_by_customer, m.author as given_author,
  m.created_by as given_user, m.type as given_type, m.when_posted as given_time,
  least({now}, coalesce(
    m.when_posted, max(m.when_posted) over (partition by m.session_id order by m.id rows unbounded preceding), s.when_requested)) as when_posted,
  case
    when m.special_type in (16, 17) then 1
    when m.special_type = 0 and m.type in (0, 3) then case when m.created_by is not null or m.author = t.bot_name then 1 else 2 end
    when m.type = 0 then case when m.special_type = 2 then 1 else 3 end
    else m.type end as type,
  s.message_seq + row_number() over (partition by m.session_id order by m.id) as seq,
  s.note_count, t.widget_language as language, t.bot_name, s.is_new
from import_chat_message m
join batch_session s on s.id = m.session_id
join chat_topic t on t.id = s.topic_id
where m.refused is null and not m.known;

alter table batch_message add column created_by bigint, add column author text, add column sent_by_bot boolean;
update batch_message m
set created_by = case when m.type <> 2 then m.given_user end,
    author = case when m.special_type in (8, 12) and m.type = 3 and m.given_user is null then null else m.given_author end,
    sent_by_bot = case when m.type = 1 and m.given_user is null and m.given_author = m.bot_name then true end;

update import_chat_message s
set issues = s.issues
  || case when m.when_posted is not distinct from m.given_time then '{}' when m.given_time is null then array['MISSING_TIME|when_posted']
       else array['FUTURE_TIME|when_posted'] end
  || case when m.type = m.given_type then '{}' else array['TYPE_INFERRED|type'] end
  || case when m.created_by is not distinct from m.given_user then '{}' else array['AUTHOR_REMOVED|created_by'] end
  || case when m.author is not distinct from m.given_author then '{}' else array['AUTHOR_REMOVED|author'] end
from batch_message m
where m.line = s.line
  and (m.when_posted, m.type, m.created_by, m.author) is distinct from (m.given_time, m.given_type, m.given_user, m.given_author);

create temp table batch_summary on commit drop as
select s.id, count(m.seq) as messages,
  (array_agg(left(m.message, 1024) order by m.seq) filter (where m.type <> 3 and m.message is not null))[1] as first_message,
  (array_agg(left(m.message, 1024) order by m.seq desc) filter (where m.type <> 3 and m.message is not null))[1] as last_message,
  max(m.when_posted) as last_at,
  min(m.when_posted) filter (where m.type = 1 and m.created_by is not null and m.special_type not in (16, 17)) as first_response,
  coalesce(max(m.seq) filter (where m.read_by_customer or m.type = 2), 0) as customer_read,
  coalesce(max(m.seq) filter (where m.type = 1), 0) as user_read,
  (array_agg(m.special_type order by m.seq desc) filter (where m.special_type in (10, 11, 12)))[1] as ended_by_type
from batch_session s left join batch_message m on m.session_id = s.id
group by s.id;

update import_chat_session s set issues = s.issues || 'SUMMARY_OF_MESSAGES|last_message'::text
from batch_session b join batch_summary m on m.id = b.id
where b.is_new and s.line = b.line and s.last_message <> m.last_message;

insert into chat_session (
  id, topic_id, user_id, customer_id, customer_alias, status, when_requested, when_started, when_ended, idle, customer_fetch, session_key,
  initial_queue_pos, customer_host, alert_level, rank, name, company_name, email, phone, first_message, last_message, project_id, sale_id,
  ticket_id, contact_id, consented, chatbot_isactive, country, rating,
  when_first_response, unanswered_since, ended_by, end_reason, when_deleted,
  customer_read_seq, user_read_seq, message_seq, event_seq, change_count, version)
overriding system value
select
  s.id, s.topic_id, s.user_id, s.customer_id, s.customer_alias, s.status, s.when_requested, s.when_started, s.when_ended,
  coalesce(s.idle, m.last_at), s.customer_fetch, s.session_key,
  s.initial_queue_pos, s.customer_host, s.alert_level, coalesce(s.rank, 0), s.name, s.company_name, s.email, s.phone,
  coalesce(s.first_message, m.first_message), coalesce(m.last_message, s.last_message), s.project_id, s.sale_id,
  s.ticket_id, s.contact_id, s.consented, s.chatbot_isactive, s.country, s.rating,
  m.first_response,
  case when s.status = 5 then coalesce(
    (select min(u.when_posted) from batch_message u where u.session_id = s.id and u.type = 2 and u.seq > m.user_read), s.when_started) end,
  case when s.status < 7 then null when s.status = 10 then 0 else case m.ended_by_type when 10 then 1 when 11 then 0 when 12 then 4 end end,
  case when s.status < 7 then null when s.status = 10 then 5 else case m.ended_by_type when 10 then 1 when 11 then 0 when 12 then 2 end end,
  case when s.status = 8 then s.when_ended end,
  m.customer_read, case when s.status >= 7 then m.messages else m.user_read end, m.messages,
  events.number, events.number, events.number
from batch_session b
join import_chat_session s on s.line = b.line
join batch_summary m on m.id = b.id
cross join lateral (select 1 + (s.when_started is not null)::integer + (s.when_ended is not null)::integer as number) events
where b.is_new
order by s.id;

-- Messages that were mended after their session had been imported.
update chat_session c
set message_seq = c.message_seq + m.messages, last_message = coalesce(m.last_message, c.last_message),
    first_message = coalesce(c.first_message, m.first_message),
    event_seq = c.event_seq + 1, change_count = c.change_count + 1, version = c.version + 1
from batch_session b join batch_summary m on m.id = b.id
where not b.is_new and c.id = b.id and m.messages > 0;

insert into chat_message (
  id, session_id, message, when_posted, special_type, special_param, read_by_customer, type, author, created_by, seq, notes_before, sent_by_bot, language)
overriding system value
select m.id, m.session_id, m.message, m.when_posted, m.special_type, m.special_param, m.seq <= c.customer_read_seq, m.type, m.author,
  m.created_by, m.seq, m.note_count, m.sent_by_bot, m.language
from batch_message m join chat_session c on c.id = m.session_id
order by m.id;

-- The state of each session after its request, after its start, and at present. Each event has the columns that changed.
with final as (
  select c.id, c.when_requested, c.when_started, c.when_ended,
    jsonb_strip_nulls(jsonb_build_object(
      'topic', c.topic_id, 'user', c.user_id, 'customer', c.customer_id,
      'status', (array['INVALID', 'PRE_CHAT_FORM', 'FAQ', 'OFFLINE_FORM', 'IN_QUEUE', 'CUSTOMER_LAST', 'USER_LAST', 'FINISHED', 'DELETED',
        'CLOSED', 'REQUEST_POSTED', 'CLOSED_FROM_QUEUE'])[c.status + 1],
      'whenRequested', iso.requested, 'whenStarted', iso.started, 'whenEnded', iso.ended, 'idle', iso.idle, 'queuedAt', iso.queued,
      'initialQueuePos', c.initial_queue_pos, 'alertLevel', c.alert_level, 'rank', c.rank, 'project', c.project_id, 'sale', c.sale_id,
      'ticket', c.ticket_id, 'contact', c.contact_id, 'consented', c.consented, 'chatbotIsactive', c.chatbot_isactive, 'country', c.country,
      'rating', c.rating, 'priority', c.priority, 'whenFirstResponse', iso.response, 'unansweredSince', iso.unanswered,
      'endedBy', (array['CUSTOMER', 'AGENT', 'MANAGER', 'BOT', 'SYSTEM'])[c.ended_by + 1],
      'endReason', (array['BY_CUSTOMER', 'BY_AGENT', 'IDLE', 'DEAD_CLIENT', 'FAQ_HELPED', 'REQUEST_POSTED', 'BY_BOT'])[c.end_reason + 1],
      'customerReadSeq', c.customer_read_seq, 'userReadSeq', c.user_read_seq, 'messageSeq', c.message_seq)) as state
  from batch_session b
  join chat_session c on c.id = b.id
  cross join lateral (
    select to_char(c.when_requested, f) as requested, to_char(c.when_started, f) as started, to_char(c.when_ended, f) as ended,
      to_char(c.idle, f) as idle, to_char(c.queued_at, f) as queued, to_char(c.when_first_response, f) as response,
      to_char(c.unanswered_since, f) as unanswered
    from (values ('YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) format (f)) iso
  where b.is_new
), states as (
  select f.*,
    (select jsonb_object_agg(key, value) from jsonb_each(f.state)
     where key in ('topic', 'customer', 'contact', 'whenRequested', 'queuedAt', 'initialQueuePos', 'consented', 'country', 'priority'))
    || '{"status": "IN_QUEUE", "alertLevel": 0, "rank": 0, "chatbotIsactive": false, "customerReadSeq": 0, "userReadSeq": 0, "messageSeq": 0}'
    as requested,
    jsonb_strip_nulls(jsonb_build_object('status', 'CUSTOMER_LAST', 'user', f.state -> 'user', 'whenStarted', f.state -> 'whenStarted')) as started
  from final f
)
insert into chat_session_event (session_id, seq, type, actor, at, payload)
select id, 1, 'IMPORTED', 'system', when_requested,
  case when when_started is null and when_ended is null then state else requested end
from states
union all
select id, 2, 'IMPORTED', 'system', when_started,
  case when when_ended is not null then started else (
    select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(state) where value is distinct from requested -> key) end
from states where when_started is not null
union all
select id, 2 + (when_started is not null)::integer, 'IMPORTED', 'system', when_ended, (
  select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(state)
  where value is distinct from (case when when_started is null then requested else requested || started end) -> key)
from states where when_ended is not null
order by 1, 2;

insert into chat_session_event (session_id, seq, type, actor, at, payload, hidden_before)
select c.id, c.event_seq, 'IMPORTED', 'system', now(), jsonb_build_object('messageSeq', c.message_seq), c.hidden_event_count
from batch_session b join batch_summary m on m.id = b.id join chat_session c on c.id = b.id
where not b.is_new and m.messages > 0;
