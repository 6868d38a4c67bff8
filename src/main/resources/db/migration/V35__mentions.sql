-- Members of a topic whom a note mentions.
create table chat_mention (
  message_id bigint not null constraint fk_chat_mention_message references chat_message on delete cascade,
  user_id    bigint not null,
  constraint pk_chat_mention primary key (message_id, user_id)
);
create index ix_chat_mention_user on chat_mention (user_id, message_id);
comment on table chat_mention is 'Users whom notes mention. Not SuperOffice''s.';
