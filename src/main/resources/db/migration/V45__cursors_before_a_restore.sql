-- Cursors of logs from before a restore are refused. Their positions belong to another server, so they can't be compared with the entries.

alter table event_log_horizon add column restored timestamptz not null default '-infinity';
comment on column event_log_horizon.restored is 'When the database was restored into this server. Readers that began before have positions of another server.';

-- As before, and the readers from before must start over. The clock is read last: instances may have answered until then.
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
  update event_log_horizon set xid = '0', id = 0, at = '-infinity', restored = clock_timestamp();
end $$;
