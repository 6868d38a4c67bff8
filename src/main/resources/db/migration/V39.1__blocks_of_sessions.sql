set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_block add constraint fk_chat_block_session foreign key (session_id) references chat_session on delete set null;
