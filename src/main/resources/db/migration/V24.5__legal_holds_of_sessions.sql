set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

alter table legal_hold add constraint fk_legal_hold_session foreign key (session_id) references chat_session on delete cascade;
