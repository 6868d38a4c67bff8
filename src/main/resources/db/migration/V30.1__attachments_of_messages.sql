set local lock_timeout = '10s';
lock table chat_message in share update exclusive mode;
set local lock_timeout = '500ms';

-- V31 validates the constraint.
alter table chat_message
  add column attachments text,
  add constraint ck_chat_message_redacted_attachments check (redacted_at is null or attachments is null) not valid;
comment on column chat_message.attachments is 'JSON array with id, name, mediaType and size of each file; null without files.';
