set client_min_messages = warning;

-- V57 has the constraint for new rows. All rows from before are 0.
alter table chat_attachment validate constraint ck_chat_attachment_stored_in;

-- Files that were sent and are in PostgreSQL. They are to be moved to S3, if that is configured.
drop index concurrently if exists ix_chat_attachment_in_database;
create index concurrently ix_chat_attachment_in_database on chat_attachment (id)
  where stored_in = 0 and message_id is not null;
