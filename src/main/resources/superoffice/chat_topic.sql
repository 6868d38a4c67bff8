update import_chat_topic s set name = 'Topic ' || id, issues = issues || 'MISSING_TEXT|name'::text where {new} and name is null;

-- If the new name is another topic's, a longer one is needed.
do $$ begin
  for attempt in 1..5 loop
    update import_chat_topic s
    set name = case attempt when 1 then left(name, 252 - length(id::text)) || ' (' || id || ')'
          else left(name, 239 - length(id::text)) || ' (' || id || '-' || left(md5(name), 12) || ')' end,
        issues = array_remove(issues, 'DUPLICATE_NAME|name') || 'DUPLICATE_NAME|name'::text
    from (
      select line, row_number() over (partition by name order by 'DUPLICATE_NAME|name' = any (issues), id) as nth
      from import_chat_topic s where {new}) each
    where each.line = s.line
      and (each.nth > 1 or exists (select from chat_topic t where t.name = s.name and not t.deleted));
    exit when not found;
  end loop;
end $$;

-- The zone of the import takes the place of an unknown one.
update import_chat_topic s set time_zone = {zone} where {new} and (time_zone is null or not parley_is_time_zone(time_zone));

update import_chat_topic s
set warning_chat_message = coalesce(warning_chat_message, 0), manager_warning_chat_message = coalesce(manager_warning_chat_message, 0)
where {new};

update import_chat_topic s set last_accept = {now}, issues = issues || 'FUTURE_TIME|last_accept'::text
where {new} and last_accept > {now};

update import_chat_topic s set bot_enabled = false, issues = issues || 'BOT_DISABLED|bot_enabled'::text
where {new} and bot_enabled;

-- A missing start is the beginning of the day, a missing stop its end.
update import_chat_topic s set mon_start = coalesce(mon_start, '00:00'), mon_stop = coalesce(mon_stop, '00:00')
where {new} and mon_enabled and (mon_start is null or mon_stop is null);

update import_chat_topic s set tue_start = coalesce(tue_start, '00:00'), tue_stop = coalesce(tue_stop, '00:00')
where {new} and tue_enabled and (tue_start is null or tue_stop is null);

update import_chat_topic s set wed_start = coalesce(wed_start, '00:00'), wed_stop = coalesce(wed_stop, '00:00')
where {new} and wed_enabled and (wed_start is null or wed_stop is null);

update import_chat_topic s set thu_start = coalesce(thu_start, '00:00'), thu_stop = coalesce(thu_stop, '00:00')
where {new} and thu_enabled and (thu_start is null or thu_stop is null);

update import_chat_topic s set fri_start = coalesce(fri_start, '00:00'), fri_stop = coalesce(fri_stop, '00:00')
where {new} and fri_enabled and (fri_start is null or fri_stop is null);

update import_chat_topic s set sat_start = coalesce(sat_start, '00:00'), sat_stop = coalesce(sat_stop, '00:00')
where {new} and sat_enabled and (sat_start is null or sat_stop is null);

update import_chat_topic s set sun_start = coalesce(sun_start, '00:00'), sun_stop = coalesce(sun_stop, '00:00')
where {new} and sun_enabled and (sun_start is null or sun_stop is null);

-- A period that ends on the next day ends at midnight. Its rest is a period of the next day, unless that one is open anyway. The days are
-- compared as they are in the file, so that the rest of one day is not taken for the hours of the next.
create temp table overnight as
select line,
  mon_enabled and mon_start > mon_stop and mon_stop <> '00:00' as mon_late, mon_stop as mon_until, mon_enabled as mon_open,
  tue_enabled and tue_start > tue_stop and tue_stop <> '00:00' as tue_late, tue_stop as tue_until, tue_enabled as tue_open,
  wed_enabled and wed_start > wed_stop and wed_stop <> '00:00' as wed_late, wed_stop as wed_until, wed_enabled as wed_open,
  thu_enabled and thu_start > thu_stop and thu_stop <> '00:00' as thu_late, thu_stop as thu_until, thu_enabled as thu_open,
  fri_enabled and fri_start > fri_stop and fri_stop <> '00:00' as fri_late, fri_stop as fri_until, fri_enabled as fri_open,
  sat_enabled and sat_start > sat_stop and sat_stop <> '00:00' as sat_late, sat_stop as sat_until, sat_enabled as sat_open,
  sun_enabled and sun_start > sun_stop and sun_stop <> '00:00' as sun_late, sun_stop as sun_until, sun_enabled as sun_open
from import_chat_topic s where {new};

update import_chat_topic s
set mon_stop = '00:00',
    tue_enabled = true,
    tue_start = case when o.tue_open then s.tue_start else '00:00' end,
    tue_stop = case when o.tue_open then s.tue_stop else o.mon_until end,
    issues = issues || 'OVERNIGHT_HOURS|mon_stop'::text
from overnight o where o.line = s.line and o.mon_late;

update import_chat_topic s
set tue_stop = '00:00',
    wed_enabled = true,
    wed_start = case when o.wed_open then s.wed_start else '00:00' end,
    wed_stop = case when o.wed_open then s.wed_stop else o.tue_until end,
    issues = issues || 'OVERNIGHT_HOURS|tue_stop'::text
from overnight o where o.line = s.line and o.tue_late;

update import_chat_topic s
set wed_stop = '00:00',
    thu_enabled = true,
    thu_start = case when o.thu_open then s.thu_start else '00:00' end,
    thu_stop = case when o.thu_open then s.thu_stop else o.wed_until end,
    issues = issues || 'OVERNIGHT_HOURS|wed_stop'::text
from overnight o where o.line = s.line and o.wed_late;

update import_chat_topic s
set thu_stop = '00:00',
    fri_enabled = true,
    fri_start = case when o.fri_open then s.fri_start else '00:00' end,
    fri_stop = case when o.fri_open then s.fri_stop else o.thu_until end,
    issues = issues || 'OVERNIGHT_HOURS|thu_stop'::text
from overnight o where o.line = s.line and o.thu_late;

update import_chat_topic s
set fri_stop = '00:00',
    sat_enabled = true,
    sat_start = case when o.sat_open then s.sat_start else '00:00' end,
    sat_stop = case when o.sat_open then s.sat_stop else o.fri_until end,
    issues = issues || 'OVERNIGHT_HOURS|fri_stop'::text
from overnight o where o.line = s.line and o.fri_late;

update import_chat_topic s
set sat_stop = '00:00',
    sun_enabled = true,
    sun_start = case when o.sun_open then s.sun_start else '00:00' end,
    sun_stop = case when o.sun_open then s.sun_stop else o.sat_until end,
    issues = issues || 'OVERNIGHT_HOURS|sat_stop'::text
from overnight o where o.line = s.line and o.sat_late;

update import_chat_topic s
set sun_stop = '00:00',
    mon_enabled = true,
    mon_start = case when o.mon_open then s.mon_start else '00:00' end,
    mon_stop = case when o.mon_open then s.mon_stop else o.sun_until end,
    issues = issues || 'OVERNIGHT_HOURS|sun_stop'::text
from overnight o where o.line = s.line and o.sun_late;

drop table overnight;

update import_chat_topic s set mon_enabled = false, issues = issues || 'OPENING_HOURS|mon_enabled'::text
where {new} and mon_enabled and mon_start >= mon_stop and mon_stop <> '00:00';

update import_chat_topic s set tue_enabled = false, issues = issues || 'OPENING_HOURS|tue_enabled'::text
where {new} and tue_enabled and tue_start >= tue_stop and tue_stop <> '00:00';

update import_chat_topic s set wed_enabled = false, issues = issues || 'OPENING_HOURS|wed_enabled'::text
where {new} and wed_enabled and wed_start >= wed_stop and wed_stop <> '00:00';

update import_chat_topic s set thu_enabled = false, issues = issues || 'OPENING_HOURS|thu_enabled'::text
where {new} and thu_enabled and thu_start >= thu_stop and thu_stop <> '00:00';

update import_chat_topic s set fri_enabled = false, issues = issues || 'OPENING_HOURS|fri_enabled'::text
where {new} and fri_enabled and fri_start >= fri_stop and fri_stop <> '00:00';

update import_chat_topic s set sat_enabled = false, issues = issues || 'OPENING_HOURS|sat_enabled'::text
where {new} and sat_enabled and sat_start >= sat_stop and sat_stop <> '00:00';

update import_chat_topic s set sun_enabled = false, issues = issues || 'OPENING_HOURS|sun_enabled'::text
where {new} and sun_enabled and sun_start >= sun_stop and sun_stop <> '00:00';

update import_chat_topic s set use_lunch_hours = false, issues = issues || 'OPENING_HOURS|use_lunch_hours'::text
where {new} and use_lunch_hours and not coalesce(lunch_start < lunch_stop or lunch_stop = '00:00', false);
