-- The open offer of a waiting session. There is no foreign key to ejuser: it would block both tables at once.
alter table chat_session
  add column offered_to       bigint,
  add column offer_expires_at timestamptz,
  add constraint ck_chat_session_offered check (
    (offered_to is null) = (offer_expires_at is null) and (offered_to is null or status = 4 and not chatbot_isactive)) not valid;
comment on column chat_session.offered_to is 'The agent to whom the waiting session is offered; at most one at a time. Not SuperOffice''s.';

-- As in V6, and the offer ends when another program takes a session out of the queue.
create or replace function parley_queue_updated() returns trigger language plpgsql as $$
begin
  if new.status <> 4 or new.chatbot_isactive then
    new.wait_ended_at := coalesce(new.wait_ended_at, now());
    new.offline_form_offered_at := null;
    new.offered_to := null;
    new.offer_expires_at := null;
  elsif new.queued_at is null then
    new.queued_at := now();
    new.waiting_since := now();
    new.wait_ended_at := null;
  elsif new.wait_ended_at is not null then
    new.waiting_since := new.waiting_since + (now() - new.wait_ended_at);
    new.wait_ended_at := null;
  end if;
  return new;
end $$;

drop trigger tr_chat_session_relinked on chat_session;
create trigger tr_chat_session_relinked after update on chat_session
  for each row when (
    old.event_seq = new.event_seq
    and (old.topic_id, old.user_id, old.customer_id, old.project_id, old.sale_id, old.ticket_id, old.contact_id, old.transfer_to, old.offered_to)
      is distinct from (new.topic_id, new.user_id, new.customer_id, new.project_id, new.sale_id, new.ticket_id, new.contact_id, new.transfer_to, new.offered_to))
  execute function parley_session_relinked();
