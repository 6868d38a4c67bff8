-- The logs over all sessions that servers follow: the events of sessions, and the audit. And the times at which agents were present.

-- Up to which position entries of a log have been erased. A reader that is not as far has missed their removal.
create table event_log_horizon (
  log varchar(63) not null constraint pk_event_log_horizon primary key,
  xid xid8 not null default '0',
  id  bigint not null default 0,
  at  timestamptz not null default '-infinity'
);
comment on table event_log_horizon is 'Up to which position entries of a log have been erased.';
comment on column event_log_horizon.at is 'Readers that began later than this never heard of what was erased.';
insert into event_log_horizon (log) values ('chat_session_event'), ('audit_event');

create function parley_move_horizon(of_log text, to_xid xid8, to_id bigint, to_at timestamptz) returns void language sql as $$
  update event_log_horizon h set xid = to_xid, id = to_id, at = greatest(h.at, to_at)
  where h.log = of_log and (h.xid, h.id) < (to_xid, to_id);
$$;

-- The last event of an erased session says that it was deleted. Readers behind that event must start over. If another program removes sessions
-- without such an event, all readers must.
create function parley_events_erased() returns trigger language plpgsql security definer as $$
declare
  last record;
begin
  if exists (select from old_rows group by session_id having not bool_or(type = 'DELETED')) then
    perform parley_move_horizon('chat_session_event', pg_current_xact_id(), 9223372036854775807, clock_timestamp());
  else
    select e.xid, e.id, (select max(at) from old_rows) as at into last from old_rows e order by e.xid desc, e.id desc limit 1;
    if found then
      perform parley_move_horizon('chat_session_event', last.xid, last.id, last.at);
    end if;
  end if;
  return null;
end $$;

create trigger tr_chat_session_event_erased after delete on chat_session_event
  referencing old table as old_rows for each statement execute function parley_events_erased();

-- Who did what to whom, and when. Records are named by their numbers, without foreign keys: the audit outlives them. It has no names and no
-- texts of customers.
create table audit_event (
  id            bigint not null default nextval('chat_session_event_id_seq') constraint pk_audit_event primary key,
  -- From the sequence of the events, as record_change: (xid, id) is one order over all three.
  xid           xid8 not null default pg_current_xact_id(),
  at            timestamptz not null default clock_timestamp(),
  action        varchar(40) not null,
  actor_name    varchar(80) not null,
  actor_user_id bigint,
  topic_id      bigint,
  user_id       bigint,
  session_id    bigint,
  person_id     bigint,
  details       jsonb not null default '{}'
);
comment on table audit_event is 'Changes of topics, members and presence, deletions of sessions, and reads of personal data. Append-only.';
comment on column audit_event.actor_name is 'user:loginname, bot:loginname, system, or database:role for other programs.';
comment on column audit_event.details is 'By column: the old and the new value. Without values for reads.';
create index ix_audit_event_feed on audit_event (xid, id);
create index ix_audit_event_at on audit_event (at);
create index ix_audit_event_topic on audit_event (topic_id, xid, id) where topic_id is not null;
create index ix_audit_event_user on audit_event (user_id, xid, id) where user_id is not null;
create index ix_audit_event_session on audit_event (session_id, xid, id) where session_id is not null;
create index ix_audit_event_person on audit_event (person_id, xid, id) where person_id is not null;

create function parley_audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('parley.audit_cleanup', true) = 'on' then
    return old;
  end if;
  raise exception 'audit_event is append-only';
end $$;

create trigger tr_audit_event_append_only before update or delete on audit_event
  for each row execute function parley_audit_is_append_only();
create trigger tr_audit_event_not_truncated before truncate on audit_event
  for each statement execute function parley_audit_is_append_only();

-- Wakes the readers of the audit, as a change of a record wakes the readers of lists.
create function parley_audit_added() returns trigger language plpgsql security definer as $$
begin
  insert into record_change (xid, id, operation, table_name, record_id) select n.xid, n.id, 'I', 'audit_event', n.id from new_rows n;
  if current_setting('parley.notify', true) is distinct from 'off' then
    perform pg_notify('parley_record', '0');
  end if;
  return null;
end $$;

create trigger tr_audit_event_added after insert on audit_event
  referencing new table as new_rows for each statement execute function parley_audit_added();

create function parley_audit_erased() returns trigger language plpgsql security definer as $$
declare
  last record;
begin
  select e.xid, e.id into last from old_rows e order by e.xid desc, e.id desc limit 1;
  if found then
    perform parley_move_horizon('audit_event', last.xid, last.id, 'infinity');
  end if;
  return null;
end $$;

create trigger tr_audit_event_erased after delete on audit_event
  referencing old table as old_rows for each statement execute function parley_audit_erased();

-- Parley sets parley.actor on its connections, and in the transactions of agents. Other programs are known by their role.
create function parley_audit(action text, topic bigint, person bigint, session bigint, details jsonb) returns void language sql as $$
  insert into audit_event (action, topic_id, user_id, session_id, details, actor_name, actor_user_id)
  select action, topic, person, session, details, a.name,
         (select u.id from ejuser u where a.name ~ '^(user|bot):' and lower(u.loginname) = lower(substr(a.name, strpos(a.name, ':') + 1)))
  from (select left(coalesce(nullif(current_setting('parley.actor', true), ''), 'database:' || session_user), 80)) a (name);
$$;

-- The columns that differ between two rows, each with the old and the new value.
create function parley_differences(before jsonb, after jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg(key, jsonb_build_array(before -> key, after -> key)), '{}')
  from jsonb_object_keys(coalesce(before, '{}') || coalesce(after, '{}')) key
  where before ->> key is distinct from after ->> key;
$$;

create function parley_audit_topic() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,last_accept,seconds_pr_accept,accept_samples,accept_gap_millis}';
begin
  perform parley_audit(
    case when tg_op = 'INSERT' then 'TOPIC_CREATED'
         when tg_op = 'DELETE' or new.deleted and not old.deleted then 'TOPIC_DELETED'
         else 'TOPIC_CHANGED' end,
    coalesce(new.id, old.id), null, null, parley_differences(to_jsonb(old) - ignored, to_jsonb(new) - ignored));
  return null;
end $$;

create trigger tr_chat_topic_audited after insert or delete on chat_topic
  for each row execute function parley_audit_topic();
-- The version goes up with every change except of the statistics of accepts.
create trigger tr_chat_topic_change_audited after update on chat_topic
  for each row when (old.version <> new.version) execute function parley_audit_topic();

create function parley_audit_member() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,topic_id,user_id}';
begin
  perform parley_audit(
    case tg_op when 'INSERT' then 'MEMBER_ADDED' when 'DELETE' then 'MEMBER_REMOVED' else 'MEMBER_CHANGED' end,
    coalesce(new.topic_id, old.topic_id), coalesce(new.user_id, old.user_id), null,
    parley_differences(to_jsonb(old) - ignored, to_jsonb(new) - ignored));
  return null;
end $$;

create trigger tr_chat_topic_user_audited after insert or delete on chat_topic_user
  for each row execute function parley_audit_member();
create trigger tr_chat_topic_user_change_audited after update on chat_topic_user
  for each row when (old is distinct from new) execute function parley_audit_member();

create function parley_audit_presence() returns trigger language plpgsql security definer as $$
begin
  perform parley_audit('PRESENCE_CHANGED', null, new.id, null, parley_differences(
    jsonb_build_object('chat_status', old.chat_status, 'not_present', old.not_present),
    jsonb_build_object('chat_status', new.chat_status, 'not_present', new.not_present)));
  return null;
end $$;

create trigger tr_ejuser_presence_audited after update on ejuser
  for each row when ((old.chat_status, old.not_present) is distinct from (new.chat_status, new.not_present))
  execute function parley_audit_presence();

-- The event says who deleted the session.
create function parley_audit_deleted_session() returns trigger language plpgsql security definer as $$
begin
  insert into audit_event (action, session_id, topic_id, actor_name, actor_user_id)
  values ('SESSION_DELETED', new.session_id, (select s.topic_id from chat_session s where s.id = new.session_id), new.actor, new.actor_user_id);
  return null;
end $$;

create trigger tr_chat_session_event_deletion_audited after insert on chat_session_event
  for each row when (new.type = 'DELETED') execute function parley_audit_deleted_session();

create function parley_audit_erased_session() returns trigger language plpgsql security definer as $$
begin
  perform parley_audit('SESSION_ERASED', old.topic_id, null, old.id, '{}');
  return null;
end $$;

create trigger tr_chat_session_erasure_audited after delete on chat_session
  for each row execute function parley_audit_erased_session();

-- When each agent was present for chats.
create table agent_presence (
  user_id bigint not null,
  since   timestamptz not null,
  until   timestamptz,
  constraint pk_agent_presence primary key (user_id, since),
  constraint ck_agent_presence_until check (until >= since)
);
comment on table agent_presence is 'Intervals in which agents were present for chats. Not SuperOffice''s.';
comment on column agent_presence.until is 'Null while the agent is present.';
create unique index ux_agent_presence_open on agent_presence (user_id) where until is null;
create index ix_agent_presence_until on agent_presence (coalesce(until, 'infinity'), since);

-- Earlier times are not known.
insert into agent_presence (user_id, since) select id, now() from ejuser where status = 1 and chat_status = 1;

-- The time is read after the lock of the user's row, so that intervals of a user do not overlap.
create function parley_log_presence() returns trigger language plpgsql security definer as $$
declare
  was constant boolean := tg_op <> 'INSERT' and coalesce(old.status = 1 and old.chat_status = 1, false);
  is_now constant boolean := tg_op <> 'DELETE' and coalesce(new.status = 1 and new.chat_status = 1, false);
begin
  if was and not is_now then
    update agent_presence set until = greatest(since, clock_timestamp()) where user_id = old.id and until is null;
  elsif is_now and not was then
    insert into agent_presence (user_id, since)
    select new.id, greatest(clock_timestamp(), max(p.until) + interval '1 microsecond') from agent_presence p where p.user_id = new.id;
  end if;
  return null;
end $$;

create trigger tr_ejuser_presence_logged after insert or delete on ejuser
  for each row execute function parley_log_presence();
create trigger tr_ejuser_presence_change_logged after update on ejuser
  for each row when ((old.status, old.chat_status) is distinct from (new.status, new.chat_status))
  execute function parley_log_presence();

-- Whatever the search path of the program that writes: names mean the tables of this schema.
do $$
declare
  name text;
begin
  foreach name in array array['parley_events_erased', 'parley_audit_added', 'parley_audit_erased', 'parley_audit_topic', 'parley_audit_member',
    'parley_audit_presence', 'parley_audit_deleted_session', 'parley_audit_erased_session', 'parley_log_presence'] loop
    execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
  end loop;
end $$;
