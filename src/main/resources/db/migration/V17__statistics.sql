-- Seconds between two times that lie within the opening hours of a topic. A time zone that PostgreSQL does not know counts as UTC, as in
-- the service. On a day on which clocks change, the hours count as they are on the clock.
create function parley_open_seconds(topic bigint, since timestamptz, until timestamptz) returns double precision
  language plpgsql stable parallel safe as $$
declare
  t chat_topic;
  zone text;
  day date;
  of_day int;
  opens timestamptz;
  closes timestamptz;
  pause_from timestamptz;
  pause_to timestamptz;
  total double precision := 0;
begin
  if since is null or until is null then
    return null;
  end if;
  if until <= since then
    return 0;
  end if;
  select * into t from chat_topic c where c.id = topic;
  if not t.use_opening_hours then
    return floor(extract(epoch from until) - extract(epoch from since));
  end if;
  zone := t.time_zone;
  begin
    perform now() at time zone zone;
  exception when invalid_parameter_value then
    zone := 'UTC';
  end;
  for day in select generate_series((since at time zone zone)::date, (until at time zone zone)::date, interval '1 day')::date loop
    of_day := extract(isodow from day);
    if (array[t.mon_enabled, t.tue_enabled, t.wed_enabled, t.thu_enabled, t.fri_enabled, t.sat_enabled, t.sun_enabled])[of_day] then
      opens := (day + (array[t.mon_start, t.tue_start, t.wed_start, t.thu_start, t.fri_start, t.sat_start, t.sun_start])[of_day]) at time zone zone;
      closes := parley_stop(day, (array[t.mon_stop, t.tue_stop, t.wed_stop, t.thu_stop, t.fri_stop, t.sat_stop, t.sun_stop])[of_day], zone);
      total := total + parley_overlap(opens, closes, since, until);
      if t.use_lunch_hours then
        pause_from := greatest((day + t.lunch_start) at time zone zone, opens);
        pause_to := least(parley_stop(day, t.lunch_stop, zone), closes);
        total := total - parley_overlap(pause_from, pause_to, since, until);
      end if;
    end if;
  end loop;
  return floor(total);
end $$;

-- A stop at 00:00 is the end of the day.
create function parley_stop(day date, stop time, zone text) returns timestamptz language sql immutable parallel safe
  return (case when stop = '00:00' then day + 1 + time '00:00' else day + stop end) at time zone zone;

create function parley_overlap(one_from timestamptz, one_to timestamptz, other_from timestamptz, other_to timestamptz)
  returns double precision language sql immutable parallel safe
  return greatest(0, extract(epoch from least(one_to, other_to)) - extract(epoch from greatest(one_from, other_from)));
