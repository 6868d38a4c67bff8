update import_country s set abbrev2 = upper(abbrev2) where {new} and abbrev2 <> upper(abbrev2);

update import_country s set abbrev2 = null, issues = issues || 'INVALID_CODE|abbrev2'::text
where {new} and abbrev2 !~ '^[A-Z]{2}$';

update import_country s set english_name = null where {new} and english_name !~ '\S';

update import_country s
set name = coalesce(english_name, abbrev2, 'Country ' || country_id), issues = issues || 'MISSING_TEXT|name'::text
where {new} and coalesce(name !~ '\S', true);
