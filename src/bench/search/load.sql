-- Messages of 3 to 60 words, whose frequencies follow Zipf's law. Word 1 is in most messages, word 30000 in few.
select setseed(0.5);
create temp table word as
  select n as id, string_agg((array['ka','ri','so','ten','ver','del','mo','li','ans','er','ing','tor','pe','fa','gu','sta','bre','nor','ship','pay'])[1 + (n * 7 + g * g * 13 + n / (g + 1)) % 20], '' order by g) || case when n > 1000 then substr('bcdfghjklm', 1 + n % 10, 1) else '' end as text
  from generate_series(1, 30000) n, generate_series(1, 4) g where g <= 2 + n % 3 group by n;
create unique index on word (id);
create temp table part as
  select p.id, string_agg(w.text, ' ' order by p.n) as text
  from (select id, n, floor(power(30000, random()))::int as word
        from generate_series(1, 20000) id, generate_series(1, 7) n where n <= 2 + id % 6) p
  join word w on w.id = p.word group by p.id;
create unique index on part (id);
analyze word, part;

insert into ejuser (loginname, username) select 'agent' || n, 'agent' || n from generate_series(1, 20) n;
insert into chat_topic (name, widget_language) select 'topic ' || n, case n % 4 when 0 then 'nb' when 1 then 'en' when 2 then 'de' end from generate_series(1, 20) n;
insert into contact (name, org_nr) select initcap(w.text) || ' AS', (900000000 + n)::text from generate_series(1, 5000) n join word w on w.id = n;
insert into person (contact_id, firstname, lastname, email, phone)
  select 1 + n % 5000, initcap(a.text), initcap(b.text), a.text || '.' || b.text || n || '@example.com', '+47 ' || (20000000 + n)
  from generate_series(1, 50000) n join word a on a.id = 1 + n * 31 % 3000 join word b on b.id = 1 + n * 17 % 29989;
insert into chat_session (topic_id, status, when_requested, when_ended, customer_id, contact_id, name, email, phone, message_seq)
  select 1 + n % 20, 9, '2026-01-01'::timestamptz + n * interval '1 minute', '2026-01-01'::timestamptz + n * interval '1 minute' + interval '10 minutes',
    p.person_id, p.contact_id, p.firstname || ' ' || p.lastname, p.email, p.phone, 10
  from generate_series(1, :messages / 10) n join person p on p.person_id = 1 + n % 50000 order by n;
insert into chat_message (session_id, seq, message, type, when_posted)
  select 1 + n / 10, 1 + n % 10,
    a.text || ' ' || case when n % 3 > 0 then b.text else '' end || case when n % 7 = 0 then ' ' || c.text else '' end
      || case when n % 10 = 0 then ' ref' || n else '' end,
    1 + n % 2, '2026-01-01'::timestamptz + n * interval '6 seconds'
  from generate_series(0, :messages - 1) n
  join part a on a.id = 1 + n * 7919::bigint % 20000
  join part b on b.id = 1 + n * 104729::bigint % 19997
  join part c on c.id = 1 + n * 15485863::bigint % 19993
  order by n;
vacuum analyze;
