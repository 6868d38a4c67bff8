-- How a chat ended: its outcome and its tags.
alter table chat_session
  add column outcome smallint,
  add column wrapped_up_at timestamptz,
  add constraint ck_chat_session_outcome check (outcome between 0 and 4) not valid;
comment on column chat_session.outcome is 'How the chat ended, as staff noted it. Not SuperOffice''s.';
comment on column chat_session.wrapped_up_at is 'When staff first noted an outcome or tags since the end. Not SuperOffice''s.';

create table chat_session_tag (
  session_id bigint not null constraint fk_chat_session_tag_session references chat_session on delete cascade,
  tag_id     bigint not null constraint fk_chat_session_tag_tag references chat_tag,
  constraint pk_chat_session_tag primary key (session_id, tag_id)
);
create index ix_chat_session_tag_tag on chat_session_tag (tag_id, session_id);
comment on table chat_session_tag is 'The tags of sessions. They change with an event of the session.';
