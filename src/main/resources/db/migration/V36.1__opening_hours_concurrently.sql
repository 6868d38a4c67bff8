-- Periods of the topics that exist. Triggers are off meanwhile: versions stay as they are, and nothing is recorded as a change. A table of topics is small.
-- If a lock cannot be had at once, the script runs again from its beginning.

set lock_timeout = '500ms';

do $$
begin
  alter table chat_topic disable trigger user;
  update chat_topic set opening_periods = jsonb_build_array(
    case when mon_enabled then jsonb_build_array(jsonb_build_array(mon_start, mon_stop)) else '[]' end,
    case when tue_enabled then jsonb_build_array(jsonb_build_array(tue_start, tue_stop)) else '[]' end,
    case when wed_enabled then jsonb_build_array(jsonb_build_array(wed_start, wed_stop)) else '[]' end,
    case when thu_enabled then jsonb_build_array(jsonb_build_array(thu_start, thu_stop)) else '[]' end,
    case when fri_enabled then jsonb_build_array(jsonb_build_array(fri_start, fri_stop)) else '[]' end,
    case when sat_enabled then jsonb_build_array(jsonb_build_array(sat_start, sat_stop)) else '[]' end,
    case when sun_enabled then jsonb_build_array(jsonb_build_array(sun_start, sun_stop)) else '[]' end)
  where opening_periods is null;
  alter table chat_topic enable trigger user;
end $$;

alter table chat_topic validate constraint ck_chat_topic_opening_periods;
alter table chat_topic validate constraint ck_chat_topic_opening_exceptions;
alter table chat_topic alter column opening_periods set not null;
