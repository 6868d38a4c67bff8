-- Waiting counts from the instant at which a session enters the agents' queue: status 4 and no active bot.
set local statement_timeout = 0;

alter table chat_session
  add column queued_at               timestamptz,
  add column waiting_since           timestamptz,
  add column wait_ended_at           timestamptz,
  add column promised_wait_seconds   integer,
  add column offline_form_offered_at timestamptz;
comment on column chat_session.queued_at is
  'When the session entered the agents'' queue; its place counts from it. A session that its agent returns keeps it.';
comment on column chat_session.waiting_since is
  'As queued_at, moved by the time that agents had a session which they returned: waiting is the time from here.';
comment on column chat_session.wait_ended_at is 'When the session left the queue; null while it waits.';
comment on column chat_session.promised_wait_seconds is
  'The wait that was estimated when the session entered the queue; null when there was no estimate.';
comment on column chat_session.offline_form_offered_at is
  'Since when nobody is available while the customer waits, so that it may leave a request; null otherwise.';

-- The log knows when sessions entered the queue. Rows that it does not tell of were requested into it. A session that a manager took
-- from its bot was in no queue of agents, unless it was handed off, accepted or returned to the queue too.
update chat_session s
set queued_at = q.entered,
    waiting_since = case when s.status = 4 then coalesce(q.returned, q.entered) else q.entered end,
    wait_ended_at = case when s.status <> 4 then greatest(coalesce(s.when_started, s.when_ended), q.entered) end
from (
  select s.id,
         coalesce(min(e.at) filter (where e.seq >= coalesce(h.seq, 0)
                    and (e.payload ->> 'status' = 'IN_QUEUE' or e.seq = h.seq and not jsonb_exists(e.payload, 'status'))),
                  s.when_requested) as entered,
         max(e.at) filter (where e.type = 'RETURNED_TO_QUEUE') as returned
  from chat_session s
  left join chat_session_event e on e.session_id = s.id
  left join lateral (select max(seq) as seq from chat_session_event
                     where session_id = s.id and type = 'HANDED_OFF') h on true
  where not s.chatbot_isactive and (s.status in (4, 11) or s.when_started is not null)
  group by s.id
  having s.status in (4, 11)
      or not coalesce(bool_or(e.type = 'TAKEN_OVER'), false)
      or bool_or(e.type in ('HANDED_OFF', 'ACCEPTED', 'RETURNED_TO_QUEUE'))
) q
where q.id = s.id;

-- Rows that others insert with SuperOffice's columns only.
create function parley_queue_inserted() returns trigger language plpgsql as $$
begin
  new.queued_at := coalesce(new.queued_at, new.when_requested);
  new.waiting_since := coalesce(new.waiting_since, new.queued_at);
  if new.status <> 4 then
    new.wait_ended_at := coalesce(new.wait_ended_at, new.when_started, new.when_ended);
  end if;
  return new;
end $$;
create trigger tr_chat_session_inserted_queued before insert on chat_session
  for each row when (
    not new.chatbot_isactive and (new.status in (4, 11) or new.when_started is not null)
    and (new.queued_at is null or new.waiting_since is null))
  execute function parley_queue_inserted();

-- Rows that others put into the queue, or take out of it, by status or chatbot_isactive alone. Parley's own updates have set all this.
create function parley_queue_updated() returns trigger language plpgsql as $$
begin
  if new.status <> 4 or new.chatbot_isactive then
    new.wait_ended_at := coalesce(new.wait_ended_at, now());
    new.offline_form_offered_at := null;
  elsif new.queued_at is null then
    new.queued_at := now();
    new.waiting_since := now();
    new.wait_ended_at := null;
  elsif new.wait_ended_at is not null then
    new.waiting_since := new.waiting_since + (now() - new.wait_ended_at);
    new.wait_ended_at := null;
  end if;
  return new;
end $$;
create trigger tr_chat_session_updated_queued before update on chat_session
  for each row when (
    (old.status = 4 and not old.chatbot_isactive) <> (new.status = 4 and not new.chatbot_isactive))
  execute function parley_queue_updated();

alter table chat_session
  add constraint ck_chat_session_offline_form_offered check
    (offline_form_offered_at is null or (status = 4 and not chatbot_isactive)),
  add constraint ck_chat_session_promised_wait check (promised_wait_seconds >= 0);

-- The agents' queue in its order. ix_chat_session_queue stays: it serves lists of waiting sessions by when_requested.
create index ix_chat_session_agent_queue on chat_session (topic_id, priority desc, queued_at, id)
  where status = 4 and not chatbot_isactive;

-- The average used to be of waits. It is of the gaps between accepts now, and unknown until three were measured.
alter table chat_topic
  alter column seconds_pr_accept drop not null,
  alter column seconds_pr_accept drop default,
  add column accept_samples    integer not null default 0,
  add column accept_gap_millis bigint,
  add constraint ck_chat_topic_accept_samples check
    (accept_samples >= 0 and (accept_samples = 0 or coalesce(accept_gap_millis >= 0, false)));
update chat_topic set seconds_pr_accept = null where seconds_pr_accept is not null;
comment on column chat_topic.seconds_pr_accept is
  'Average seconds between two accepts while customers waited; null while none was measured.';
comment on column chat_topic.accept_samples is 'How many gaps the average is made of, at most 20.';
comment on column chat_topic.accept_gap_millis is 'The average in milliseconds: rounded seconds would not follow small changes.';
