-- Texts of topics in further languages: an array of objects with language and texts. V49.2 validates the constraint.
alter table chat_topic
  add column translated_texts jsonb not null default '[]',
  add constraint ck_chat_topic_translated_texts check (jsonb_typeof(translated_texts) = 'array') not valid;
comment on column chat_topic.translated_texts is 'Texts for customers in further languages. Not SuperOffice''s.';

-- The hash of the texts of each language, by the name under which the audit has it.
create function parley_translation_hashes(translations jsonb) returns jsonb language sql immutable as $$
  select coalesce(jsonb_object_agg('translations.' || (t ->> 'language'), md5(t::text)), '{}')
  from jsonb_array_elements(translations) t
  where t ->> 'language' is not null;
$$;

-- As in V19, with hashes of the translations. Topics have many long ones.
create or replace function parley_audit_topic() returns trigger language plpgsql security definer as $$
declare
  ignored constant text[] := '{id,version,last_accept,seconds_pr_accept,accept_samples,accept_gap_millis,translated_texts}';
begin
  perform parley_audit(
    case when tg_op = 'INSERT' then 'TOPIC_CREATED'
         when tg_op = 'DELETE' or new.deleted and not old.deleted then 'TOPIC_DELETED'
         else 'TOPIC_CHANGED' end,
    coalesce(new.id, old.id), null, null,
    parley_differences(
      to_jsonb(old) - ignored || parley_translation_hashes(old.translated_texts),
      to_jsonb(new) - ignored || parley_translation_hashes(new.translated_texts)));
  return null;
end $$;

do $$ begin
  execute format('alter function parley_audit_topic() set search_path = %I, pg_temp', current_schema());
end $$;
