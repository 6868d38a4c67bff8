update import_kb_category s set name = 'Folder ' || id, issues = issues || 'MISSING_TEXT|name'::text where {new} and coalesce(name !~ '\S', true);

-- Folders that contain each other, and those in them, are not below any other.
with recursive reached as (
  select s.line, s.id from import_kb_category s
  where {new} and not exists (
    select from import_kb_category p where p.id = s.parent_id and p.refused is null and not p.known)
  union all
  select s.line, s.id from reached r join import_kb_category s on s.parent_id = r.id where {new})
update import_kb_category s set parent_id = null, issues = issues || 'FOLDER_MOVED|parent_id'::text
where {new} and not exists (select from reached r where r.line = s.line);

-- The topics that use a folder: they name it, or one that contains it. Folders that were imported before keep their topic.
create temp table folder_topics as
with recursive used as (
  select c.id as topic_id, t.kb_category_id::bigint as folder
  from import_chat_topic t join chat_topic c on c.id = t.id
  where t.refused is null and t.kb_category_id is not null and not c.deleted
  union
  select p.topic_id, s.id
  from import_kb_category s join kb_category p on p.id = s.parent_id
  where {new} and p.topic_id is not null
  union
  select u.topic_id, s.id from used u join import_kb_category s on s.parent_id = u.folder where s.refused is null)
select folder, array_agg(topic_id order by topic_id) as topics from used group by folder;

update import_kb_category s set topic_id = f.topics[1]
from folder_topics f where {new} and f.folder = s.id and cardinality(f.topics) = 1;

update import_kb_category s set issues = issues || 'FOLDER_OF_ALL_TOPICS|id'::text
from folder_topics f where {new} and f.folder = s.id and cardinality(f.topics) > 1;

-- Articles of a folder may be published if it is open to everyone, and a topic uses it. A script also guards the folders in its folder.
with recursive guarded as (
  select s.id from import_kb_category s where s.access_check is not null
  union
  select s.id from guarded g join import_kb_category s on s.parent_id = g.id)
update import_kb_category s set is_open = true
from folder_topics f
where s.refused is null and f.folder = s.id and not exists (select from guarded g where g.id = s.id)
  and access_level = any ({faqAccess}) and inherited_access_level = any ({faqAccess});

-- A folder has the topic of its parent.
update import_kb_category s set parent_id = null, issues = issues || 'FOLDER_MOVED|parent_id'::text
where {new} and parent_id is not null
  and topic_id is distinct from coalesce(
    (select p.topic_id from import_kb_category p where p.id = s.parent_id and p.refused is null and not p.known),
    (select p.topic_id from kb_category p where p.id = s.parent_id));

drop table folder_topics;
