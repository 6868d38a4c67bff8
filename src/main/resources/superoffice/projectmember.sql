update import_projectmember s set refused = 'DUPLICATE_MEMBERSHIP', issues = issues || 'DUPLICATE_MEMBERSHIP|person_id'::text
from (
  select line, row_number() over (partition by project_id, person_id order by projectmember_id) as nth
  from import_projectmember s where {new}) each
where each.line = s.line
  and (each.nth > 1
    or exists (select from projectmember m where m.project_id = s.project_id and m.person_id = s.person_id));

insert into projectmember (project_id, person_id) select project_id, person_id from import_projectmember s where {new};
