-- Opening hours: any number of periods a day, also over midnight, and exceptions by date. opening_periods has the periods of the seven days, Monday
-- first, as [start, stop]. A stop that is not after its start is on the next day; 00:00 and 24:00 are the end of the day. Exceptions are objects with
-- date, periods and optionally text. The columns of the weekdays are a view of opening_periods that can be written.

alter table chat_topic
  add column opening_periods jsonb,
  add column opening_exceptions jsonb not null default '[]',
  add constraint ck_chat_topic_opening_periods check (
    case jsonb_typeof(opening_periods) when 'array' then jsonb_array_length(opening_periods) = 7 else opening_periods is null end) not valid,
  add constraint ck_chat_topic_opening_exceptions check (jsonb_typeof(opening_exceptions) = 'array') not valid;

comment on column chat_topic.opening_periods is 'Periods of the seven days, Monday first. The columns of the weekdays follow. Not SuperOffice''s.';
comment on column chat_topic.opening_exceptions is 'Dates with other opening hours. Not SuperOffice''s.';

-- A program that writes the columns of a weekday replaces the periods of that day. If it writes opening_periods, the columns show the first start and the
-- last stop of each day that changed.
create function parley_keep_opening_periods() returns trigger language plpgsql as $$
declare
  names constant text[] := '{mon,tue,wed,thu,fri,sat,sun}';
  columns constant jsonb := to_jsonb(new);
  before constant jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) end;
  week jsonb := case tg_op when 'INSERT' then coalesce(new.opening_periods, '[[],[],[],[],[],[],[]]') else new.opening_periods end;
  changed jsonb := '{}';
  name text;
  periods jsonb;
  stop text;
begin
  for day in 0..6 loop
    name := names[day + 1];
    periods := week -> day;
    if new.opening_periods is null or new.opening_periods = before -> 'opening_periods' then
      if before is null or (columns -> (name || '_enabled'), columns -> (name || '_start'), columns -> (name || '_stop'))
          is distinct from (before -> (name || '_enabled'), before -> (name || '_start'), before -> (name || '_stop')) then
        week := jsonb_set(week, array[day::text], case when (columns ->> (name || '_enabled'))::boolean
          then jsonb_build_array(jsonb_build_array(columns -> (name || '_start'), columns -> (name || '_stop'))) else '[]' end);
      end if;
    elsif before is null or periods is distinct from before -> 'opening_periods' -> day then
      changed := changed || jsonb_build_object(name || '_enabled', periods <> '[]');
      if periods <> '[]' then
        stop := periods -> -1 ->> 1;
        changed := changed || jsonb_build_object(
          name || '_start', periods -> 0 ->> 0,
          name || '_stop', case when stop::time > (periods -> 0 ->> 0)::time and stop::time > (periods -> -1 ->> 0)::time then stop else '00:00' end);
      end if;
    end if;
  end loop;
  new := jsonb_populate_record(new, changed);
  new.opening_periods := week;
  return new;
end $$;

create trigger tr_chat_topic_inserted_hours before insert on chat_topic
  for each row execute function parley_keep_opening_periods();
create trigger tr_chat_topic_updated_hours before update on chat_topic
  for each row when (
    (old.opening_periods,
      old.mon_enabled, old.mon_start, old.mon_stop,
      old.tue_enabled, old.tue_start, old.tue_stop,
      old.wed_enabled, old.wed_start, old.wed_stop,
      old.thu_enabled, old.thu_start, old.thu_stop,
      old.fri_enabled, old.fri_start, old.fri_stop,
      old.sat_enabled, old.sat_start, old.sat_stop,
      old.sun_enabled, old.sun_start, old.sun_stop)
    is distinct from (new.opening_periods,
      new.mon_enabled, new.mon_start, new.mon_stop,
      new.tue_enabled, new.tue_start, new.tue_stop,
      new.wed_enabled, new.wed_start, new.wed_stop,
      new.thu_enabled, new.thu_start, new.thu_stop,
      new.fri_enabled, new.fri_start, new.fri_stop,
      new.sat_enabled, new.sat_start, new.sat_stop,
      new.sun_enabled, new.sun_start, new.sun_stop))
  execute function parley_keep_opening_periods();
