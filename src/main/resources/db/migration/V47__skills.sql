-- Skills: tags that agents have and that sessions need. Nothing here is SuperOffice's. Other parts of this theme are in V47.1 to V47.3.

alter table chat_tag
  add column kind     smallint not null default 0,
  add column language varchar(35),
  add constraint ck_chat_tag_kind check (kind between 0 and 1),
  add constraint ck_chat_tag_language check (language is null or kind = 1);
comment on column chat_tag.kind is '0: says what a chat was about; 1: a skill.';
comment on column chat_tag.language is 'The language that the skill stands for, as a BCP 47 tag in its canonical form.';
create unique index ux_chat_tag_language on chat_tag (language) where language is not null;

create table chat_user_skill (
  user_id bigint not null,
  tag_id  bigint not null constraint fk_chat_user_skill_tag references chat_tag,
  constraint pk_chat_user_skill primary key (user_id, tag_id)
);
create index ix_chat_user_skill_tag on chat_user_skill (tag_id, user_id);
comment on table chat_user_skill is 'The skills that agents have. They change with the version of the user.';

create table chat_topic_skill (
  topic_id bigint not null constraint fk_chat_topic_skill_topic references chat_topic on delete cascade,
  tag_id   bigint not null constraint fk_chat_topic_skill_tag references chat_tag,
  constraint pk_chat_topic_skill primary key (topic_id, tag_id)
);
create index ix_chat_topic_skill_tag on chat_topic_skill (tag_id, topic_id);
comment on table chat_topic_skill is 'The skills that new sessions of topics need. They change with the version of the topic.';

create table chat_needed_skill (
  session_id bigint not null,
  tag_id     bigint not null constraint fk_chat_needed_skill_tag references chat_tag,
  constraint pk_chat_needed_skill primary key (session_id, tag_id)
);
create index ix_chat_needed_skill_tag on chat_needed_skill (tag_id, session_id);
comment on table chat_needed_skill is 'The skills that sessions need. They change with an event of the session.';

alter table chat_topic
  add column skill_seconds integer default 120,
  add constraint ck_chat_topic_skill_seconds check (skill_seconds between 0 and 86400) not valid;
comment on column chat_topic.skill_seconds is 'How long a waiting session is offered only to agents who have its skills; null for no limit. Not SuperOffice''s.';

-- The skills of agents and of topics.
create function parley_audit_skill() returns trigger language plpgsql security definer as $$
declare
  pair constant jsonb := coalesce(to_jsonb(new), to_jsonb(old));
  skill constant text := (select t.name from chat_tag t where t.id = (pair ->> 'tag_id')::bigint);
begin
  perform parley_audit(
    case tg_op when 'INSERT' then 'SKILL_ADDED' else 'SKILL_REMOVED' end,
    (pair ->> 'topic_id')::bigint, (pair ->> 'user_id')::bigint, null,
    jsonb_build_object('name', case tg_op when 'INSERT' then jsonb_build_array(null, skill) else jsonb_build_array(skill, null) end));
  return null;
end $$;

create trigger tr_chat_user_skill_audited after insert or delete on chat_user_skill
  for each row execute function parley_audit_skill();
create trigger tr_chat_topic_skill_audited after insert or delete on chat_topic_skill
  for each row execute function parley_audit_skill();

do $$
begin
  execute format('alter function parley_audit_skill() set search_path = %I, pg_temp', current_schema());
end $$;

-- As in V42, with the event of this theme that customers do not see.
create or replace function parley_number_for_customers() returns void language sql as $$
  update chat_session_event set hidden = true
  where not hidden
    and type in ('NOTE_ADDED', 'OFFERED', 'OFFER_DECLINED', 'OFFER_EXPIRED', 'OFFER_WITHDRAWN', 'PRIORITY_CHANGED', 'SKILLS_CHANGED', 'SUPERVISOR_JOINED', 'SUPERVISOR_LEFT', 'TRANSFER_REQUESTED', 'TRANSFER_REJECTED', 'TRANSFER_CANCELLED', 'TRANSFER_EXPIRED', 'ALERTED',
                 'LINKED', 'UNLINKED', 'TICKET_CREATED', 'DELETED', 'WRAPPED_UP');

  with counted as (
    select id, count(*) filter (where visibility = 1) over before as notes
    from chat_message where session_id in (select session_id from chat_message where visibility = 1)
    window before as (partition by session_id order by seq rows between unbounded preceding and 1 preceding))
  update chat_message m set notes_before = c.notes from counted c where c.id = m.id and m.notes_before <> c.notes;

  with counted as (
    select id, count(*) filter (where hidden) over before as hidden
    from chat_session_event where session_id in (select session_id from chat_session_event where hidden)
    window before as (partition by session_id order by seq rows between unbounded preceding and 1 preceding))
  update chat_session_event e set hidden_before = c.hidden from counted c where c.id = e.id and e.hidden_before <> c.hidden;

  with counted as (select session_id, count(*) as notes from chat_message where visibility = 1 group by session_id)
  update chat_session s set note_count = c.notes from counted c where c.session_id = s.id and s.note_count <> c.notes;

  with counted as (select session_id, count(*) as hidden from chat_session_event where hidden group by session_id)
  update chat_session s set hidden_event_count = c.hidden
  from counted c where c.session_id = s.id and s.hidden_event_count <> c.hidden;
$$;
