-- The FAQ: articles in folders, with SuperOffice's names where it has them. A folder belongs to a topic or to all topics.

set local lock_timeout = '10s';
lock table chat_topic in share update exclusive mode;
set local lock_timeout = '500ms';

create table kb_category (
  id          bigint generated always as identity constraint pk_kb_category primary key,
  parent_id   bigint constraint fk_kb_category_parent references kb_category on delete cascade,
  topic_id    bigint constraint fk_kb_category_topic references chat_topic on delete cascade,
  name        varchar(64) not null,
  description text,
  version     integer not null default 0
);
comment on table kb_category is 'Folders of articles of the FAQ.';
comment on column kb_category.topic_id is 'The topic whose customers get the articles; null for all topics. A folder has the topic of its parent. Not SuperOffice''s.';
create index ix_kb_category_parent on kb_category (parent_id);
create index ix_kb_category_topic on kb_category (topic_id);

create table kb_entry (
  id               bigint generated always as identity constraint pk_kb_entry primary key,
  category_id      bigint not null constraint fk_kb_entry_category references kb_category on delete cascade,
  language         varchar(20),
  title            varchar(255) not null,
  question         text,
  answer           text not null,
  keywords         varchar(255),
  published        boolean not null default false,
  helped_count     integer not null default 0,
  not_helped_count integer not null default 0,
  last_changed     timestamptz not null default now(),
  version          integer not null default 0,
  words            tsvector not null generated always as (
    parley_search_vector(language, title || ' ' || coalesce(keywords, '') || ' ' || coalesce(question, '') || ' ' || answer)) stored
);
comment on table kb_entry is 'Articles of the FAQ.';
comment on column kb_entry.language is 'An ISO code; null if the article suits all languages. Not SuperOffice''s.';
comment on column kb_entry.helped_count is 'Number of sessions that ended because the article helped. Not SuperOffice''s.';
comment on column kb_entry.words is 'The words by which the search finds it. Not SuperOffice''s.';
create index ix_kb_entry_category on kb_entry (category_id);
create index ix_kb_entry_words on kb_entry using gin (words);

-- Whether customers of a topic can get any article.
create function parley_has_faq(topic bigint) returns boolean language sql stable parallel safe
return exists (
  select from kb_entry e join kb_category c on c.id = e.category_id
  where e.published and (c.topic_id is null or c.topic_id = parley_has_faq.topic));

-- The published articles of a topic that have words of a text, the best first. Those in the wanted language and without a language come before those in
-- the topic's language. An empty language stands for the topic's.
create function parley_faq_suggestions(topic bigint, asked text, wanted text, most integer)
returns table (place bigint, entry_id bigint, title text, question text, answer text) language sql stable parallel safe as $$
  with words as materialized (
    select parley_search_or(distinct q.query) as query from parley_search_queries(parley_faq_suggestions.asked, true) q
    where not q.excluded and not q.stop),
  found as (
    select e.id, e.title, e.question, e.answer,
      row_number() over (
        order by coalesce(parley_language(e.language) <> l.wanted, false), ts_rank(e.words, w.query) desc, e.helped_count desc, e.id) as place
    from chat_topic t
    cross join lateral (select parley_language(coalesce(nullif(parley_faq_suggestions.wanted, ''), t.widget_language)) as wanted) l
    cross join words w
    join kb_category c on c.topic_id is null or c.topic_id = t.id
    join kb_entry e on e.category_id = c.id and e.published and e.words @@ w.query
    where t.id = parley_faq_suggestions.topic and not t.deleted
      and (e.language is null or l.wanted is null or parley_language(e.language) in (l.wanted, parley_language(t.widget_language))))
  select f.place, f.id, f.title, f.question, f.answer from found f where f.place <= parley_faq_suggestions.most order by f.place;
$$;

create function parley_audit_faq_category() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,topic_id}';
begin
  perform parley_audit(
    case tg_op when 'INSERT' then 'FAQ_CATEGORY_CREATED' when 'DELETE' then 'FAQ_CATEGORY_DELETED' else 'FAQ_CATEGORY_CHANGED' end,
    coalesce(new.topic_id, old.topic_id), null, null,
    parley_differences(to_jsonb(old) - ignored, to_jsonb(new) - ignored) || jsonb_build_object('name', jsonb_build_array(old.name, new.name)));
  return null;
end $$;

create trigger tr_kb_category_audited after insert or delete on kb_category
  for each row execute function parley_audit_faq_category();
create trigger tr_kb_category_change_audited after update on kb_category
  for each row when (old.version <> new.version) execute function parley_audit_faq_category();

-- The question and the answer are recorded as hashes. The title is always there, since it says which article was changed.
create function parley_audit_faq_entry() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,helped_count,not_helped_count,last_changed,words}';
  before  constant jsonb := to_jsonb(old) - ignored || jsonb_build_object('question', md5(old.question), 'answer', md5(old.answer));
  after   constant jsonb := to_jsonb(new) - ignored || jsonb_build_object('question', md5(new.question), 'answer', md5(new.answer));
begin
  perform parley_audit(
    case tg_op when 'INSERT' then 'FAQ_ENTRY_CREATED' when 'DELETE' then 'FAQ_ENTRY_DELETED' else 'FAQ_ENTRY_CHANGED' end,
    (select c.topic_id from kb_category c where c.id = coalesce(new.category_id, old.category_id)), null, null,
    parley_differences(before, after) || jsonb_build_object('title', jsonb_build_array(old.title, new.title)));
  return null;
end $$;

create trigger tr_kb_entry_audited after insert or delete on kb_entry
  for each row execute function parley_audit_faq_entry();
create trigger tr_kb_entry_change_audited after update on kb_entry
  for each row when (old.version <> new.version) execute function parley_audit_faq_entry();

do $$
begin
  execute format('alter function parley_audit_faq_category() set search_path = %I, pg_temp', current_schema());
  execute format('alter function parley_audit_faq_entry() set search_path = %I, pg_temp', current_schema());
end $$;
