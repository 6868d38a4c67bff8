-- Reads of tickets in the audit, and the logs by time.

alter table audit_event add column ticket_id bigint;
create index ix_audit_event_ticket on audit_event (ticket_id, xid, id) where ticket_id is not null;

-- A log is in the order of commits, and a time is not a position in it. Segments tell in which part of a log the entries of some time are, so that
-- the entries need no index by time, which each write would pay for.
create table event_log_segment (
  log      varchar(63) not null,
  xid      xid8 not null,
  id       bigint not null,
  earliest timestamptz not null,
  latest   timestamptz not null,
  constraint pk_event_log_segment primary key (log, xid, id)
);
comment on table event_log_segment is 'Parts of the logs with the times of their entries. The service adds them. A segment begins behind the one before.';
comment on column event_log_segment.xid is 'With id: position of the last entry.';
comment on column event_log_segment.earliest is 'No entry of the segment is earlier.';
comment on column event_log_segment.latest is 'No entry of the segment, or before it, is later.';

create function parley_reset_log_segments() returns trigger language plpgsql security definer as $$
begin
  delete from event_log_segment;
  insert into event_log_segment (log, xid, id, earliest, latest)
  values ('chat_session_event', '0', 0, 'infinity', '-infinity'), ('audit_event', '0', 0, 'infinity', '-infinity');
  return null;
end $$;

-- Entries never move, except after a restore into another server.
create trigger tr_chat_session_event_moved after update of xid on chat_session_event
  for each statement execute function parley_reset_log_segments();
create trigger tr_audit_event_moved after update of xid on audit_event
  for each statement execute function parley_reset_log_segments();

create or replace function parley_audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('parley.audit_cleanup', true) = 'on' then
    return old;
  elsif tg_op = 'UPDATE' and current_setting('parley.after_restore', true) = 'on' and to_jsonb(new) - 'xid' = to_jsonb(old) - 'xid' then
    return new;
  end if;
  raise exception 'audit_event is append-only';
end $$;

-- Transaction ids belong to a server. All entries become older than those that the server will write.
create function parley_after_restore() returns void language plpgsql as $$
begin
  perform set_config('parley.after_restore', 'on', true);
  update chat_session_event set xid = '3';
  update audit_event set xid = '3';
  truncate record_change;
  update event_log_horizon set xid = '0', id = 0, at = '-infinity';
end $$;
comment on function parley_after_restore() is 'To be called once after a restore into another server.';

-- Creates the first rows of the segments.
update chat_session_event set xid = xid where false;

do $$
begin
  execute format('alter function parley_reset_log_segments() set search_path = %I, pg_temp', current_schema());
end $$;
