-- Privacy: redacted messages, legal holds, retention and consent by topic, and the erasure of persons with receipts. V29 creates the indexes of
-- tables that were there before, and the consents of their sessions.

set local lock_timeout = '10s';
lock table chat_message in share update exclusive mode;
set local lock_timeout = '500ms';

-- A redacted message keeps its place and loses its text.
alter table chat_message
  add column redacted_at timestamptz,
  add constraint ck_chat_message_redacted check (redacted_at is null or (message is null and special_param is null)) not valid;
comment on column chat_message.redacted_at is 'When the text was removed; null if it was not.';
