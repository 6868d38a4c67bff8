-- Notifications follow the events of sessions. Imported events are of the past.
create constraint trigger tr_chat_session_event_notified after insert on chat_session_event
  deferrable initially deferred
  for each row when (
    new.type <> 'IMPORTED'
    and (new.type in ('TRANSFER_REQUESTED', 'ASSIGNED', 'ALERTED')
         or coalesce(new.payload ->> 'status' = 'IN_QUEUE', false)
         or coalesce(new.payload ->> 'chatbotIsactive' = 'false', false)
         or new.payload ->> 'offeredTo' is not null))
  execute function parley_notify_of_event();
