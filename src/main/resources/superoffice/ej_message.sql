update import_ej_message s
set created_at = t.created_at, issues = issues || 'MISSING_TIME|created_at'::text
from ticket t
where {new} and s.created_at is null and t.id = s.ticket_id;
