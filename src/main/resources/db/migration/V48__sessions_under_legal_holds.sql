-- A legal hold on a person covers all sessions that an erasure of the person could cover, also those that are not linked. This migration is the only place of the
-- rule. It blocks no table, and reads the rows of none.

-- How far the encoder and the decoder of Punycode (RFC 3492) shift their digits after each character.
create function parley_punycode_bias(delta bigint, size integer, is_first boolean) returns integer
language plpgsql immutable parallel safe as $$
declare
  rest bigint := case when is_first then delta / 700 else delta / 2 end;
  k    integer := 0;
begin
  rest := rest + rest / size;
  while rest > 455 loop
    rest := rest / 35;
    k := k + 36;
  end loop;
  return k + (36 * rest / (rest + 38))::integer;
end $$;

-- A label of a domain in Unicode. A label that is not the Punycode of its decoded form stays as it is.
create function parley_label_in_unicode(label text) returns text
language plpgsql immutable strict parallel safe as $$
declare
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  code   constant text := substr(label, 5);
  dash   constant integer := strpos(reverse(code), '-');
  place  integer;
  result text := '';
  n      bigint := 128;
  i      bigint := 0;
  start  bigint;
  weight bigint;
  bias   integer := 72;
  k      integer;
  t      integer;
  digit  integer;
  size   integer;
begin
  if left(label, 4) <> 'xn--' then
    return label;
  end if;
  place := 1;
  if dash > 0 then
    result := left(code, length(code) - dash);
    place := length(code) - dash + 2;
  end if;
  while place <= length(code) loop
    start := i;
    weight := 1;
    k := 36;
    loop
      digit := strpos(digits, substr(code, place, 1)) - 1;
      if place > length(code) or digit < 0 or weight > 100000000 then
        return label;
      end if;
      place := place + 1;
      i := i + digit * weight;
      t := greatest(1, least(26, k - bias));
      exit when digit < t;
      weight := weight * (36 - t);
      k := k + 36;
    end loop;
    size := length(result) + 1;
    bias := parley_punycode_bias(i - start, size, start = 0);
    n := n + i / size;
    i := i % size;
    if n > 1114111 or n between 55296 and 57343 then
      return label;
    end if;
    result := left(result, i::integer) || chr(n::integer) || substr(result, i::integer + 1);
    i := i + 1;
  end loop;
  return case when parley_label_in_ascii(lower(normalize(result, NFKC))) = label then result else label end;
end $$;

-- A label of a domain in Punycode.
create function parley_label_in_ascii(label text) returns text
language plpgsql immutable strict parallel safe as $$
declare
  digits constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
  chars  constant integer[] := array(select ascii(ch) from regexp_split_to_table(label, '') with ordinality as s (ch, place) where ch <> '' order by place);
  basic  constant integer[] := array(select ch from unnest(chars) with ordinality as s (ch, place) where ch < 128 order by place);
  result text := (select coalesce(string_agg(chr(ch), '' order by place), '') from unnest(basic) with ordinality as s (ch, place));
  known  integer := cardinality(basic);
  n      integer := 128;
  least_left integer;
  delta  bigint := 0;
  bias   integer := 72;
  q      bigint;
  k      integer;
  t      integer;
  point  integer;
begin
  if known = cardinality(chars) then
    return label;
  end if;
  if known > 0 then
    result := result || '-';
  end if;
  while known < cardinality(chars) loop
    least_left := (select min(ch) from unnest(chars) as s (ch) where ch >= n);
    delta := delta + (least_left - n)::bigint * (known + 1);
    n := least_left;
    foreach point in array chars loop
      if point < n then
        delta := delta + 1;
      elsif point = n then
        q := delta;
        k := 36;
        loop
          t := greatest(1, least(26, k - bias));
          exit when q < t;
          result := result || substr(digits, (t + (q - t) % (36 - t))::integer + 1, 1);
          q := (q - t) / (36 - t);
          k := k + 36;
        end loop;
        result := result || substr(digits, q::integer + 1, 1);
        bias := parley_punycode_bias(delta, known + 1, known = cardinality(basic));
        delta := 0;
        known := known + 1;
      end if;
    end loop;
    delta := delta + 1;
    n := n + 1;
  end loop;
  return 'xn--' || result;
end $$;

-- The spellings of an e-mail address: as it is, and with the domain in Unicode and in Punycode. EmailSpellings has the same rule for addresses that callers send.
-- Domains with characters that IDNA 2003 would replace have one spelling.
create function parley_email_spellings(address text) returns text[]
language plpgsql immutable strict parallel safe as $$
declare
  normal  constant text := parley_email(address);
  mailbox constant text := coalesce(substring(normal from '^.*@'), '');
  domain  constant text := substr(normal, length(mailbox) + 1);
  folded  text;
begin
  if normal is null then
    return '{}';
  end if;
  if domain ~ '[ßς\u200C\u200D]' or domain !~ '[^\u0001-\u007F]|(^|\.)xn--' then
    return array[normal];
  end if;
  folded := translate(lower(normalize(domain, NFKC)), '。', '.');
  return array[normal] || array(
    select mailbox || string_agg(case f.form when 1 then parley_label_in_unicode(l.label) else parley_label_in_ascii(l.label) end, '.' order by l.place)
    from (values (1), (2)) as f (form), string_to_table(folded, '.') with ordinality as l (label, place)
    group by f.form);
end $$;

-- The sessions that an erasure of a person could cover: those that are linked to it, and unlinked ones of its external id or one of its addresses. A session may be
-- listed twice. An erasure leaves out addresses that other persons have too. A hold does not: in doubt, data are kept. Each address is looked up for itself,
-- so that PostgreSQL uses the index, whatever it knows about the table.
create function parley_sessions_of_person(number bigint) returns setof bigint language plpgsql stable parallel safe rows 20 as $$
declare
  address  text;
  spelling text;
begin
  return query
    select s.id from chat_session s where s.customer_id = number
    union all
    select s.id
    from person p join chat_session s on s.customer_subject = p.external_id
    where p.person_id = number and s.customer_id is null;
  for address in
    select p.email from person p where p.person_id = number and p.email is not null
    union all
    select e.email from person_email e where e.person_id = number
  loop
    foreach spelling in array parley_email_spellings(address) loop
      return query select s.id from chat_session s where parley_email(s.email) = spelling and s.customer_id is null;
    end loop;
  end loop;
end $$;

-- Begins with the holds in force, because there are few. Statements read it as a whole, once: it takes about as long as it takes to find the sessions of these persons.
create view held_session as
  select h.id as hold_id, h.session_id from legal_hold h where h.lifted_at is null and h.session_id is not null
  union all
  select h.id, s.id
  from legal_hold h cross join lateral parley_sessions_of_person(h.person_id) as s (id)
  where h.lifted_at is null and h.person_id is not null;
comment on view held_session is 'Sessions under a legal hold that is in force, of their own or of a person. A session may be listed several times.';
