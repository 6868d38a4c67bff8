-- Topics whose agents must choose tags.
alter table chat_topic add column closing_tags_required boolean not null default false;
comment on column chat_topic.closing_tags_required is 'Whether an agent must send tags to end a chat. Not SuperOffice''s.';
