-- A migration of its own: it blocks the table of users.
alter table chat_user_skill
  add constraint fk_chat_user_skill_user foreign key (user_id) references ejuser on delete cascade;
