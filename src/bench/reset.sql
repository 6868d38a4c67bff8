-- Takes out what M1 and M2 added: psql -v messages=<the last id of the data set> -v sessions=<the same>. The sessions of the data set
-- keep their new idle and last_message, so bin/check.py wants a database that is loaded afresh.
\set ON_ERROR_STOP on
begin;
delete from chat_session where id > :sessions;
delete from chat_session_event;
update chat_session s
  set event_seq = 0,
      hidden_event_count = 0,
      note_count = 0,
      message_seq = (select count(*) from chat_message m where m.session_id = s.id and m.id <= :messages),
      customer_read_seq = 0,
      user_read_seq = 0
  where event_seq > 0 or customer_read_seq > 0 or user_read_seq > 0
    or exists (select from chat_message m where m.session_id = s.id and m.id > :messages);
delete from chat_message where id > :messages;
delete from idempotency_key;
delete from record_change;
commit;
vacuum (analyze);
