alter table chat_block
  add constraint fk_chat_block_blocked_by foreign key (blocked_by) references ejuser,
  add constraint fk_chat_block_lifted_by foreign key (lifted_by) references ejuser;
