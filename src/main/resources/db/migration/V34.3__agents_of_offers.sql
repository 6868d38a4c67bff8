-- What concerns users: their offers, and the audit of their capacity.
alter table chat_offer add constraint fk_chat_offer_user foreign key (user_id) references ejuser on delete cascade;

-- Managers set how many chats an agent takes at once.
create function parley_audit_capacity() returns trigger language plpgsql security definer as $$
begin
  perform parley_audit('CAPACITY_CHANGED', null, new.id, null, parley_differences(
    jsonb_build_object('chat_capacity', old.chat_capacity), jsonb_build_object('chat_capacity', new.chat_capacity)));
  return null;
end $$;
create trigger tr_ejuser_capacity_audited after update on ejuser
  for each row when (old.chat_capacity is distinct from new.chat_capacity) execute function parley_audit_capacity();

do $$
begin
  execute format('alter function parley_audit_capacity() set search_path = %I, pg_temp', current_schema());
end $$;
