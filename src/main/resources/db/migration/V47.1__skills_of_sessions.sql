set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- A migration of its own: it blocks the table of sessions.
alter table chat_needed_skill
  add constraint fk_chat_needed_skill_session foreign key (session_id) references chat_session on delete cascade;
