update import_ticket s set title = '', issues = issues || 'MISSING_TEXT|title'::text where {new} and title is null;

update import_ticket s
set created_at = coalesce(least(last_changed, closed_at, replied_at), {now}), issues = issues || 'MISSING_TIME|created_at'::text
where {new} and created_at is null;

-- User 1 is SuperOffice's system user, and stands for no owner.
update import_ticket s set owned_by = null, issues = issues || 'NO_REFERENCE|owned_by'::text where {new} and owned_by = 1;

update import_ticket s set alert_level = 0 where {new} and alert_level is null;
