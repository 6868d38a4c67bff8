-- Does not run in a transaction: if it fails, it runs again from its beginning. See docs/adr/0076-migrations-give-way.md.
set client_min_messages = warning;

drop index concurrently if exists ix_chat_session_offered_to;
create index concurrently ix_chat_session_offered_to on chat_session (offered_to, id) where offered_to is not null;

alter table chat_topic validate constraint ck_chat_topic_assignment;
alter table chat_topic validate constraint ck_chat_topic_offer_seconds;
alter table chat_session validate constraint ck_chat_session_offered;
