set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- Why bots handed sessions off. Sessions from before have no reason. V50.1 has the rest of this theme.
alter table chat_session
  add column hand_off_reason smallint,
  add constraint ck_chat_session_hand_off_reason check (hand_off_reason between 0 and 4) not valid;
comment on column chat_session.hand_off_reason is 'Why the bot handed the session off, as it said. Not SuperOffice''s.';
