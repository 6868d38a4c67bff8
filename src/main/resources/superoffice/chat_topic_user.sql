-- The row with the least id gets the rights of all rows of the same member.
update import_chat_topic_user s
set can_respond = all_rows.can_respond, notifications = all_rows.notifications, can_listen = all_rows.can_listen, manager = all_rows.manager
from (
  select min(id) as id, bool_or(can_respond) as can_respond, bool_or(notifications) as notifications,
    bool_or(can_listen) as can_listen, bool_or(manager) as manager
  from import_chat_topic_user s where {new} group by user_id, topic_id having count(*) > 1) all_rows
where all_rows.id = s.id and {new};

update import_chat_topic_user s set refused = 'DUPLICATE_MEMBERSHIP', issues = issues || 'DUPLICATE_MEMBERSHIP|user_id'::text
from (
  select line, row_number() over (partition by user_id, topic_id order by id) as nth from import_chat_topic_user s where {new}) each
where each.line = s.line
  and (each.nth > 1
    or exists (select from chat_topic_user m where m.user_id = s.user_id and m.topic_id = s.topic_id));
