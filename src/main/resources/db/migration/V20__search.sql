-- Search: full text over messages, trigrams over names, e-mail addresses and numbers. docs/search.md describes what is found.
set local statement_timeout = 0;

create extension if not exists unaccent;
create extension if not exists pg_trgm;

-- The extensions may be in a schema that is not on the search path. What is created below refers to their objects, whatever the path is later.
do $$ begin
  perform set_config('search_path', concat_ws(', ', current_setting('search_path'), (
    select string_agg(distinct quote_ident(n.nspname), ', ')
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace
    where e.extname in ('unaccent', 'pg_trgm'))), true);
end $$;

-- What separates words: everything but letters, digits and the marks on them. By code points, so that the locale of the database does not matter.
create function parley_search_separators() returns text language sql immutable parallel safe
return '\x01-/:-@[-`{-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF\u00D7\u00F7\u02C2-\u02DF\u037E\u0387\u055A-\u055F\u0589\u058A\u05BE\u05C0\u05C3\u05C6\u05F3\u05F4\u060C\u061B\u061E\u061F\u066A-\u066D\u06D4\u0964\u0965\u0E3F\u0E5A\u0E5B\u2010-\u2029\u202F-\u205F\u20A0-\u20CF\u2190-\u245F\u2500-\u2BFF\u2E00-\u2E7F\u3000-\u3004\u3008-\u3020\u3030\u303D-\u303F\u30FB\uE000-\uF8FF\uFE10-\uFE6F\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0-\uFFFD\U0001F000-\U0001FAFF\U000E0000-\U0010FFFF';

-- The words of a text, separated by single spaces: in lower case, without accents, vowel points and invisible characters.
create function parley_search_words(raw text) returns text language sql immutable strict parallel safe
return btrim(case when octet_length(raw) = char_length(raw) then regexp_replace(lower(raw), '[^a-z0-9]+', ' ', 'g')
  else regexp_replace(
    lower(unaccent(regexp_replace(normalize(raw, NFKC),
      '[\u00AD\u0300-\u036F\u0591-\u05BD\u05BF\u05C1\u05C2\u05C4\u05C5\u05C7\u0610-\u061A\u0640\u064B-\u065F\u0670\u06D6-\u06ED\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF]+', '', 'g'))),
    '[' || parley_search_separators() || ']+', ' ', 'g') end);

-- The text search configuration for a language code such as nb or en-GB; null for languages whose words PostgreSQL cannot reduce to stems.
create function parley_search_config(language text) returns regconfig language sql immutable parallel safe
return case split_part(translate(lower(language), '_', '-'), '-', 1)
  when 'ar' then 'pg_catalog.arabic'::regconfig when 'ca' then 'pg_catalog.catalan'::regconfig when 'da' then 'pg_catalog.danish'::regconfig
  when 'de' then 'pg_catalog.german'::regconfig when 'el' then 'pg_catalog.greek'::regconfig when 'en' then 'pg_catalog.english'::regconfig
  when 'es' then 'pg_catalog.spanish'::regconfig when 'eu' then 'pg_catalog.basque'::regconfig when 'fi' then 'pg_catalog.finnish'::regconfig
  when 'fr' then 'pg_catalog.french'::regconfig when 'ga' then 'pg_catalog.irish'::regconfig when 'hu' then 'pg_catalog.hungarian'::regconfig
  when 'hy' then 'pg_catalog.armenian'::regconfig when 'it' then 'pg_catalog.italian'::regconfig when 'lt' then 'pg_catalog.lithuanian'::regconfig
  when 'nb' then 'pg_catalog.norwegian'::regconfig when 'nl' then 'pg_catalog.dutch'::regconfig when 'nn' then 'pg_catalog.norwegian'::regconfig
  when 'no' then 'pg_catalog.norwegian'::regconfig when 'pt' then 'pg_catalog.portuguese'::regconfig when 'ro' then 'pg_catalog.romanian'::regconfig
  when 'ru' then 'pg_catalog.russian'::regconfig when 'sr' then 'pg_catalog.serbian'::regconfig when 'sv' then 'pg_catalog.swedish'::regconfig
  when 'tr' then 'pg_catalog.turkish'::regconfig end;

-- What a message is found by: its words as they are (B) and, after a gap over which no phrase reaches, their stems (D). A text of several
-- hundred kilobytes would not fit into a tsvector.
create function parley_search_vector(language text, message text) returns tsvector language plpgsql immutable parallel safe cost 1000 as $$
declare
  words constant text := parley_search_words(left(message, 50000));
begin
  return setweight(to_tsvector('pg_catalog.simple', words), 'B')
    || coalesce(ts_delete(to_tsvector(parley_search_config(language), '00000000 ' || words), '00000000'), '');
end $$;

-- The terms of a search, as web search engines write them: "a phrase", -excluded, prefix*, and or between alternatives.
create function parley_search_terms(search text)
returns table (alternative bigint, excluded boolean, prefix boolean, raw text, words text) language sql immutable parallel safe
begin atomic
  select t.alternative, t.match[1] = '-', t.match[3] is not null and right(t.match[3], 1) = '*', t.raw, parley_search_words(t.raw)
  from (
    select m.match, coalesce(m.match[2], m.match[3]) as raw,
      count(*) filter (where m.match[1] = '' and lower(m.match[3]) = 'or') over (order by m.n) as alternative
    from regexp_matches(left(search, 1000), '(-?)(?:"([^"]*)(?:"|$)|([^\s"]+))', 'g') with ordinality as m (match, n)) t
  where parley_search_words(t.raw) <> '' and not (t.match[1] = '' and t.match[3] is not null and lower(t.match[3]) = 'or');
end;

create aggregate parley_search_or (tsquery) (sfunc = tsquery_or, stype = tsquery, parallel = safe);
create aggregate parley_search_and (tsquery) (sfunc = tsquery_and, stype = tsquery, parallel = safe);

-- The terms as queries. A term matches as it is, or by its stems in the language of any topic, in which phrases have no stop words. A stop word
-- of one of these languages is not required beside other words. by_word takes phrases apart.
create function parley_search_queries(search text, by_word boolean)
returns table (alternative bigint, excluded boolean, stop boolean, query tsquery) language sql stable parallel safe
begin atomic
  with configs as (
    select distinct parley_search_config(widget_language) as config from chat_topic where parley_search_config(widget_language) is not null)
  select t.alternative, t.excluded,
    not t.prefix and exists (select from configs where to_tsvector(config, t.raw) = ''),
    case when t.prefix then to_tsquery('pg_catalog.simple', '''' || w.words || ''':*')
      else (
        select parley_search_or(distinct phraseto_tsquery(config, w.words))
        from (select 'pg_catalog.simple'::regconfig as config union select config from configs) each
        where not exists (select from unnest(string_to_array(w.words, ' ')) word where to_tsvector(config, word) = '')) end
  from parley_search_terms(search) t
  cross join lateral unnest(case when by_word then string_to_array(t.words, ' ') else array[t.words] end) w (words);
end;

-- The query that messages must match; null, which matches none, without a word that must occur.
create function parley_search_query(search text) returns tsquery language sql stable parallel safe
return (
  select parley_search_or(case when others is null then required else required && others end)
  from (
    select coalesce(parley_search_and(query) filter (where not excluded and not stop), parley_search_and(query) filter (where not excluded)) as required,
      parley_search_and(!!query) filter (where excluded) as others
    from parley_search_queries(search, false) group by alternative) alternative);

-- The words of a message that a search is about, as an array of [start, length] in characters.
create function parley_search_highlights(language text, message text, search text) returns jsonb language sql stable parallel safe
return (
  with wanted as materialized (
    select coalesce(parley_search_or(query) filter (where not stop), parley_search_or(query)) as query
    from parley_search_queries(search, true) where not excluded)
  select coalesce(jsonb_agg(jsonb_build_array(word.start, char_length(word.text)) order by word.start), '[]')
  from (
    select match[2] as text, sum(char_length(match[1]) + char_length(match[2])) over (order by n) - char_length(match[2]) as start
    from regexp_matches(left(message, 50000), '([' || parley_search_separators() || ']*)([^' || parley_search_separators() || ']+)', 'g')
      with ordinality as m (match, n)) word
  where parley_search_vector(language, word.text) @@ (select query from wanted));

-- Lines in which search looks for parts of words. A space precedes each word. The cost makes the planner use the indexes on them.
create function parley_search_names(one text, two text, three text, four text) returns text language plpgsql immutable parallel safe cost 500 as $$
begin
  return ' ' || parley_search_words(concat_ws(' ', one, two, three, four));
end $$;
create function parley_search_details(email text, phone text) returns text language plpgsql immutable parallel safe cost 500 as $$
begin
  return ' ' || parley_search_words(concat_ws(' ', email, phone, regexp_replace(phone, '[^0-9]', '', 'g')));
end $$;

-- The part of a line that a term stands for. Shorter ones have no trigrams and must begin a word.
create function parley_search_part(words text) returns text language sql immutable strict parallel safe
return case when char_length(words) < 3 then ' ' || words else words end;

-- The digits of a search that is a number, such as +47 22 33 44 55; null for other searches.
create function parley_search_number(search text) returns text language sql immutable strict parallel safe
return case when search ~ '^[-+()./\s0-9]{5,40}$' and char_length(regexp_replace(search, '[^0-9]', '', 'g')) >= 5
  then regexp_replace(search, '[^0-9]', '', 'g') end;

-- Patterns of lines that may match a search, for the trigram index: one for each alternative.
create function parley_search_patterns(search text) returns text[] language sql immutable parallel safe
return array(
  select distinct on (alternative) '%' || parley_search_part(words) || '%' from parley_search_terms(search)
  where not excluded order by alternative, char_length(words) desc)
  || case when parley_search_number(search) is null then '{}' else array['%' || parley_search_number(search) || '%'] end;

-- A regular expression of the lines that match a search. Terms have letters, digits and spaces only, so that nothing needs an escape.
create function parley_search_pattern(search text) returns text language sql immutable parallel safe
return (
  select '^(' || string_agg(condition, '|') || ')'
  from (
    select string_agg(case when excluded then '(?!.*' else '(?=.*' end || parley_search_part(words) || ')', '') as condition
    from parley_search_terms(search) group by alternative having not bool_and(excluded)
    union all select '(?=.*' || parley_search_number(search) || ')' where parley_search_number(search) is not null) alternatives);

-- The language of a message is that of the topic that its session is in when it is written. For rows that were loaded without it, and after a topic
-- has got another language.
alter table chat_message add column language varchar(63);
comment on column chat_message.language is 'Language by which search finds other forms of the words. Null if unknown.';

create function parley_set_message_languages() returns void language sql as $$
  update chat_message m set language = t.widget_language
  from chat_session s join chat_topic t on t.id = s.topic_id
  where s.id = m.session_id and m.language is distinct from t.widget_language;
$$;
do $$ begin perform parley_set_message_languages(); end $$;

-- Whatever the search path of the program that writes or restores rows.
do $$
declare
  name text;
begin
  foreach name in array array['parley_search_vector', 'parley_search_names', 'parley_search_details'] loop
    execute format('alter function %I set search_path = %I, pg_temp', name, current_schema());
  end loop;
end $$;

-- Indexes hold words, but no table does: when a text is erased, no column keeps anything of it.
create index ix_chat_message_search on chat_message using gin (parley_search_vector(language, message));
create index ix_chat_session_search_names on chat_session using gin (parley_search_names(customer_alias, name, company_name, null) gin_trgm_ops);
create index ix_chat_session_search_details on chat_session using gin (parley_search_details(email, phone) gin_trgm_ops);
create index ix_person_search_names on person using gin (parley_search_names(firstname, middle_name, lastname, person_number) gin_trgm_ops);
create index ix_person_search_details on person using gin (parley_search_details(email, phone) gin_trgm_ops);
create index ix_contact_search_names on contact using gin (parley_search_names(name, number1, number2, org_nr) gin_trgm_ops);
