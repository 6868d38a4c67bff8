-- Does not run in a transaction: if it fails, it runs again from its beginning. See docs/adr/0076-migrations-give-way.md.
set client_min_messages = warning;

-- The events by which bots lost their sessions, for statistics: hand-offs, take-overs and reopenings without the bot. The first event of a session has all columns.
drop index concurrently if exists ix_chat_session_event_bot_left;
create index concurrently ix_chat_session_event_bot_left on chat_session_event (session_id)
  where type not in ('REQUESTED', 'IMPORTED') and payload ->> 'chatbotIsactive' = 'false';

-- V50 has the constraint for new rows. No session had a reason before.
alter table chat_session validate constraint ck_chat_session_hand_off_reason;
