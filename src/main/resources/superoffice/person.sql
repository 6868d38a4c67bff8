update import_person s set firstname = '', issues = issues || 'MISSING_TEXT|firstname'::text
where {new} and firstname is null;

update import_person s set rank = coalesce(rank, 1), registered = coalesce(registered, updated, {now})
where {new} and (rank is null or registered is null);

-- The main address is the first by rank. All others are further addresses.
update import_person s set email = e.email_address
from (
  select distinct on (person_id) person_id, email_address from import_email
  where refused is null and email_address is not null and coalesce(type, 0) = 0
  order by person_id, rank nulls last, email_id) e
where e.person_id = s.person_id and {new};

-- SuperOffice's types of a person's phones begin at 16384. Those of fax machines and pagers are no phones.
update import_person s set phone = p.phone
from (
  select distinct on (owner_id) owner_id, phone from import_phone
  where refused is null and phone is not null and ptype_idx in (16385, 16388, 16389)
  order by owner_id, rank nulls last, phone_id) p
where p.owner_id = s.person_id and {new};
