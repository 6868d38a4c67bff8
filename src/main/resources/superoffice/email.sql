update import_email s set refused = 'NOT_AN_ADDRESS', issues = issues || 'NOT_AN_ADDRESS|email_address'::text
where {new} and (person_id is null or email_address is null or coalesce(type, 0) <> 0);

insert into person_email (person_id, email, rank)
select distinct on (person_id, email_address) person_id, email_address, coalesce(rank, 1)
from (
  select s.person_id, s.email_address, s.rank from import_email s join person p on p.person_id = s.person_id
  where {new} and s.email_address is distinct from p.email and p.erased_at is null
  for key share of p) addresses
order by person_id, email_address, rank
on conflict do nothing;
