update import_email s set refused = 'NOT_AN_ADDRESS', issues = issues || 'NOT_AN_ADDRESS|email_address'::text
where {new} and (person_id is null or email_address is null or coalesce(type, 0) <> 0);

insert into person_email (person_id, email, rank)
select distinct on (s.person_id, s.email_address) s.person_id, s.email_address, coalesce(s.rank, 1)
from import_email s join person p on p.person_id = s.person_id
where {new} and s.email_address is distinct from p.email
order by s.person_id, s.email_address, s.rank
on conflict do nothing;
