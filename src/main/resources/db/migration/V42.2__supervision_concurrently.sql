-- Does not run in a transaction: if it fails, it runs again from its beginning. See docs/adr/0076-migrations-give-way.md.
set client_min_messages = warning;

drop index concurrently if exists ix_chat_session_supervised_by;
create index concurrently ix_chat_session_supervised_by on chat_session (supervised_by, id) where supervised_by is not null;

drop index concurrently if exists ix_chat_topic_listening;
create index concurrently ix_chat_topic_listening on chat_topic (id) where listening <> 0;

alter table chat_topic validate constraint ck_chat_topic_listening;
alter table chat_session validate constraint ck_chat_session_supervised;
