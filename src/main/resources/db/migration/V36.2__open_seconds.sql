-- The periods that start on a day, in local time.
create function parley_periods_on(day date, periods jsonb) returns tsmultirange language sql stable parallel safe as $$
  select coalesce(
    range_agg(tsrange(day + p.start, case when p.stop > p.start then day + p.stop else day + 1 + p.stop end)), '{}')
  from (select (e ->> 0)::time as start, (e ->> 1)::time as stop from jsonb_array_elements(periods) e) p
$$;

-- Difference between the local time of a zone and UTC.
create function parley_utc_offset(moment timestamptz, zone text) returns interval language sql stable parallel safe as $$
  select (moment at time zone zone) - (moment at time zone 'UTC')
$$;

-- The same rule as in the service (OpeningHours): a period belongs to the day on which it starts, an exception replaces the periods of its date, and the
-- lunch break interrupts those of weekdays. Between two changes of the zone's offset, local time passes as time does.
create or replace function parley_open_seconds(topic bigint, since timestamptz, until timestamptz) returns double precision
  language plpgsql stable parallel safe as $$
declare
  t chat_topic;
  zone text;
  moment timestamptz;
  probe timestamptz;
  segment_end timestamptz;
  utc_offset interval;
  low bigint;
  high bigint;
  middle bigint;
  local_from timestamp;
  local_to timestamp;
  day date;
  exception_hours jsonb;
  starting tsmultirange;
  before tsmultirange;
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
  if not isfinite(since) or not isfinite(until) then
    return null;
  end if;
  zone := t.time_zone;
  begin
    perform now() at time zone zone;
  exception when invalid_parameter_value then
    zone := 'UTC';
  end;
  moment := since;
  while moment < until loop
    -- The segment ends where the offset changes. Days are probed, then the second is found by bisection.
    utc_offset := parley_utc_offset(moment, zone);
    segment_end := until;
    probe := moment;
    while probe < until loop
      segment_end := least(probe + interval '24 hours', until);
      if parley_utc_offset(segment_end, zone) <> utc_offset then
        low := floor(extract(epoch from probe));
        high := ceil(extract(epoch from segment_end));
        while high - low > 1 loop
          middle := (low + high) / 2;
          if parley_utc_offset(to_timestamp(middle), zone) = utc_offset then
            low := middle;
          else
            high := middle;
          end if;
        end loop;
        segment_end := least(until, to_timestamp(high));
        exit;
      end if;
      probe := segment_end;
    end loop;
    local_from := (moment at time zone 'UTC') + utc_offset;
    local_to := (segment_end at time zone 'UTC') + utc_offset;
    before := null;
    for day in select local_from::date - 1 + n from generate_series(0, local_to::date - local_from::date + 1) n loop
      exception_hours := null;
      if t.opening_exceptions <> '[]' then
        select e -> 'periods' into exception_hours
        from jsonb_array_elements(t.opening_exceptions) e where e ->> 'date' = to_char(day, 'YYYY-MM-DD') limit 1;
      end if;
      if exception_hours is not null then
        starting := parley_periods_on(day, exception_hours);
      else
        starting := parley_periods_on(day, t.opening_periods -> (extract(isodow from day)::integer - 1));
        if t.use_lunch_hours then
          starting := starting
            - parley_periods_on(day, jsonb_build_array(jsonb_build_array(t.lunch_start, t.lunch_stop)))
            - parley_periods_on(day + 1, jsonb_build_array(jsonb_build_array(t.lunch_start, t.lunch_stop)));
        end if;
      end if;
      -- Periods of two days overlap if an exception lasts into the next day. So each day is measured by itself.
      if before is not null then
        total := total + coalesce((
          select sum(extract(epoch from upper(part) - lower(part)))
          from unnest((starting + before) * tsmultirange(tsrange(greatest(local_from, day), least(local_to, day + 1)))) part), 0);
      end if;
      before := starting;
    end loop;
    moment := segment_end;
  end loop;
  return floor(total);
end $$;

drop function parley_stop(date, time, text);
drop function parley_overlap(timestamptz, timestamptz, timestamptz, timestamptz);
