update import_sale s set saledate = coalesce(registered, updated, {now}), issues = issues || 'MISSING_TIME|saledate'::text
where {new} and saledate is null;

update import_sale s set registered = coalesce(updated, least(saledate, {now})) where {new} and registered is null;
