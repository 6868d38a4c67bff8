set local lock_timeout = '10s';
lock table ejuser in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_attachment
  add constraint fk_chat_attachment_created_by foreign key (created_by) references ejuser;
