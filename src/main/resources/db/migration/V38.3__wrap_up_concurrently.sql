-- V38.2 has the constraint for new rows. No session had an outcome before.
alter table chat_session validate constraint ck_chat_session_outcome;
