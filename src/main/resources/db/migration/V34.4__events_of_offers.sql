-- The history of offers follows the events of sessions.
create trigger tr_chat_session_event_offer after insert on chat_session_event
  for each row when (jsonb_exists(new.payload, 'offeredTo')) execute function parley_offer_changed();
