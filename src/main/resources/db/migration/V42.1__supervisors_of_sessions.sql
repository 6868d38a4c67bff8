-- The supervisor who listens to a conversation. There is no foreign key to ejuser: it would block both tables at once.
alter table chat_session
  add column supervised_by bigint,
  add constraint ck_chat_session_supervised check (supervised_by is null or status in (5, 6)) not valid;
comment on column chat_session.supervised_by is 'The supervisor who has joined the conversation; at most one at a time. Not SuperOffice''s.';

-- The supervision ends when another program ends the conversation or gives it to another agent. Parley's own updates have done so.
create function parley_supervision_ended() returns trigger language plpgsql as $$
begin
  new.supervised_by := null;
  return new;
end $$;
create trigger tr_chat_session_updated_supervised before update on chat_session
  for each row when (
    old.supervised_by is not null and old.supervised_by = new.supervised_by
    and (new.status not in (5, 6) or new.user_id is distinct from old.user_id))
  execute function parley_supervision_ended();

drop trigger tr_chat_session_relinked on chat_session;
create trigger tr_chat_session_relinked after update on chat_session
  for each row when (
    old.event_seq = new.event_seq
    and (old.topic_id, old.user_id, old.customer_id, old.project_id, old.sale_id, old.ticket_id, old.contact_id, old.transfer_to, old.offered_to, old.supervised_by)
      is distinct from (new.topic_id, new.user_id, new.customer_id, new.project_id, new.sale_id, new.ticket_id, new.contact_id, new.transfer_to, new.offered_to, new.supervised_by))
  execute function parley_session_relinked();
