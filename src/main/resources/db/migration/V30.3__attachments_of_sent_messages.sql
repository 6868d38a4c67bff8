set local lock_timeout = '10s';
lock table chat_message in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_attachment
  add constraint fk_chat_attachment_message foreign key (message_id) references chat_message on delete cascade;
