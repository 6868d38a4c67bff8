-- Notifications of agents. They have ids only: texts and names stay where they are. Nothing here is SuperOffice's.

set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

create table chat_notification (
  -- From the sequence of the events, as record_change: (xid, id) is one order over all of them.
  id            bigint not null default nextval('chat_session_event_id_seq') constraint pk_chat_notification primary key,
  xid           xid8 not null default pg_current_xact_id(),
  at            timestamptz not null default clock_timestamp(),
  kind          varchar(20) not null,
  user_id       bigint not null,
  session_id    bigint not null constraint fk_chat_notification_session references chat_session on delete cascade,
  actor_user_id bigint,
  message_seq   integer,
  alert_level   smallint,
  read_at       timestamptz
);
comment on table chat_notification is 'What agents are notified of, a row for each of them. Triggers write them in the transaction of their cause.';
comment on column chat_notification.user_id is 'The user who is notified. Without a foreign key, whose check would lock the rows of all users who are notified of a chat.';
comment on column chat_notification.actor_user_id is 'The user who caused it, if it was one. Without a foreign key, as user_id.';
comment on column chat_notification.message_seq is 'For MENTION: seq of the note.';
comment on column chat_notification.alert_level is 'For ALERT: 1 agents, 2 managers.';
create index ix_chat_notification_feed on chat_notification (xid, id);
create index ix_chat_notification_user on chat_notification (user_id, id);
create index ix_chat_notification_session on chat_notification (session_id);

create table chat_notification_setting (
  user_id bigint constraint pk_chat_notification_setting primary key,
  muted   varchar(20)[] not null
);
comment on table chat_notification_setting is 'Kinds of notifications that users do not want. Without a row, a user gets all kinds.';

-- Notifies users, except the one who caused it, accounts that are closed, and those who do not want the kind.
create function parley_notify(of_kind text, users bigint[], session bigint, actor bigint, seq integer, level smallint)
  returns void language sql as $$
  insert into chat_notification (kind, user_id, session_id, actor_user_id, message_seq, alert_level)
  select of_kind, u.id, session, actor, seq, level
  from ejuser u
  where u.id = any (users) and u.id is distinct from actor and u.status not in (3, 4)
    and not exists (select from chat_notification_setting n where n.user_id = u.id and of_kind = any (n.muted))
  order by u.id;
$$;

-- Members of a topic who are alerted of its sessions while they are present.
create function parley_alerted_members(topic bigint) returns bigint[] language sql stable as $$
  select coalesce(array_agg(m.user_id), '{}')
  from chat_topic_user m join ejuser u on u.id = m.user_id
  where m.topic_id = topic and m.notifications and u.status = 1 and u.chat_status = 1;
$$;

-- Notifies of an event. It runs at the commit, when the session and its transfers have their final state.
create function parley_notify_of_event() returns trigger language plpgsql security definer as $$
declare
  chat   chat_session;
  level  smallint;
  people bigint[];
begin
  select * into chat from chat_session s where s.id = new.session_id;
  if (new.payload ->> 'status' = 'IN_QUEUE' or new.payload ->> 'chatbotIsactive' = 'false') and chat.status = 4 and not chat.chatbot_isactive then
    people := parley_alerted_members(chat.topic_id);
    if new.type = 'RETURNED_TO_QUEUE' then
      -- The agent who had it.
      people := people || (
        select (e.payload ->> 'user')::bigint from chat_session_event e
        where e.session_id = new.session_id and e.seq < new.seq and jsonb_exists(e.payload, 'user')
        order by e.seq desc limit 1);
      perform parley_notify('RETURNED_SESSION', people, new.session_id, new.actor_user_id, null, null);
    else
      perform parley_notify('NEW_CHAT', people, new.session_id, new.actor_user_id, null, null);
    end if;
  end if;
  if new.payload ->> 'offeredTo' is not null then
    perform parley_notify('OFFER', array[(new.payload ->> 'offeredTo')::bigint], new.session_id, new.actor_user_id, null, null);
  end if;
  if new.type = 'TRANSFER_REQUESTED' then
    select case when t.to_user_id is not null then array[t.to_user_id]
                else array(select m.user_id from chat_topic_user m
                           where m.topic_id = t.to_topic_id and m.can_respond and m.user_id = any (parley_alerted_members(t.to_topic_id))) end
    into people
    from chat_transfer t where t.session_id = new.session_id and t.state = 0;
    perform parley_notify('OFFER', people, new.session_id, new.actor_user_id, null, null);
  elsif new.type = 'ASSIGNED' then
    perform parley_notify('ASSIGNED', array[chat.user_id], new.session_id, new.actor_user_id, null, null);
  elsif new.type = 'ALERTED' then
    level := (new.payload ->> 'alertLevel')::smallint;
    -- A session in the queue concerns the alerted members, a conversation its agent.
    people := case when chat.status = 4 then parley_alerted_members(chat.topic_id) else array[chat.user_id] end;
    if level = 2 then
      people := people || array(select m.user_id from chat_topic_user m where m.topic_id = chat.topic_id and m.manager);
    end if;
    perform parley_notify('ALERT', people, new.session_id, null, null, level);
  end if;
  return null;
end $$;

create function parley_notify_mentioned() returns trigger language plpgsql security definer as $$
begin
  perform parley_notify('MENTION', array[new.user_id], m.session_id, m.created_by, m.seq, null)
  from chat_message m where m.id = new.message_id;
  return null;
end $$;

create trigger tr_chat_mention_notified after insert on chat_mention
  for each row execute function parley_notify_mentioned();

-- Wakes the readers of notifications. The entry names the users, so that a reader reads only if its user has new ones.
create function parley_notifications_added() returns trigger language plpgsql security definer as $$
begin
  insert into record_change (xid, id, operation, table_name, columns)
  select n.xid, max(n.id), 'I', 'chat_notification', array_agg(distinct n.user_id::text) from new_rows n group by n.xid;
  if found and current_setting('parley.notify', true) is distinct from 'off' then
    perform pg_notify('parley_record', '0');
  end if;
  return null;
end $$;

create trigger tr_chat_notification_added after insert on chat_notification
  referencing new table as new_rows for each statement execute function parley_notifications_added();

-- Notifications are a log for subscriptions. Removed ones need no notice, so the horizon never moves.
insert into event_log_horizon (log) values ('chat_notification');
insert into event_log_segment (log, xid, id, earliest, latest) values ('chat_notification', '0', 0, 'infinity', '-infinity');

create or replace function parley_reset_log_segments() returns trigger language plpgsql security definer as $$
begin
  delete from event_log_segment;
  insert into event_log_segment (log, xid, id, earliest, latest)
  select log, '0', 0, 'infinity', '-infinity' from unnest(array['chat_session_event', 'audit_event', 'chat_notification']) log;
  return null;
end $$;

-- As before, with the notifications.
create or replace function parley_after_restore() returns void language plpgsql as $$
begin
  perform set_config('parley.after_restore', 'on', true);
  update webhook_cursor c set xid = '3', id = coalesce(
    (select min(e.id) - 1 from chat_session_event e where (e.xid, e.id) > (c.xid, c.id)),
    (select max(e.id) from chat_session_event e), 0);
  update chat_session_event set xid = '3';
  update audit_event set xid = '3';
  update chat_notification set xid = '3';
  truncate record_change;
  update event_log_horizon set xid = '0', id = 0, at = '-infinity';
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['parley_notify_of_event', 'parley_notify_mentioned', 'parley_notifications_added', 'parley_reset_log_segments'] loop
    execute format('alter function %I() set search_path = %I, pg_temp', name, current_schema());
  end loop;
end $$;
