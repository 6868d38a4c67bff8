update import_project s set name = coalesce(project_number, ''), issues = issues || 'MISSING_TEXT|name'::text
where {new} and name is null;

update import_project s set registered = coalesce(updated, {now}) where {new} and registered is null;
