update import_chat_session s set refused = 'INVALID_VALUE', issues = issues || 'INVALID_VALUE|status'::text
where {new} and status not between 0 and 11;

-- Sessions whose times are missing get those of their messages.
create temp table session_messages as
select session_id, min(when_posted) as first_at, least(max(when_posted), {now}) as last_at
from import_chat_message where refused is null group by session_id;
alter table session_messages add primary key (session_id);
analyze session_messages;

update import_chat_session s set when_requested = {now}, issues = issues || 'FUTURE_TIME|when_requested'::text where {new} and when_requested > {now};

update import_chat_session s set when_started = {now}, issues = issues || 'FUTURE_TIME|when_started'::text where {new} and when_started > {now};

update import_chat_session s set when_ended = {now}, issues = issues || 'FUTURE_TIME|when_ended'::text where {new} and when_ended > {now};

update import_chat_session s set idle = {now}, issues = issues || 'FUTURE_TIME|idle'::text where {new} and idle > {now};

update import_chat_session s set customer_fetch = {now}, issues = issues || 'FUTURE_TIME|customer_fetch'::text where {new} and customer_fetch > {now};

update import_chat_session s
set when_requested = coalesce(
      least((select m.first_at from session_messages m where m.session_id = s.id), when_started, when_ended), idle, customer_fetch, {now}),
    issues = issues || 'MISSING_TIME|when_requested'::text
where {new} and when_requested is null;

-- Status: a session without one, or of an invalid one, has ended if it has an end.
update import_chat_session s
set status = case when when_ended is null then 0 when when_started is null then 11 else 9 end,
    issues = issues || 'STATUS_INFERRED|status'::text
where {new} and (status is null or status = 0 and when_ended is not null);

-- A conversation without an agent waits for one.
update import_chat_session s set status = 4, issues = issues || 'STATUS_INFERRED|status'::text
where {new} and status in (5, 6) and user_id is null and not chatbot_isactive;

update import_chat_session s set status = 9, issues = issues || 'STATUS_INFERRED|status'::text
where {new} and status = 10 and ticket_id is null;

update import_chat_session s set user_id = null, issues = issues || 'AGENT_REMOVED|user_id'::text
where {new} and status in (1, 2, 3, 4) and user_id is not null;

update import_chat_session s set when_started = null, issues = issues || 'CLOCKS|when_started'::text
where {new} and status in (1, 2, 3) and when_started is not null;

update import_chat_session s set transfer_to = null, issues = issues || 'TRANSFER_REMOVED|transfer_to'::text
where {new} and transfer_to is not null;

-- Several open sessions of a customer in a topic: the newest stays open.
update import_chat_session s
set status = case when status = 4 then 11 else 9 end,
    when_ended = greatest(
      (select m.last_at from session_messages m where m.session_id = s.id), idle, when_started, when_requested),
    issues = issues || 'DUPLICATE_OPEN_SESSION|status'::text
from (
  select line, row_number() over (partition by customer_id, topic_id order by when_requested desc, id desc) as nth
  from import_chat_session s where {new} and status between 1 and 6 and customer_id is not null) each
where each.line = s.line
  and (each.nth > 1
    or exists (select from chat_session c
               where c.customer_id = s.customer_id and c.topic_id = s.topic_id and c.status in (1, 2, 3, 4, 5, 6)));

update import_chat_session s
set when_ended = greatest(
      (select m.last_at from session_messages m where m.session_id = s.id), idle, when_started, when_requested),
    issues = issues || 'END_INFERRED|when_ended'::text
where {new} and status >= 7 and when_ended is null;

update import_chat_session s set when_ended = null, issues = issues || 'END_REMOVED|when_ended'::text
where {new} and status < 7 and when_ended is not null;

update import_chat_session s set when_started = when_requested, issues = issues || 'MISSING_TIME|when_started'::text
where {new} and status in (5, 6) and not chatbot_isactive and when_started is null;

-- Clocks of several servers: later steps move behind earlier ones.
update import_chat_session s set when_started = when_requested, issues = issues || 'CLOCKS|when_started'::text
where {new} and when_started < when_requested;

update import_chat_session s
set when_ended = greatest(when_started, when_requested), issues = issues || 'CLOCKS|when_ended'::text
where {new} and when_ended < greatest(when_started, when_requested);

update import_chat_session s set issues = issues || 'TYPING_RESET|flags'::text where {new} and flags <> 0;

update import_chat_session s set alert_level = 0 where {new} and alert_level is null;

-- The company is the person's.
update import_chat_session s set contact_id = p.contact_id, issues = issues || 'CONTACT_OF_PERSON|contact_id'::text
from person p
where p.person_id = s.customer_id and {new} and p.contact_id is not null and s.contact_id is distinct from p.contact_id;

update import_chat_session s set session_key = null, issues = issues || 'DUPLICATE_KEY|session_key'::text
from (
  select line, row_number() over (partition by session_key order by id desc) as nth
  from import_chat_session s where {new} and session_key is not null) each
where each.line = s.line
  and (each.nth > 1 or exists (select from chat_session c where c.session_key = s.session_key));

-- Ranks: of several active sessions of an agent with one rank, the first keeps it. The others get the lowest free ones.
update import_chat_session s set issues = issues || 'RANK_RESET|rank'::text
where {new} and status not in (5, 6) and rank <> 0;

update import_chat_session s set rank = 0 where {new} and (status not in (5, 6) or user_id is null) and rank is distinct from 0;

create temp table active as
select s.line, s.user_id,
  case when s.rank >= 1 and row_number() over (partition by s.user_id, s.rank order by s.id) = 1
    and not exists (select from chat_session c where c.user_id = s.user_id and c.rank = s.rank and c.status in (5, 6))
    then s.rank end as rank,
  s.id
from import_chat_session s where {new} and s.status in (5, 6) and s.user_id is not null;

update import_chat_session s set rank = free.rank, issues = issues || 'RANK_ASSIGNED|rank'::text
from (
  select line, user_id, row_number() over (partition by user_id order by id) as nth from active where rank is null) missing
join lateral (
  select number as rank from generate_series(1, missing.nth
    + (select count(*) from active a where a.user_id = missing.user_id)
    + (select count(*) from chat_session c where c.user_id = missing.user_id and c.status in (5, 6))) number
  where not exists (select from active a where a.user_id = missing.user_id and a.rank = number)
    and not exists (
      select from chat_session c where c.user_id = missing.user_id and c.rank = number and c.status in (5, 6))
  order by number offset missing.nth - 1 limit 1) free on true
where missing.line = s.line;

drop table active;
drop table session_messages;
