-- Redacted messages have no files. V30.1 has the constraint for new rows.
alter table chat_message validate constraint ck_chat_message_redacted_attachments;
