-- Canned replies: texts that agents send often. Nothing here is SuperOffice's.

set local lock_timeout = '10s';
lock table chat_topic in share update exclusive mode;
set local lock_timeout = '500ms';

-- The first part of a language code such as nb or en-GB, in lower case.
create function parley_language(language text) returns text language sql immutable strict parallel safe
return split_part(translate(lower(language), '_', '-'), '-', 1);

create table canned_reply (
  id           bigint generated always as identity constraint pk_canned_reply primary key,
  topic_id     bigint constraint fk_canned_reply_topic references chat_topic on delete cascade,
  language     varchar(20),
  title        varchar(80) not null,
  shortcut     varchar(30),
  text         text not null,
  usage_count  integer not null default 0,
  last_used_at timestamptz,
  created_at   timestamptz not null default now(),
  version      integer not null default 0,
  words        text not null generated always as (parley_search_words(coalesce(shortcut, '') || ' ' || title || ' ' || text)) stored,
  constraint ck_canned_reply_shortcut check (shortcut = lower(shortcut))
);
comment on table canned_reply is 'Texts that agents send often, with placeholders.';
comment on column canned_reply.topic_id is 'Null for all topics.';
comment on column canned_reply.language is 'An ISO code; null if the text suits all languages.';
comment on column canned_reply.words is 'The words by which the search finds it.';
create index ix_canned_reply_topic on canned_reply (topic_id);
create index ix_canned_reply_shortcut on canned_reply (shortcut) where shortcut is not null;

-- The canned replies that suit a session, the best first, as an array of [id, title, text, shortcut, language, usage count]. Each word of the search
-- must begin a word of the canned reply. An empty language stands for the topic's.
create function parley_canned_replies(topic bigint, topic_language text, wanted_language text, search text, most integer)
returns jsonb language sql stable parallel safe
return (
  select coalesce(jsonb_agg(jsonb_build_array(r.id, r.title, r.text, r.shortcut, r.language, r.usage_count) order by r.place), '[]')
  from (
    select c.*, row_number() over (
      order by coalesce(c.shortcut = asked.shortcut, false) desc, coalesce(starts_with(c.shortcut, asked.shortcut), false) desc,
        asked.title desc, c.usage_count desc, c.title, c.id) as place
    from canned_reply c
    cross join lateral (
      select nullif(lower(ltrim(btrim(parley_canned_replies.search), '/')), '') as shortcut,
        starts_with(parley_search_words(c.title), parley_search_words(parley_canned_replies.search)) as title) asked
    where (c.topic_id is null or c.topic_id = parley_canned_replies.topic)
      and (c.language is null or topic_language is null and wanted_language = ''
           or parley_language(c.language) = parley_language(coalesce(nullif(wanted_language, ''), topic_language)))
      and not exists (
        select from unnest(string_to_array(parley_search_words(parley_canned_replies.search), ' ')) word
        where position(' ' || word in ' ' || c.words) = 0)) r
  where r.place <= greatest(most, 0));

-- The text is recorded as a hash.
create function parley_audit_canned_reply() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,topic_id,usage_count,last_used_at,created_at,words}';
  before  constant jsonb := to_jsonb(old) - ignored || jsonb_build_object('text', md5(old.text));
  after   constant jsonb := to_jsonb(new) - ignored || jsonb_build_object('text', md5(new.text));
begin
  insert into audit_event (action, canned_reply_id, topic_id, details, actor_name, actor_user_id)
  select case tg_op when 'INSERT' then 'CANNED_REPLY_CREATED' when 'DELETE' then 'CANNED_REPLY_DELETED' else 'CANNED_REPLY_CHANGED' end,
         coalesce(new.id, old.id), coalesce(new.topic_id, old.topic_id), parley_differences(before, after), a.name,
         (select u.id from ejuser u where a.name ~ '^(user|bot):' and lower(u.loginname) = lower(substr(a.name, strpos(a.name, ':') + 1)))
  from (select left(coalesce(nullif(current_setting('parley.actor', true), ''), 'database:' || session_user), 80)) a (name);
  return null;
end $$;

create trigger tr_canned_reply_audited after insert or delete on canned_reply
  for each row execute function parley_audit_canned_reply();
create trigger tr_canned_reply_change_audited after update on canned_reply
  for each row when (old.version <> new.version) execute function parley_audit_canned_reply();

do $$ begin
  execute format('alter function parley_audit_canned_reply() set search_path = %I, pg_temp', current_schema());
end $$;
