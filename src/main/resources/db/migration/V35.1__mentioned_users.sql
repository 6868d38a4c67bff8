-- A migration of its own: it blocks the table of users.
alter table chat_mention add constraint fk_chat_mention_user foreign key (user_id) references ejuser on delete cascade;
