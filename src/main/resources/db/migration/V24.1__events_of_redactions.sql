set local lock_timeout = '10s';
lock table chat_session_event in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_session_event add column redacted_seq integer;
comment on column chat_session_event.redacted_seq is 'chat_message.seq of the message whose text the event removed; null for other events.';
