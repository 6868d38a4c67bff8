-- They are taken over with their persons.
update import_phone s set refused = 'NOT_AN_ADDRESS', issues = issues || 'NOT_AN_ADDRESS|phone'::text
where {new} and (phone is null or owner_id is null or ptype_idx is null or ptype_idx not in (16385, 16388, 16389));
