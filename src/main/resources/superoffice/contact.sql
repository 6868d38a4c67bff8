-- {new} stands for rows that are not refused and not known, {now} for the time of the export.
update import_contact s set mother_id = null, issues = issues || 'UNKNOWN_REFERENCE|mother_id'::text
where {new} and mother_id = contact_id;

update import_contact s set name = coalesce(department, ''), issues = issues || 'MISSING_TEXT|name'::text
where {new} and name is null;

update import_contact s set registered = coalesce(updated, {now}) where {new} and registered is null;
