-- Demo data: support and sales of Lysvann, a fictional Nordic maker of business software.
--
-- Runs once, on an empty migrated database, in one transaction. All times are relative to now(), so that the queue is current
-- whenever the script is loaded. The data are deterministic: varied values come from pg_temp.dice. Tables that other rows
-- reference get explicit keys, and their sequences are advanced at the end.

-- A pseudo-random number for row n and a purpose, between 0 and sides - 1. The same arguments give the same result.
create function pg_temp.dice(n bigint, purpose text, sides bigint) returns int language sql immutable
return ('x' || substr(md5(purpose || ' ' || n), 1, 7))::bit(28)::int % sides;

create function pg_temp.one_of(list text[], n bigint, purpose text) returns text language sql immutable
return list[1 + pg_temp.dice(n, purpose, cardinality(list))];

create function pg_temp.seconds(n numeric) returns interval language sql immutable
return n * interval '1 second';

-- A name as part of an address. Upper case letters are listed too, because lower() does not change Ø if the locale is C.
create function pg_temp.slug(name text, separator text) returns text language sql immutable
return trim(both separator from regexp_replace(
  lower(translate(name, 'ÆØÅÄÖÜÞæøåäöüþéíóúáð', 'aoaaoutaoaaouteiouad')), '[^a-z0-9]+', separator, 'g'));


-- Topics, agents and rights ------------------------------------------------------------------------------------------

-- Tech Support has opening hours but does not use them (use_opening_hours is false), so that one topic is open at any time.
insert into chat_topic (
  id, name, description, welcome_message, time_zone, flags, badge_header, custom_queue_text,
  warning_new_chat, manager_warning_new_chat, warning_chat_message, manager_warning_chat_message,
  widget_pre_form, widget_pre_message, widget_required_fields, widget_auto_faq,
  use_opening_hours, mon_enabled, mon_start, mon_stop, tue_enabled, tue_start, tue_stop, wed_enabled, wed_start, wed_stop,
  thu_enabled, thu_start, thu_stop, fri_enabled, fri_start, fri_stop, use_lunch_hours, lunch_start, lunch_stop,
  widget_color, widget_badge_color, widget_button_color, widget_language, widget_welcome_title, widget_welcome_message,
  bot_enabled, bot_name,
  alert_timeout, alert_recipient, widget_post_form, widget_post_header, widget_post_message, widget_post_transcript,
  widget_enable_rating, widget_rating_text, widget_offline_header, widget_offline_message, widget_enable_ticket,
  widget_offline_fields, offline_form_time_limit, offline_form_queue_length, widget_badge_text_color,
  widget_cust_msg_color, widget_cust_msg_text_color, widget_agent_msg_color, widget_agent_msg_text_color,
  widget_button_text_color, widget_font, widget_font_size, widget_show_logo, widget_show_agent_photo, widget_agent_use_firstname)
overriding system value
select
  t.id, t.name, t.description, t.welcome, t.zone, t.flags, t.badge, 'You are number {cque} in line. The usual wait is {cavw}.',
  t.warn, t.warn_manager, 3, 6,
  t.pre_form, 'Tell us who you are, and we will find your agreement before we answer.', t.required, t.faq,
  t.hours, true, t.opens, t.closes, true, t.opens, t.closes, true, t.opens, t.closes,
  true, t.opens, t.closes, true, t.opens, t.closes - interval '30 minutes', true, t.lunch, t.lunch + interval '30 minutes',
  t.color, t.color, t.color, 'en', t.name, t.greeting,
  t.bot is not null, t.bot,
  300, 'chat-alerts@lysvann.example.com', true, 'Thank you for chatting with us', 'Did we solve it? Your answer goes to the team.', true,
  true, 'How was the help you got?', 'We are not here right now', 'Leave your question, and we will answer by e-mail.', true,
  3, 5, 4, '#ffffff',
  '#e8eef4', '#1b2733', t.color, '#ffffff',
  '#ffffff', 'Inter, sans-serif', '15px', true, true, true
from (values
  (1, 'Tech Support Norway', 'Errors and how-to questions on all Lysvann products', 'Welcome to Tech Support. I am reading your question now.',
   'Europe/Oslo', 1 + 8 + 64, 'Technical help', 2, 5, true, 1 + 2, false,
   false, time '08:00', time '16:00', time '11:30', '#0b5c7a', 'Something not working? We usually answer within three minutes.', null),
  (2, 'Sales', 'Prices, demos, new and changed agreements', 'Welcome to Lysvann Sales. Good that you got in touch.',
   'Europe/Stockholm', 1 + 16 + 64, 'Talk to Sales', 1, 4, false, 0, false,
   true, time '08:30', time '16:30', time '12:00', '#7a3b0b', 'Curious about Lysvann? Ask away.', 'Saga'),
  (3, 'Customer Service', 'Invoices, orders, agreements and courses', 'Welcome to Customer Service. One moment while I open your agreement.',
   'Europe/Helsinki', 1 + 4 + 8 + 32 + 64, 'Customer Service', 3, 8, true, 1 + 2 + 4, true,
   true, time '08:00', time '17:00', time '11:00', '#2e6b3e', 'Questions on invoices, orders or courses? We are here.', null)
) as t (id, name, description, welcome, zone, flags, badge, warn, warn_manager, pre_form, required, faq,
        hours, opens, closes, lunch, color, greeting, bot);

-- Their texts in further languages.
update chat_topic t set translated_texts = x.texts
from (values
  (1, $$[
    {"language": "nb", "title": "Teknisk support", "subtitle": "Er det noe som ikke virker? Vi svarer som regel innen tre minutter.", "badgeText": "Teknisk hjelp",
     "preChatMessage": "Fortell oss hvem du er, så finner vi avtalen din før vi svarer.", "welcomeMessage": "Velkommen til teknisk support. Jeg leser spørsmålet ditt nå.",
     "queueText": "Du er nummer {cque} i køen. Vanlig ventetid er {cavw}.", "offlineTitle": "Vi er ikke her akkurat nå",
     "offlineMessage": "Legg igjen spørsmålet ditt, så svarer vi på e-post.", "postChatTitle": "Takk for praten",
     "postChatMessage": "Fikk vi løst det? Svaret ditt går til teamet.", "ratingText": "Hvordan var hjelpen du fikk?"}]$$::jsonb),
  (2, $$[
    {"language": "sv", "title": "Försäljning", "subtitle": "Nyfiken på Lysvann? Fråga på.", "badgeText": "Prata med oss",
     "welcomeMessage": "Välkommen till Lysvann. Vad roligt att du hör av dig.", "queueText": "Du är nummer {cque} i kön. Den vanliga väntetiden är {cavw}.",
     "offlineTitle": "Vi är inte här just nu", "offlineMessage": "Lämna din fråga, så svarar vi med e-post.", "postChatTitle": "Tack för pratstunden"},
    {"language": "nb", "title": "Salg", "subtitle": "Nysgjerrig på Lysvann? Spør i vei.", "badgeText": "Snakk med salg"}]$$),
  (3, $$[
    {"language": "fi", "title": "Asiakaspalvelu", "subtitle": "Kysyttävää laskuista, tilauksista tai kursseista? Autamme mielellämme.", "badgeText": "Asiakaspalvelu",
     "preChatMessage": "Kerro kuka olet, niin etsimme sopimuksesi ennen kuin vastaamme.", "welcomeMessage": "Tervetuloa asiakaspalveluun. Hetki vain, avaan sopimuksesi.",
     "offlineTitle": "Emme ole juuri nyt paikalla", "offlineMessage": "Jätä kysymyksesi, niin vastaamme sähköpostitse."},
    {"language": "sv", "title": "Kundservice", "subtitle": "Frågor om fakturor, beställningar eller kurser? Vi finns här."}]$$)
) as x (id, texts)
where t.id = x.id;

insert into ejuser (id, loginname, username, firstname, lastname, email, status, chat_status, not_present, language, chat_capacity)
overriding system value
select id, loginname, username, firstname, lastname, loginname || '@lysvann.example.com', 1, present, away, language, capacity
from (values
  (1, 'anna',    'Anna S',   'Anna',   'Sandvik',    1, null,                     'en', 8),
  (2, 'bjorn',   'Bjørn H',  'Bjørn',  'Hauge',      1, null,                     'nb', 6),
  (3, 'carla',   'Carla L',  'Carla',  'Lindroos',   1, null,                     'en', 4),  -- full: her next accept is rejected
  (4, 'david',   'David Ö',  'David',  'Öhman',      0, 'In a customer meeting',  'sv', 5),
  (5, 'emma',    'Emma K',   'Emma',   'Kjeldsen',   1, null,                     'da', null),
  (6, 'frode',   'Frode V',  'Frode',  'Vatne',      0, 'Lunch, back in a while', 'nb', 3),
  (7, 'manager', 'Greta',    'Greta',  'Holm',       1, null,                     'en', null),
  (8, 'admin',   'Henrik A', 'Henrik', 'Aaltonen',   0, 'Not on chat today',      'fi', null)
) as u (id, loginname, username, firstname, lastname, present, away, language, capacity);

insert into chat_topic_user (user_id, topic_id, can_respond, notifications, can_listen, manager)
select u.id, r.topic_id, rights ~ 'respond', rights ~ 'notify', rights ~ 'listen', rights ~ 'manage'
from (values
  ('anna',    1, 'respond notify listen'), ('anna',    2, 'respond'),        ('anna',    3, 'listen'),
  ('bjorn',   1, 'listen'),                ('bjorn',   2, 'respond notify'),
  ('carla',   2, 'respond'),               ('carla',   3, 'respond notify listen'),
  ('david',   1, 'respond notify'),        ('david',   3, 'listen'),
  ('emma',    2, 'respond notify listen'), ('emma',    3, 'respond'),
  ('frode',   1, 'respond notify'),
  ('manager', 1, 'respond notify listen manage'),
  ('manager', 2, 'respond notify listen manage'),
  ('manager', 3, 'respond notify listen manage'),
  ('admin',   1, 'notify')                 -- sees the topic's sessions, and no messages of active ones
) as r (loginname, topic_id, rights)
join ejuser u using (loginname)
order by r.topic_id, u.id;


-- Companies and people -----------------------------------------------------------------------------------------------

-- Countries have their ISO 3166 numbers, as in SuperOffice.
insert into contact (contact_id, name, number1, org_nr, country_id, department, mother_id, xstop, nomailing, registered, updated)
overriding system value
select n, name, 'C' || 10000 + n, iso || pg_temp.dice(n, 'org', 90000) + 910000 || pg_temp.dice(n, 'org nr', 900) + 100, country,
       case n when 2 then 'Site office' when 9 then 'Cold store' end,
       case n when 15 then 11 when 26 then 11 when 38 then 27 end,     -- two small groups of companies
       n = 52, n % 17 = 0,
       now() - interval '1 day' * (200 + 31 * (60 - n)), now() - interval '1 day' * pg_temp.dice(n, 'updated', 90)
from (
  select row_number() over (order by c.ord, s.pos) as n, s.name, c.country, c.iso
  from (values
    (1, 578, 'NO', 'Fjellheim Elektro AS, Vestlia Bygg AS, Skarnes Transport AS, Lofotkysten Sjømat AS, Brattøra Marine AS, Trollvik Eiendom AS,
      Solhaug Regnskap AS, Tinden Sportsutstyr AS, Nordhavn Logistikk AS, Granli Møbler AS, Havørn Shipping ASA, Bjerkås Bakeri AS,
      Kvitfjell Hytter AS, Åsgard Rådgivning AS, Havørn Havnedrift AS, Sjøgata Legesenter AS, Elvebakken Rør AS, Midtun Verksted AS,
      Polaris Vannkraft AS, Hardanger Fruktlager SA, Dovre Anlegg AS, Østhagen Renhold AS, Mjøsa Trykkeri AS, Varden Forsikring ASA,
      Lyngstua Fiskeri AS, Havørn Bemanning AS'),
    (2, 752, 'SE', 'Björkudden Konsult AB, Sjötorp Trä AB, Granholm Redovisning AB, Norrsken Energi AB, Lindängen Livs AB, Mälarviken Båtvarv AB,
      Tallmo Bygg AB, Västerby Mekaniska AB, Kronhjort Skog AB, Ekbacken Fastigheter AB, Södra Hamnen Spedition AB, Björkudden Utbildning AB,
      Hällevik Plåt AB, Vintergatan Media AB'),
    (3, 208, 'DK', 'Havnegade Arkitekter A/S, Klitgaard Vinduer A/S, Sønderskov Agro ApS, Bøgely Ejendomme ApS, Vesterhav Fisk A/S,
      Mølleåen Bryghus ApS, Kastanjevej Cykler ApS, Lundegaard Maskiner A/S, Strandby Tømrer ApS'),
    (4, 246, 'FI', 'Koivuranta Oy, Järvenlinna Sähkö Oy, Pohjanvalo Logistiikka Oy, Metsäpuro Huonekalut Oy, Saarikanta Tilitoimisto Oy, Revontuli Matkat Oy'),
    (5, 352, 'IS', 'Hraunbær Hugbúnaður ehf., Norðurljós Ferðir ehf.'),
    (6, 276, 'DE', 'Elbufer Feinmechanik GmbH, Nordkai Lebensmittel GmbH'),
    (7, 233, 'EE', 'Merikivi Disain OÜ')
  ) as c (ord, country, iso, names)
  cross join regexp_split_to_table(c.names, ',\s+') with ordinality as s (name, pos)
) as company;

-- All names are unique: the combinations of 61 last names and 30 first names repeat only after far more than 200 people.
-- Phone numbers have 00 after the country code, which no subscriber has, so that they belong to nobody.
insert into person (person_id, contact_id, firstname, lastname, mrmrs, title, department, person_number, rank, country_id, gender,
                    email, phone, nomailing, retired, registered, updated)
overriding system value
select n, contact_id, firstname, lastname, case gender when 1 then 'Ms' else 'Mr' end, title, department, 'P' || 20000 + n,
       row_number() over (partition by contact_id order by n), country_id, gender,
       pg_temp.slug(firstname, '') || '.' || pg_temp.slug(lastname, '') || '@'
         || pg_temp.slug(regexp_replace(company, ' \S+$', ''), '-') || case n % 9 when 0 then '.example.org' else '.example.com' end,
       '+' || calling_code || ' 00 ' || 10 + n % 90 || ' ' || 100 + pg_temp.dice(n, 'phone', 900),
       n % 23 = 0, n > 196, now() - interval '1 day' * (40 + 5 * (200 - n)), now() - interval '1 day' * pg_temp.dice(n, 'seen', 40)
from (
  select n, c.contact_id, c.name as company, c.country_id, 1 + (n + 1) % 2 as gender,
         case n % 2 when 1 then f.women[1 + n / 2 * 7 % 30] else f.men[1 + n / 2 * 11 % 30] end as firstname,
         f.last[1 + n * 17 % 61] as lastname,
         pg_temp.one_of(array['Managing director', 'Accountant', 'IT manager', 'Warehouse lead', 'Payroll officer', 'Purchaser', 'Project manager',
           'Office manager', 'System administrator', 'Financial controller', 'Marketing coordinator', 'Shift leader'], n, 'title') as title,
         pg_temp.one_of(array['Finance', 'IT', 'Operations', 'Administration', null], n, 'department') as department,
         case c.country_id when 578 then 47 when 752 then 46 when 208 then 45 when 246 then 358 when 352 then 354 when 276 then 49
                           else 372 end as calling_code
  from generate_series(1, 200) as n
  -- Two persons for each company, then more for some, so that the numbers differ.
  join contact c on c.contact_id = 1 + case when n <= 120 then (n - 1) % 60 else least(pg_temp.dice(n, 'a', 60), pg_temp.dice(n, 'b', 60)) end
  cross join (values (
    '{Ingrid,Astrid,Sigrid,Karin,Freja,Linnea,Maja,Elin,Signe,Aino,Helmi,Guðrún,Katla,Annika,Solveig,Tuva,Ronja,Mette,Birgitte,
      Lærke,Saara,Kaisa,Hedda,Åse,Märta,Ellen,Nora,Thea,Lotta,Camilla}'::text[],
    '{Lars,Magnus,Erik,Henrik,Jonas,Sindre,Håkon,Øystein,Anders,Mikkel,Søren,Rasmus,Nils,Gustav,Oskar,Eero,Juhani,Mikko,Antti,
      Gunnar,Einar,Torbjørn,Kjetil,Stian,Viktor,Axel,Emil,Kasper,Matti,Jón}'::text[],
    '{Solberg,Haugen,Bakken,Lunde,Strand,Moen,Dahl,Eide,Berge,Nygård,Rønning,Fossum,Myhre,Sæther,Hovland,Tangen,Lindqvist,Sjöberg,
      Ekström,Nyström,Åkerlund,Wallin,Hedlund,Öberg,Sandström,Bergman,Holmgren,Forsberg,Nordin,Vikström,Kjærgaard,Møller,
      Østergaard,Lauritsen,Bjerregaard,Skov,Damgaard,Friis,Krogh,Thygesen,Korhonen,Mäkelä,Virtanen,Niemi,Laine,Heikkinen,Salonen,
      Rantala,Koskinen,Lehtonen,Briem,Thorlacius,Becker,Vogel,Krüger,Tamm,Kask,"de Vries",Visser,Ashworth,Whitby}'::text[]
  )) as f (women, men, last)
) as somebody;


-- Projects and sales -------------------------------------------------------------------------------------------------

-- A project belongs to a company through its members: all of one company (7 and 60 share no factor), sometimes also a partner.
insert into project (project_id, name, project_number, done, end_date, next_milestone_date, registered, updated)
overriding system value
select n, pg_temp.one_of(array['Ledger roll-out', 'Move to Lysvann Hours', 'Stock in the new warehouse', 'Single sign-on',
                               'Payroll integration', 'Year-end clean-up', 'Mobile time sheets', 'Web shop connection'], n, 'project')
            || ' – ' || regexp_replace(c.name, ' \S+$', ''),
       'PR-' || 300 + n, n % 5 = 0, now() + interval '1 day' * case n % 5 when 0 then -10 - n else 25 + 6 * n end,
       case when n % 5 > 0 then now() + interval '1 day' * (3 + n % 19) end,
       now() - interval '1 day' * (60 + 9 * (25 - n)), now() - interval '1 day' * (n % 8)
from generate_series(1, 25) as n
join contact c on c.contact_id = 1 + n * 7 % 60;

insert into projectmember (project_id, person_id)
select n, person_id from generate_series(1, 25) as n join person p on p.contact_id = 1 + n * 7 % 60 where p.rank <= 5
union
select n, 1 + n * 53 % 200 from generate_series(3, 25, 3) as n;

-- Sales, tickets and sessions of a company with members in a project may belong to that project.
create temp table project_of on commit drop as
select contact_id, min(project_id) as project_id from projectmember join person using (person_id) group by contact_id;

-- Status: 0 unknown, 1 open, 2 sold, 3 lost, 4 stalled. A few people and companies have several sales.
insert into sale (heading, contact_id, person_id, project_id, amount, earning, currency_code, earning_percent, probability, saledate,
                  status, done, number1, reopen_date, next_due_date, registered, updated)
select pg_temp.one_of(array['Ledger, new agreement', 'Hours for the field crew', 'More Stock users', 'Renewal', 'Scanners and licences',
                            'Course and licences', 'Upgrade to the complete suite', 'Trial to agreement', 'Second warehouse'], n, 'heading')
         || ', ' || users || ' users, ' || years || case years when 1 then ' year' else ' years' end,
       p.contact_id, p.person_id, case when n % 2 = 0 then w.project_id end,
       users * years * 1068.0, users * years * 1068.0 * percent / 100,
       case p.country_id when 578 then 'NOK' when 752 then 'SEK' when 208 then 'DKK' when 352 then 'ISK' else 'EUR' end, percent,
       case status when 2 then 100 when 3 then 0 when 4 then 30 when 1 then 20 + 10 * pg_temp.dice(n, 'probability', 8) end,
       now() + interval '1 day' * case when status in (2, 3) then -1 - pg_temp.dice(n, 'sold', 80) else 2 + pg_temp.dice(n, 'due', 100) end,
       status, case when status in (2, 3) then 2 when status = 0 then 0 else 1 end, 'S-' || 1000 + n,
       case status when 4 then now() + interval '1 day' * (30 + n) end,
       case status when 1 then now() + interval '1 day' * pg_temp.dice(n, 'next', 20) end,
       now() - interval '1 day' * (90 + 80 - n), now() - interval '1 hour' * pg_temp.dice(n, 'changed', 600)
from (
  select n, case when n % 39 = 0 then 0 when n % 12 = 7 then 4 when n % 6 = 5 then 3 when n % 3 = 1 then 2 else 1 end as status,
         5 * (1 + pg_temp.dice(n, 'users', 30)) as users, 1 + pg_temp.dice(n, 'years', 3) as years,
         15 + 5 * pg_temp.dice(n, 'percent', 9) as percent,
         1 + least(pg_temp.dice(n, 'buyer', 200), pg_temp.dice(n, 'other', 200)) as person_id
  from generate_series(1, 80) as n
) as deal
join person p using (person_id)
left join project_of w using (contact_id)
order by n;



-- Conversations ------------------------------------------------------------------------------------------------------

-- C is the customer, A the agent, B the bot. A blank line ends a conversation. Greetings and thanks are added later to those in
-- capital letters. Small letters mark a conversation in another language with its own greetings. Topic 0 is the bot's.
create temp table script on commit drop as
select topic_id, talk, pos, upper(left(line, 1)) as by, line ~ '^[CA]' as plain, substr(line, 3) as text
from (values
(1, $$
  C I have a new phone and now I cannot sign in. Lysvann asks for a code from the old one.
  A I can reset the two-step sign-in for you. Which e-mail address do you use?
  C {email}
  A Done. I have sent a link to that address, it is valid for 15 minutes.
  C Got it. And then I scan the new QR code?
  A Yes, with the authenticator app. Then type the six digits once.
  C It works, I am in.

  C Hours typed on the phone do not show up on the web. Three of us have the same problem since {day}.
  A Do you see a small cloud with a cross at the top of the app?
  C Yes, all three of us.
  A Then the app could not send them. Please open Settings, Sync, and tap "Send now".
  C It says version {version} is too old.
  A That is the reason. After the update from the app store everything that waits on the phone is sent by itself. Nothing is lost.
  C Updating now… and there they are!

  C Our import stops half way. This is the log: {log}
  A The lines with "1.234,50" are the problem: the import expects a point before the decimals.
  C Our ERP always writes commas. Can I change it on your side?
  A You can. In Import, Format, choose "Comma as decimal sign", then run the same file again.
  C 4 812 rows imported, no errors.

  C The label printer in the warehouse prints blank labels. It worked yesterday.
  A Are the labels new by any chance? Blank ones usually mean that the roll is the wrong way round.
  C We did change the roll this morning.
  A Please turn it, so that the shiny side faces the print head, and hold the feed button for three seconds.
  C That was it, how embarrassing.
  A It happens to everybody once.

  C After we changed the API key all calls answer 401, although the new key is active.
  A Is the old key cached anywhere, in a proxy or a secret store?
  C We restarted everything. The header is Authorization: Bearer and then the key.
  A The new keys are sent as X-Api-Key. Bearer is for tokens only, and since {version} we no longer accept both.
  C Okay. Calls go through again with the other header.

  C Appointments from Lysvann Hours come twice in my Outlook calendar.
  A Twice from the beginning, or since a certain day?
  C Since {day}. I had to sign in again then.
  A Then the calendar is connected two times. Please look under My profile, Connections.
  C There are two lines, one of them red.
  A Remove the red one. The duplicates go away within an hour.

  C Our webhooks have stopped. The last event we got was this morning at 7.
  A I see nine errors in a row from your address, after that we pause the webhook.
  C Right, we had a certificate that ran out. It is renewed now.
  A Good. Then press "Resume". Do you want the events from the pause as well?
  C Yes please, from 7 o'clock.
  A I have started it. {no} events are on their way, oldest first.
  C They are coming in.

  C Nobody in our company can log in today. The page says "signature not trusted".
  A You use single sign-on. Has your IT department changed the signing certificate?
  C I am the IT department, and yes, it rolled over last night.
  A Please upload the new metadata file under Security, Single sign-on. I can let you in with a one-time code.
  C Please do, I am locked out too.
  A The code is on its way to {email}.
  C Uploaded. The first colleagues are in.

  C A colleague deleted a project with all its hours. Can that be undone?
  A Yes, for 30 days. What is the name of the project?
  C "Roof, phase 2". Deleted on {day}, I think.
  A I found it, with 212 entries. Shall I bring back the attachments too?
  C Everything, please.
  A It is back. The entries keep their old dates and approvals.
  C You saved my week!

  c Hei! EHF-fakturaen vår blir avvist med feil PEPPOL-EN16931-R010. Hva betyr det?
  a Hei {first}! Det betyr at kjøperens referanse mangler. Har kunden oppgitt et bestillingsnummer?
  c Ja, men jeg fant ikke noe felt for det.
  a Feltet heter «Deres ref.» og ligger under «Mer» på fakturaen. Fyll det ut og send på nytt.
  c Nå ble den godtatt. Tusen takk!
  a Bare hyggelig, og ha en fin dag videre.
$$),
(2, $$
  C What does {app} cost for {seats} users?
  A For {seats} users it is 89 kroner per user and month with a one-year agreement.
  C And without binding time?
  A Then it is 109 kroner, and you can stop at the end of any month.
  C Could you send me a quote with both?
  A Of course. You have it in your mailbox within the hour, at {email}.

  C We would like to see Lysvann Stock before we decide. Do you do demos?
  A Gladly. Half an hour on a screen, or a visit if you are near Oslo, Stockholm or Helsinki.
  C On a screen is fine. {day} morning?
  A {day} at 10 is free. How many will you be?
  C Four, two from the warehouse.
  A Then I show the scanners as well. The invitation is on its way.

  C Our trial ends on {day}, and we have not had time to test the payroll part.
  A That is no problem. Would two more weeks be enough?
  C Three would be better, we have holidays in between.
  A Three weeks it is. Everything you have typed in stays.
  C Is there anything we should test first?
  A The export to your payroll system, I would say. I send you a short checklist.

  C Our agreement runs out next month. Do we have to do anything to renew?
  A It renews by itself for a year. May I ask how many of the {seats} users are still active?
  C Fewer, I guess. Some have left.
  A I see 6 who have not signed in since spring. Shall I lower the number with the renewal?
  C Please do, that is kind.
  A Done. You get a new confirmation today.

  C We are an accounting firm and would like to resell Lysvann. Is there a partner programme?
  A There is. Partners get 20 % of the licence and a sandbox of their own.
  C Do we have to be certified?
  A One of you takes a two-day course within six months. Do you have somebody in mind?
  C Two of us, in fact.
  A Even better. I connect you with our partner manager, who calls you on {day}.

  C Could you fill in our security questionnaire? It has 140 questions.
  A We can. Most of it is answered in our trust report already, I send you that first.
  C Where are the data stored?
  A In two data centres in Norway and one in Finland, nowhere else.
  C That answers the first 40 questions.

  c Hej! Vi är en liten firma med tre anställda. Finns det något mindre paket?
  a Hej {first}! Ja, Lysvann Start är för upp till fem användare och kostar 290 kronor i månaden.
  c Ingår tidrapporteringen?
  a Ja, både tid och fakturering. Lagret kan ni lägga till senare.
  c Perfekt, hur beställer jag?
  a Jag skickar en länk till {email}. Det tar två minuter.
  c Tack så mycket!
$$),
(3, $$
  C I need a copy of invoice {no}, our bookkeeping cannot find it.
  A Here it is. I have sent it to {email} as a PDF.
  C Thanks. Can all invoices go to a second address as well?
  A Yes. Which address shall I add?
  C accounts@ and then our domain.
  A Added. From the next invoice on both get a copy.

  C We have been charged twice for {day}'s order, {price} kroner each time.
  A I am sorry about that. I see both payments, the second one came 40 seconds later.
  C The page hung, so I may have clicked twice.
  A It should not matter how often you click. I have sent the second payment back, it takes two to three days.
  C Do I get a confirmation of that?
  A In your mailbox in a minute.

  C How do I cancel one of our two agreements? We closed the shop in town.
  A I am sorry to hear that. It is the smaller agreement, {no}?
  C Yes. The other one we keep.
  A It ends on the last day of the month. What should happen to the data?
  C We need them for the auditor.
  A You can read everything for five years at no cost. I send the confirmation now.

  C My label printer was to come on {day}. Where is it?
  A Let me look it up. Do you have the order number?
  C {no}
  A It is at the terminal, the driver did not find the entrance. Can I give him a phone number?
  C Mine, it is in the form.
  A He comes tomorrow between 8 and 12 and calls half an hour before.
  C Good, we will be here.

  C A former employee asks for all data we have on him. Is there an export in {app}?
  A Yes. Open the person, then Privacy, Export. It holds hours, expenses and log-ins.
  C Does it contain what others wrote about him?
  A No, only his own data and what was registered on him. Free text you have to read through yourself.
  C How long do we have?
  A One month from the day he asked.
  C Good to know.

  C The owner of our account has left the company, and nobody else can change the agreement.
  A I can move the ownership. Who shall have it, and does that person have a user?
  C I should, {email}.
  A I need a confirmation from somebody who may sign for {company}. May I send the form to your managing director?
  C Yes, please.
  A It is sent. As soon as it is signed, you are the owner.

  c Moi! Voinko saada laskun suomeksi?
  a Hei {first}! Kyllä, vaihdan laskutuskielen heti. Haluatko myös viimeisimmän laskun uudestaan?
  c Kyllä kiitos.
  a Se on lähetetty osoitteeseen {email}.
  c Loistavaa, kiitos!
$$),
(0, $$
  b Hi, I am Saga, Lysvann's digital assistant. What are you looking for?
  c Prices for {app}
  b {app} starts at 89 kroner per user and month. How many users will you be?
  c About {seats}
  b With {seats} users you get 10 % off the list price. Would you like a quote by e-mail, or talk to a colleague?
  c A quote is fine
  b You will find it in your mailbox in a few minutes. Have a nice day!

  b Hi, I am Saga, Lysvann's digital assistant. What are you looking for?
  c does it work with my bank?
  b Lysvann Ledger talks to more than 60 Nordic banks. Which one is yours?
  c a small savings bank
  b All savings banks are supported, both payments and statements. Is there anything else?
  c no that was all
  b Then I wish you a nice day!
$$)
) as topic (topic_id, body)
cross join lateral regexp_split_to_table(trim(both from body, E' \r\n'), '\s*\n\s*\n\s*') with ordinality as block (lines, talk)
cross join lateral regexp_split_to_table(block.lines, '\s*\n\s*') with ordinality as said (line, pos);


-- The closing tag and the language of each conversation, in the order of the script.
create temp table subject on commit drop as
select topic_id, row_number() over (partition by topic_id order by pos) as talk, split_part(each, ':', 1) as tag,
       coalesce(nullif(split_part(each, ':', 2), ''), 'en') as language
from (values
  (1, 'Sign-in,App,Import,Devices,Integrations,Integrations,Integrations,Sign-in,Restored data,Invoices:nb'),
  (2, 'Prices,Trial,Trial,Agreements,Agreements,Privacy,Prices:sv'),
  (3, 'Invoices,Invoices,Agreements,Deliveries,Privacy,Agreements,Invoices:fi')
) as topic (topic_id, talks)
cross join lateral regexp_split_to_table(talks, ',') with ordinality as said (each, pos);


-- The plan of 500 sessions -------------------------------------------------------------------------------------------

-- Live sessions are listed explicitly. ago: seconds since the request (1 to 4), the last message (5, 6) or the end (7).
-- kind: form (no messages), faq, queue (never accepted), offline (form posted), bot, talk (accepted by an agent).
create temp table live on commit drop as
select * from (values
  (1, 'form',  1, null, 12), (1, 'form',  1, null, 80), (1, 'form',  3, null, 45),
  (2, 'faq',   3, null, 18), (2, 'faq',   3, null, 35), (2, 'faq',   3, null, 70),
  (3, 'form',  2, null, 60), (3, 'form',  3, null, 25), (3, 'form',  3, null, 110),
  (4, 'queue', 1, null, 20), (4, 'queue', 1, null, 62), (4, 'queue', 1, null, 105), (4, 'queue', 1, null, 190),
  (4, 'queue', 1, null, 280), (4, 'queue', 1, null, 410), (4, 'queue', 1, null, 540), (4, 'queue', 1, null, 980),
  (4, 'queue', 2, null, 35), (4, 'queue', 2, null, 80), (4, 'queue', 2, null, 155), (4, 'queue', 2, null, 340), (4, 'queue', 2, null, 700),
  (4, 'queue', 3, null, 48), (4, 'queue', 3, null, 130), (4, 'queue', 3, null, 230), (4, 'queue', 3, null, 500), (4, 'queue', 3, null, 1500),
  (5, 'talk',  1, 1, 8),     (5, 'talk',  1, 1, 40),     (5, 'talk',  1, 1, 140),     (5, 'talk',  1, 6, 420),    (5, 'talk',  1, 7, 75),
  (5, 'talk',  2, 2, 25),    (5, 'talk',  2, 2, 190),    (5, 'talk',  2, 5, 95),
  (5, 'talk',  3, 3, 15),    (5, 'talk',  3, 3, 260),    (5, 'talk',  3, 5, 50),
  (6, 'talk',  1, 1, 30),    (6, 'talk',  1, 1, 500),    (6, 'talk',  1, 4, 150),
  (6, 'talk',  2, 1, 66),    -- transfer from anna to the manager, who can accept it without other credentials
  (6, 'talk',  2, 2, 12),    (6, 'talk',  2, 2, 240),    (6, 'talk',  2, 5, 5),
  (6, 'talk',  3, 3, 20),    (6, 'talk',  3, 3, 900),    (6, 'talk',  3, 5, 110),     (6, 'talk',  3, 7, 45),
  (6, 'bot',   2, null, 6),
  (7, 'talk',  1, 1, 420),   (7, 'talk',  1, 4, 700),    (7, 'talk',  1, 6, 1500),    (7, 'talk',  1, 7, 600),
  (7, 'talk',  2, 2, 180),   (7, 'talk',  2, 5, 1000),   (7, 'talk',  3, 3, 300),     (7, 'talk',  3, 5, 1300)
) as l (status, kind, topic_id, user_id, ago);

-- How a session can end, with its columns and its system message.
create temp table ending on commit drop as
select * from (values
  ('customer', 0, 0, 11,   'The customer ended the chat.'),
  ('agent',    1, 1, 10,   '{agent} ended the chat.'),
  ('manager',  2, 1, 10,   'Greta ended the chat.'),
  ('bot',      3, 1, 10,   '{agent} ended the chat.'),
  ('idle',     4, 2, 12,   'The chat was closed, since nobody had written for a while.'),
  ('gone',     4, 3, 12,   'The chat was closed, since the customer is no longer there.'),
  ('helped',   0, 4, 11,   'The customer ended the chat.'),
  ('posted',   0, 5, null, null)
) as e (ending, ended_by, end_reason, special_type, text);

-- Ended sessions by kind: number of each, spread over five weeks, the last hours (today) or evenings and weekends.
create temp table plan on commit drop as
with past (status, kind, era, sessions) as (values
  (0,  'form',    'weeks',   1),                        -- as a broken import might leave it
  (8,  'talk',    'weeks',   12),
  (9,  'talk',    'weeks',   315), (9,  'talk',  'today', 20), (9, 'faq', 'weeks', 14), (9, 'bot', 'weeks', 10),
  (10, 'offline', 'evenings', 18), (10, 'queue', 'weeks', 8),
  (11, 'queue',   'weeks',   40),  (11, 'queue', 'today', 4)
), every as (
  select status, kind, 'live' as era, topic_id, user_id, ago, 0 as i from live
  union all
  select status, kind, era, null, null, case era when 'today' then 1900 + 1270 * i end, i
  from past cross join generate_series(1, sessions) as i
), numbered as (  -- live ones first, so that k distinguishes their persons; the others shuffled, so that kinds do not correlate with topics
  select *, row_number() over (order by era <> 'live', md5(concat_ws(' ', era, status, kind, topic_id, user_id, ago, i))) as k from every
), placed as (
  select k, status, kind, era, ago, user_id,
         coalesce(topic_id, case kind when 'bot' then 2 when 'faq' then 3 when 'offline' then 1 + 2 * pg_temp.dice(k, 'topic', 2)
                                      else ('{1,1,1,1,2,2,2,3,3,3}'::int[])[1 + pg_temp.dice(k, 'topic', 10)] end) as topic_id
  from numbered
), staffed as (  -- more often with the agents that chat most
  select k, status, kind, era, ago, topic_id, case kind when 'bot' then 0 else topic_id end as script_id,
         case when kind = 'talk' then coalesce(user_id, case topic_id
           when 1 then ('{1,1,1,4,4,6,6,7}'::int[])[1 + pg_temp.dice(k, 'agent', 8)]
           when 2 then ('{2,2,2,5,5,3,1,7}'::int[])[1 + pg_temp.dice(k, 'agent', 8)]
           else        ('{3,3,3,5,5,5,7}'::int[])[1 + pg_temp.dice(k, 'agent', 7)] end) end as user_id
  from placed
), finished as (
  select *, case
           when status not in (7, 8, 9, 10, 11)   then null
           when kind = 'faq'                      then 'helped'
           when kind = 'bot'                      then (array['bot', 'customer'])[1 + pg_temp.dice(k, 'end', 2)]
           when status = 10                       then 'posted'
           when kind = 'queue'                    then (array['customer', 'customer', 'customer', 'gone'])[1 + pg_temp.dice(k, 'end', 4)]
           when status = 7                        then (array['agent', 'customer'])[1 + user_id % 2]
           when user_id <> 7 and k % 23 = 0       then 'manager'
           else ('{agent,agent,agent,agent,agent,customer,customer,customer,idle,gone}'::text[])[1 + pg_temp.dice(k, 'end', 10)]
         end as ending
  from staffed
), told as (  -- each conversation of the topic in turn, so that waiting customers have different questions
  select f.*, 1 + row_number() over (partition by script_id order by era <> 'live', status, k) % t.talks as talk
  from finished f join (select topic_id, max(talk) as talks from script group by topic_id) as t on t.topic_id = f.script_id
)
select t.*, wait, stay, upto,
       kind = 'talk' and ending in ('agent', 'customer')
         and exists (select from script s where s.topic_id = script_id and s.talk = t.talk and s.plain) as thanks,
       case when status in (0, 1) or pg_temp.dice(k, 'known', 9) >= 7 then null
            when era = 'live' then 1 + k * 73 % 200     -- distinct: one open session per person and topic
            else 1 + least(pg_temp.dice(k, 'person', 200), pg_temp.dice(k, 'person too', 200)) end as person_id
from told t
-- Seconds until an agent accepts, or until the customer leaves without one.
cross join lateral (select
  case kind when 'talk' then 14 + pg_temp.dice(k, 'wait', 60) + pg_temp.dice(k, 'busy', 100) ^ 2 * 0.03 else 0 end::int as wait,
  case when kind = 'offline' then 60 + pg_temp.dice(k, 'stay', 180)
       when kind = 'faq'     then 45 + pg_temp.dice(k, 'stay', 100)
       when status = 10      then 300 + pg_temp.dice(k, 'stay', 500)
       when ending is null   then ago
       when kind = 'queue'   then 60 + pg_temp.dice(k, 'stay', 100) ^ 2 * 0.08 end::int as stay) as seconds
-- Number of lines of the conversation. Active and interrupted ones stop at a line of the side that sent the last message.
cross join lateral (select case
  when kind = 'form' then 0
  when kind in ('queue', 'faq', 'offline') then 1
  when ending in ('agent', 'customer', 'bot') then 99
  else (select s.pos from script s where s.topic_id = t.script_id and s.talk = t.talk and s.pos > 1
           and (s.by = 'C') = (t.status = 5) order by md5(s.pos || ' ' || k) limit 1) end as upto) as cut;

-- Lines with their sender, in seconds after the request. The time to read and type depends on the length of the text.
create temp table said on commit drop as
with lines as (
  select k, pos, by, case
           when pos = 1 and by = 'C' and plain
             then pg_temp.one_of(array['Hi! ', 'Hello. ', 'Hi there. ', '', '', 'Good day. ', 'Hello! '], k, 'greeting') || text
           when pos = 2 and by = 'A' and plain
             then pg_temp.one_of(array['Hi {first}, {agent} here. ', 'Hello {first}! ', 'Hi {first}. ', '', 'Hi, this is {agent}. '], k, 'answer') || text
           else text end as text
  from plan p join script s on s.topic_id = p.script_id and s.talk = p.talk and s.pos <= p.upto
  union all
  select k, 101, 'C', pg_temp.one_of(array['Thanks a lot!', 'Great, thank you.', 'Perfect, thanks for the quick help!', 'Thank you, {agent}.',
    'That was all. Thanks!', 'Super, thank you so much.', 'Thanks, have a nice day.', 'Lovely. Thank you!', '👍 thanks'], k, 'thanks')
  from plan where thanks
  union all
  select k, 102, 'A', pg_temp.one_of(array['You are welcome, {first}. Have a nice day!', 'My pleasure. Just come back if there is more.',
    'Glad to help!', 'You are welcome. I close the chat now.', 'Have a good one!', 'Any time, {first}.'], k, 'bye')
  from plan where thanks and (ending = 'agent' or pg_temp.dice(k, 'bye', 3) = 0)
  union all
  select k, 103, 'C', pg_temp.one_of(array['Hello, is anybody there?', 'I am still waiting…', 'I can wait, no hurry.',
    'It is rather urgent, by the way.', 'Our customer number is {no}, if that helps.'], k, 'impatient')
  from plan where kind = 'queue' and stay > 150 and pg_temp.dice(k, 'again', 3) > 0
), paced as (
  select *, case by when 'C' then 9 + pg_temp.dice(k, 'C' || pos, 35) when 'A' then 12 + pg_temp.dice(k, 'A' || pos, 25) else 2 end
              + case when by = 'B' then 0 when pos = 103 then 50 else length(text) / 5 end as gap
  from lines
)
select k, pos, by, text,
       case when p.kind = 'offline' then p.stay
            when pos = 1            then 3 + pg_temp.dice(k, 'first', 6)
            else p.wait + 9 + sum(case when pos > 1 then gap else 0 end) over (partition by k order by pos) end as after
from paced join plan p using (k);

-- The sessions in the order of their requests, as their ids must be.
create temp table chat on commit drop as
with pace as (
  select p.*, spoken.last, case
           when ending is null             then null
           when kind not in ('talk', 'bot') then stay
           else spoken.last + case ending when 'idle' then 1800 when 'gone' then 300 else 6 + pg_temp.dice(k, 'hang up', 60) end end as length
  from plan p left join (select k, max(after) as last from said group by k) as spoken using (k)
), calendar as (  -- no later than yesterday, so that no ended session is in the future
  select today, array_agg(today - ago order by ago) filter (where extract(isodow from today - ago) < 6) as workdays
  from (select (now() at time zone 'Europe/Oslo')::date) as oslo (today) cross join generate_series(1, 35) as ago group by today
), timed as (
  select p.*, case era
           when 'live'  then now() - pg_temp.seconds(ago + case when status = 7 then length when status in (5, 6) then last else 0 end)
           when 'today' then now() - pg_temp.seconds(ago + length)
           else (local_day + make_interval(mins => local_minute, secs => pg_temp.dice(k, 'ms', 60000) / 1000.0)) at time zone t.time_zone
         end as requested
  from pace p join chat_topic t on t.id = p.topic_id cross join calendar
  cross join lateral (select
    case era when 'evenings' then today - 1 - pg_temp.dice(k, 'evening', 34)
             else workdays[1 + pg_temp.dice(k, 'day', cardinality(workdays))] end as local_day,
    case when era = 'evenings' then 1080 + pg_temp.dice(k, 'late', 230)
         when pg_temp.dice(k, 'half', 5) < 3 then 515 + pg_temp.dice(k, 'morning', 140)      -- busy mornings, none at noon
         else 755 + pg_temp.dice(k, 'afternoon', 190) end as local_minute) as planned
)
select row_number() over (order by requested, k) as id, t.k, status, kind, topic_id, user_id, ending, requested,
       subject.tag, coalesce(subject.language, 'en') as language,
       case when kind = 'talk' then requested + pg_temp.seconds(wait) end as started,
       requested + pg_temp.seconds(length) as ended,
       case when status = 8 then now() - interval '1 minute' * (5 + pg_temp.dice(t.k, 'deleted', 600)) end as deleted,
       who.person_id, who.contact_id, who.phone, company.country_id,
       typed.name, coalesce(who.firstname, split_part(typed.name, ' ', 1)) as firstname,
       coalesce(who.email, pg_temp.slug(typed.name, '.') || '@example.org') as email,
       coalesce(company.name, case when status <> 1 and topic_id = 3
         then pg_temp.one_of(array['Søstrene Vik', 'Kafé Nabolaget', 'Bruket 9', 'Lillehagen sameie'], k, 'firm') end) as company_name
from timed t
left join lateral (select x.tag, x.language from subject x where x.topic_id = t.script_id and x.talk = t.talk) as subject on true
left join person who on who.person_id = t.person_id
left join contact company on company.contact_id = who.contact_id
-- Unknown customers gave another name, unless the form is not filled in yet, or in Sales, which does not ask for it.
cross join lateral (select case
    when who.person_id is not null then who.firstname || ' ' || who.lastname
    when status not in (0, 1) and (topic_id <> 2 or k % 2 = 0) then given.firstname || ' ' || family.lastname end as name
  from person given join person family on family.person_id = 1 + pg_temp.dice(k, 'last', 200)
  where given.person_id = 1 + pg_temp.dice(k, 'given', 200)) as typed;

-- All messages: those of the conversation, and system messages (type 3) with their special_type.
create temp table message on commit drop as
select c.id as session_id, row_number() over (partition by c.id order by m.at) as seq, m.type, m.special_type, m.at as when_posted,
       case when m.type = 2 or m.special_type = 11 then coalesce(c.name, 'Visitor ' || c.id)
            when m.special_type not in (8, 9, 12) then coalesce(writer.firstname, t.bot_name) end as author,
       writer.id as created_by,
       replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(m.text,
         '{first}',   coalesce(c.firstname, 'there')),
         '{agent}',   coalesce(u.firstname, t.bot_name, '')),
         '{email}',   coalesce(c.email, 'visitor' || c.id || '@example.org')),
         '{company}', coalesce(c.company_name, 'your company')),
         '{app}',     pg_temp.one_of(array['Lysvann Ledger', 'Lysvann Hours', 'Lysvann Stock'], c.k, 'app')),
         '{day}',     pg_temp.one_of(array['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'], c.k, 'day')),
         '{version}', '8.' || 2 + pg_temp.dice(c.k, 'version', 5)),
         '{no}',      (4000 + pg_temp.dice(c.k, 'no', 5000))::text),
         '{seats}',   (5 + pg_temp.dice(c.k, 'seats', 60))::text),
         '{price}',   (1900 + 50 * pg_temp.dice(c.k, 'price', 90))::text) as text
from chat c
join chat_topic t on t.id = c.topic_id
left join ejuser u on u.id = c.user_id
cross join lateral (
  select case by when 'C' then 2 else 1 end, 0, c.requested + pg_temp.seconds(s.after), replace(s.text, '{log}', log.text)
  from said s cross join (  -- longer than first_message may be
    select string_agg(format('row %s: "1.%s,50" is not a number;', n * 7, 100 + n), ' ' order by n) from generate_series(1, 40) as n) as log (text)
  where s.k = c.k
  union all
  select 3, 1, c.started, coalesce(
    (select x ->> 'welcomeMessage' from jsonb_array_elements(t.translated_texts) as x where x ->> 'language' = c.language), t.welcome_message)
  where c.started is not null
  union all
  select 3, 9, c.requested + pg_temp.seconds(s.after + 1), case c.tag
    when 'Invoices' then 'Invoices by e-mail' when 'Agreements' then 'Change your agreement' when 'Deliveries' then 'Deliveries and returns'
    else 'Export what is stored about a person' end
  from said s where s.k = c.k and c.kind = 'faq'
  union all
  select 3, e.special_type, c.ended, e.text from ending e where e.ending = c.ending and e.special_type is not null
  union all
  select 3, 8, c.deleted, null where c.deleted is not null
) as m (type, special_type, at, text)
left join ejuser writer on writer.id = case when m.special_type = 10 and c.ending = 'manager' then 7
                                            when m.type = 1 or m.special_type in (1, 10) then c.user_id end;


-- Tickets ------------------------------------------------------------------------------------------------------------

-- 26 from offline forms, 16 that agents created from a chat, the rest from other channels.
create temp table request on commit drop as
with from_chat as (
  select c.id as chat_id, left(m.text, 255) as title, coalesce(c.ended, now() - interval '5 seconds') as created_at, 11 as origin,
         c.person_id, c.contact_id, c.email, c.name as author, c.user_id,
         c.status = 10 as posted, row_number() over (partition by c.status = 10 order by md5('ticket ' || c.k)) as n
  from chat c join message m on m.session_id = c.id and m.seq = 1
  where c.status = 10 or (c.kind = 'talk' and c.status in (5, 6, 7, 9) and c.person_id is not null and c.topic_id <> 2)
), every as (
  select chat_id, title, created_at, origin, person_id, contact_id, email, author, user_id from from_chat where posted or n <= 16
  union all
  select null, pg_temp.one_of(array['Cannot open last year''s balance', 'Hours missing for week 12', 'Wrong VAT code on purchases from abroad',
           'Scanner loses its connection', 'Wish: approve hours by mail', 'Please send the contract as PDF', 'Two users with the same name',
           'How do I book a credit note?', 'Import from the old payroll system', 'Error 503 on Monday morning', 'Change of contact person',
           'Stock count does not add up', 'Question on the data processing agreement', 'Invoice reminder sent twice', 'App in Finnish?',
           'New logo on invoices', 'Access for our auditor', 'Price for 20 more users', 'Delivery damaged'], n, 'ticket title'),
         now() - interval '13 hours' * (n + 2) - interval '1 minute' * pg_temp.dice(n, 'asked', 600),
         ('{1,1,1,1,4,4,8,8,12,7,2,9,10,0,5,6,3,1}'::int[])[1 + n % 18],
         p.person_id, p.contact_id, p.email, p.firstname || ' ' || p.lastname, null
  from generate_series(1, 78) as n
  join person p on p.person_id = 1 + least(pg_temp.dice(n, 'asks', 200), pg_temp.dice(n, 'asks too', 200))
)
select row_number() over (order by created_at, chat_id, person_id) as id, * from every;

insert into ticket (id, title, created_at, last_changed, closed_at, activate, created_by, owned_by, author, cust_id, contact_id,
                    sale_id, project_id, status, slevel, origin, read_status, alert_level, deadline, replied_at, num_replies, num_messages, from_address)
overriding system value
select r.id, title, created_at, coalesce(closed_at, replied_at, created_at), closed_at,
       case status when 3 then now() + interval '1 day' * (2 + r.id % 9) end,
       coalesce(r.user_id, case when origin in (4, 7) then owned_by end), owned_by, author, person_id, contact_id,
       case when r.id % 6 = 0 then (select min(s.sale_id) from sale s where s.contact_id = r.contact_id) end,
       case when r.id % 5 = 0 then w.project_id end,
       status, case origin when 7 then 1 else 2 end, origin,
       case when owned_by is null then 3 when status = 1 then 1 + r.id % 3 else 1 end,
       (status = 1 and created_at < now() - interval '10 days')::int, created_at + interval '3 days', replied_at, replies, 1 + replies,
       case when origin in (1, 8, 11, 12) then email end
from request r
left join project_of w using (contact_id)
cross join lateral (select  -- 1 active, 2 closed, 3 postponed, 4 deleted, 5 merged
  case when created_at > now() - interval '1 day' then 1 else ('{2,1,2,3,2,1,2,1,5,2,4,2}'::int[])[1 + r.id % 12] end) as now_is (status)
cross join lateral (select
  case when status > 1 or user_id > 0 or pg_temp.dice(r.id, 'taken', 3) > 0 then coalesce(user_id, 1 + pg_temp.dice(r.id, 'owner', 7)) end as owned_by,
  case when status = 2 then created_at + (now() - created_at) * (20 + pg_temp.dice(r.id, 'closed', 60)) / 100 end as closed_at,
  case when status in (2, 3) then created_at + (now() - created_at) * (5 + pg_temp.dice(r.id, 'replied', 14)) / 100 end as replied_at,
  case when status in (2, 3) then 1 + r.id % 3 else 0 end as replies) as handled
order by r.id;


-- Sessions, messages, events -----------------------------------------------------------------------------------------

-- Each session's key is 'demo-' and its id, so that a demo can also act as the customer. The table contains only the hash.
insert into chat_session (
  id, topic_id, user_id, customer_id, customer_alias, status, when_requested, when_started, when_ended, idle, customer_fetch,
  session_key, initial_queue_pos, customer_host, alert_level, rank, name, company_name, email, phone,
  first_message, last_message, flags, project_id, sale_id, ticket_id, contact_id, transfer_to, consented, chatbot_isactive, country, rating,
  version, priority, ended_by, end_reason, when_deleted, message_seq, language, outcome, wrapped_up_at)
overriding system value
select
  c.id, c.topic_id, c.user_id, c.person_id, coalesce(c.firstname, 'Visitor ' || c.id), c.status, c.requested, c.started, c.ended, m.last_at,
  case when c.ending in ('idle', 'gone') then m.last_at + interval '2 seconds'
       else coalesce(c.ended, now() - pg_temp.seconds(pg_temp.dice(c.k, 'fetch', 4))) end,
  encode(sha256(convert_to('demo-' || c.id, 'UTF8')), 'hex'),
  case when c.kind in ('talk', 'queue') then 1 + (  -- position: sessions ahead in the same queue at that moment, plus one
    select count(*) from chat o
    where o.topic_id = c.topic_id and o.kind in ('talk', 'queue') and o.id < c.id and coalesce(o.started, o.ended, now()) > c.requested) end,
  (array['192.0.2.', '198.51.100.', '203.0.113.'])[1 + c.k % 3] || 1 + pg_temp.dice(c.k, 'host', 250),
  -- Warnings: new chats by their wait, active ones by the age of the customer's unanswered message.
  case when c.kind = 'queue' and c.status in (4, 11) then (minutes >= t.warning_new_chat)::int + (minutes >= t.manager_warning_new_chat)::int
       when c.status = 5 then (minutes >= t.warning_chat_message)::int + (minutes >= t.manager_warning_chat_message)::int else 0 end,
  case when c.status in (5, 6) and c.user_id > 0
       then row_number() over (partition by c.user_id, c.status in (5, 6) order by c.started, c.id) else 0 end,
  c.name, c.company_name, c.email, c.phone, left(m.first_text, 1024), left(m.last_text, 1024),
  case when c.status = 5 and minutes < 0.5 then 2 when c.status = 6 and minutes < 0.3 then 1 else 0 end,  -- the other side is typing
  -- Every fifth conversation has all three, and every second one of the active ones.
  case when c.kind = 'talk' and (c.topic_id <> 2 and c.k % 2 = 0 or c.ending is null or linked.all_three) then work.project_id end,
  case when c.kind = 'talk' and (c.topic_id = 2 and c.k % 4 > 0 or linked.all_three) then deal.sale_id end,
  coalesce(own.id, case when c.kind = 'talk' and (c.topic_id <> 2 and c.k % 3 = 0 or linked.all_three) then earlier.id end),
  c.contact_id, case when c.status = 6 and c.user_id = 1 and c.topic_id = 2 then 7 end,
  c.status not in (0, 1, 3) and t.flags & 4 > 0, c.kind = 'bot', coalesce(c.country_id, case when c.name <> '' then 578 end),
  case when c.ending in ('agent', 'customer') and c.kind = 'talk' and pg_temp.dice(c.k, 'rates', 9) < 5
       then ('{5,5,5,5,5,5,4,4,4,4,3,3,2,1}'::int[])[1 + pg_temp.dice(c.k, 'stars', 14)] end,
  0, (c.status = 4 and c.k % 9 = 4)::int, e.ended_by, e.end_reason, c.deleted, coalesce(m.seq, 0), c.language,
  case when noted then case when c.ending in ('idle', 'gone') then 3 else ('{0,0,0,0,0,0,0,1,2,2}'::int[])[1 + pg_temp.dice(c.k, 'outcome', 10)] end end,
  case when noted then c.ended + pg_temp.seconds(case when c.ending = 'agent' then 0 else 15 + pg_temp.dice(c.k, 'wrap up', 70) end) end
from chat c
-- Agents note outcome and tags with the end, or afterwards if the chat ended otherwise.
cross join lateral (select coalesce(
  c.kind = 'talk' and c.status in (7, 9) and c.ending <> 'manager' and pg_temp.dice(c.k, 'notes', 9) < case c.ending when 'agent' then 8 else 6 end, false)
  as noted) as wrap
join chat_topic t on t.id = c.topic_id
left join ending e using (ending)
left join (
  select session_id, max(seq) as seq, max(when_posted) filter (where special_type = 0) as last_at,
         (array_agg(text order by seq) filter (where special_type = 0))[1] as first_text,
         (array_agg(text order by seq desc) filter (where special_type = 0))[1] as last_text
  from message group by session_id
) as m on m.session_id = c.id
cross join lateral (select
  extract(epoch from coalesce(c.ended, now()) - case when c.status in (5, 6) then m.last_at else c.requested end) / 60 as minutes) as spent
cross join lateral (select c.k % case when c.ending is null then 2 else 5 end = 0 as all_three) as linked
left join request own on own.chat_id = c.id
left join project_of work on work.contact_id = c.contact_id
left join lateral (select sale_id from sale s where s.contact_id = c.contact_id
                   order by s.person_id = c.person_id desc, sale_id limit 1) as deal on true
left join lateral (select max(r.id) as id from request r
                   where r.contact_id = c.contact_id and r.chat_id is null and r.created_at < c.requested) as earlier on true
order by c.id;

insert into chat_message (session_id, message, when_posted, special_type, type, author, created_by, seq)
select session_id, text, when_posted, special_type, type, author, created_by, seq from message order by when_posted, session_id, seq;

insert into chat_tag (name, color, archived) values
  ('Sign-in', '#0b5c7a', false), ('App', '#7a3b0b', false), ('Import', '#5b3b8c', false), ('Devices', '#2e6b3e', false),
  ('Integrations', '#8c2f5b', false), ('Restored data', '#3b5b8c', false), ('Invoices', '#8c6a1f', false), ('Prices', '#b03a2e', false),
  ('Trial', '#1f7a6b', false), ('Agreements', '#4a5568', false), ('Deliveries', '#6b4f2e', false), ('Privacy', '#374151', false),
  ('Summer campaign', '#9a7d0a', true);
insert into chat_session_tag (session_id, tag_id)
select c.id, t.id from chat c join chat_session s on s.id = c.id join chat_tag t on t.name = c.tag where s.outcome < 3;

-- Skills. Sessions need the one of their language, if there is one.
insert into chat_tag (name, color, kind, language) values
  ('Norwegian', '#b03a2e', 1, 'nb'), ('Swedish', '#0b5c7a', 1, 'sv'), ('Danish', '#8c2f5b', 1, 'da'), ('Finnish', '#3b5b8c', 1, 'fi'),
  ('Interfaces', '#5b3b8c', 1, null);
insert into chat_user_skill (user_id, tag_id)
select u.id, t.id
from (values
  ('anna', '{Norwegian,Danish,Interfaces}'::text[]), ('bjorn', '{Norwegian,Swedish}'), ('carla', '{Finnish,Swedish}'), ('david', '{Swedish,Interfaces}'),
  ('emma', '{Danish,Norwegian}'), ('frode', '{Norwegian,Interfaces}'), ('manager', '{Norwegian,Swedish,Finnish}')
) as s (loginname, skills)
join ejuser u using (loginname)
join chat_tag t on t.name = any (s.skills);
insert into chat_needed_skill (session_id, tag_id)
select s.id, t.id from chat_session s join chat_tag t on t.language = s.language;

create function pg_temp.instant(timestamptz) returns text language sql immutable as
$$ select to_char($1 at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;
create function pg_temp.status_name(smallint) returns text language sql immutable as
$$ select (array['INVALID', 'PRE_CHAT_FORM', 'FAQ', 'OFFLINE_FORM', 'IN_QUEUE', 'CUSTOMER_LAST', 'USER_LAST',
                 'FINISHED', 'DELETED', 'CLOSED', 'REQUEST_POSTED', 'CLOSED_FROM_QUEUE'])[$1 + 1] $$;
create function pg_temp.noted(outcome smallint, at timestamptz) returns jsonb language sql immutable as
$$ select jsonb_build_object('outcome', (array['RESOLVED', 'UNRESOLVED', 'FOLLOW_UP', 'NO_RESPONSE', 'SPAM'])[$1 + 1], 'wrappedUpAt', pg_temp.instant($2)) $$;
-- Events with the columns that they changed, as the application logs them. chatSession.asOf folds them.
-- A turn ends with the agent's answer. The customer is unanswered since its first message of the turn.
create temp table happening on commit drop as
with said as (
  select m.session_id, m.seq, m.type, m.when_posted, m.created_by, s.when_started, s.chatbot_isactive,
         count(*) filter (where m.type = 1) over (partition by m.session_id order by m.seq) as turn,
         row_number() over (partition by m.session_id, m.type order by m.seq) as nth
  from chat_message m join chat_session s on s.id = m.session_id where m.special_type = 0
), spoken as (
  select *, type = 1 or chatbot_isactive or coalesce(when_started <= when_posted, false) as active,
         min(when_posted) filter (where type = 2 and when_started <= when_posted) over (partition by session_id, turn) as turn_began
  from said
), last_words as (
  select session_id, max(seq) as seq, max(seq) filter (where type = 2) as customer_seq, max(seq) filter (where type = 1) as agent_seq,
         max(when_posted) as at
  from said group by session_id
)
select s.id as session_id, 1 as step, 'REQUESTED' as type, 'customer' as actor, s.when_requested as at,
       jsonb_build_object('topic', topic_id, 'customer', customer_id, 'contact', contact_id, 'whenRequested', pg_temp.instant(when_requested),
         'status', case when s.status = 1 then 'PRE_CHAT_FORM' when s.status = 2 or end_reason = 4 then 'FAQ'
                        when s.status = 3 or s.status = 10 and queued_at is null then 'OFFLINE_FORM' else 'IN_QUEUE' end,
         'queuedAt', pg_temp.instant(queued_at), 'initialQueuePos', initial_queue_pos, 'priority', priority, 'consented', consented,
         'customerVerified', customer_verified,
         'chatbotIsactive', chatbot_isactive, 'country', country, 'alertLevel', 0, 'rank', 0, 'customerReadSeq', 0, 'userReadSeq', 0,
         'messageSeq', 0) as payload
from chat_session s where s.status <> 0
union all
select s.id, 2, 'ACCEPTED', 'user:' || u.loginname, when_started,
       jsonb_build_object('user', user_id, 'status', 'USER_LAST', 'whenStarted', pg_temp.instant(when_started), 'rank', greatest(rank, 1),
                          'idle', pg_temp.instant(when_started), 'unansweredSince', null)
from chat_session s join ejuser u on u.id = user_id
union all
select session_id, 3, 'MESSAGE_SENT', case when m.type = 2 then 'customer' else coalesce('user:' || u.loginname, 'bot') end, when_posted,
       jsonb_build_object('idle', pg_temp.instant(when_posted), case m.type when 2 then 'customerReadSeq' else 'userReadSeq' end, m.seq)
         || case when not active then '{}'
                 when m.type = 2 then jsonb_build_object('status', 'CUSTOMER_LAST', 'unansweredSince', pg_temp.instant(turn_began))
                 else jsonb_build_object('status', 'USER_LAST', 'unansweredSince', null) end
         || case when m.type = 1 and created_by is not null and nth = 1
                 then jsonb_build_object('whenFirstResponse', pg_temp.instant(when_posted)) else '{}' end
from spoken m left join ejuser u on u.id = created_by
union all  -- the article that the FAQ suggests
select session_id, 3, 'FAQ_SUGGESTED', 'system', when_posted, '{}' from chat_message where special_type = 9
union all  -- the agent looks the customer up
select s.id, 4, 'LINKED', 'user:' || u.loginname, when_started + interval '4 seconds',
       jsonb_strip_nulls(jsonb_build_object('project', project_id, 'sale', sale_id, 'ticket', case when r.chat_id is null then ticket_id end))
from chat_session s join ejuser u on u.id = user_id left join request r on r.id = ticket_id
where project_id > 0 or sale_id > 0 or ticket_id > 0 and r.chat_id is null
union all  -- the last messages are read, unless their reader has left or they are only seconds old
select s.id, 5, 'READ', 'customer', l.at + interval '2 seconds', jsonb_build_object('customerReadSeq', l.seq)
from chat_session s join last_words l on l.session_id = s.id
where l.agent_seq > coalesce(l.customer_seq, 0) and coalesce(end_reason, 0) not in (2, 3) and (when_ended is not null or l.at < now() - interval '18 seconds')
union all
select s.id, 5, 'READ', 'user:' || u.loginname, l.at + interval '3 seconds', jsonb_build_object('userReadSeq', l.seq)
from chat_session s join last_words l on l.session_id = s.id join ejuser u on u.id = s.user_id
where l.customer_seq > coalesce(l.agent_seq, 0) and (when_ended is not null or l.at < now() - interval '1 minute')
union all
select s.id, 6, 'ALERTED', 'system',
       case when s.status = 5 then l.at + interval '1 minute' * case level when 1 then warning_chat_message else manager_warning_chat_message end
            else s.when_requested + interval '1 minute' * case level when 1 then warning_new_chat else manager_warning_new_chat end end,
       jsonb_build_object('alertLevel', level)
from chat_session s join chat_topic t on t.id = s.topic_id left join last_words l on l.session_id = s.id
cross join lateral generate_series(1, s.alert_level) as level
union all
select s.id, 7, 'TRANSFER_REQUESTED', 'user:' || u.loginname, now() - interval '40 seconds', jsonb_build_object('transferTo', transfer_to)
from chat_session s join ejuser u on u.id = user_id where transfer_to is not null
union all
select s.id, 8, 'ENDED', case ended_by when 0 then 'customer' when 1 then 'user:' || u.loginname when 2 then 'user:manager' when 3 then 'bot'
                                       else 'system' end, when_ended,
       jsonb_build_object('status', pg_temp.status_name(case s.status when 8 then 9 else s.status end::smallint),
         'whenEnded', pg_temp.instant(when_ended), 'rank', 0, 'unansweredSince', null,
         'endedBy', (array['CUSTOMER', 'AGENT', 'MANAGER', 'BOT', 'SYSTEM'])[ended_by + 1],
         'endReason', (array['BY_CUSTOMER', 'BY_AGENT', 'IDLE', 'DEAD_CLIENT', 'FAQ_HELPED', 'REQUEST_POSTED', 'BY_BOT'])[end_reason + 1])
         || case when s.status = 10 then jsonb_build_object('ticket', ticket_id) else '{}' end
         || case when wrapped_up_at = when_ended then pg_temp.noted(outcome, wrapped_up_at) else '{}' end
from chat_session s left join ejuser u on u.id = user_id where when_ended is not null
union all
select s.id, 9, 'WRAPPED_UP', 'user:' || u.loginname, wrapped_up_at, pg_temp.noted(outcome, wrapped_up_at)
from chat_session s join ejuser u on u.id = user_id where wrapped_up_at > when_ended
union all
select s.id, 9, 'TICKET_CREATED', 'user:' || u.loginname, coalesce(when_ended, r.created_at), jsonb_build_object('ticket', ticket_id)
from chat_session s join request r on r.chat_id = s.id join ejuser u on u.id = s.user_id where s.status <> 10 and ticket_id = r.id
union all
select id, 10, 'RATED', 'customer', when_ended + interval '25 seconds', jsonb_build_object('rating', rating)
from chat_session where rating is not null
union all
select id, 11, 'DELETED', 'system', when_deleted, jsonb_build_object('status', 'DELETED') from chat_session where status = 8;

insert into chat_session_event (session_id, seq, type, actor, actor_user_id, at, payload)
select session_id, row_number() over (partition by session_id order by at, step), type, actor,
       (select u.id from ejuser u where actor in ('user:' || u.loginname, 'bot:' || u.loginname)), at,
       payload || jsonb_build_object('messageSeq', (select coalesce(max(m.seq), 0) from chat_message m
                                                    where m.session_id = h.session_id and m.when_posted <= h.at))
from happening h order by at, session_id, step;

-- Columns that are derived from the log.
update chat_session s
set event_seq = f.events, version = f.events, idle = (f.row ->> 'idle')::timestamptz,
    when_first_response = (f.row ->> 'whenFirstResponse')::timestamptz, unanswered_since = (f.row ->> 'unansweredSince')::timestamptz,
    customer_read_seq = (f.row ->> 'customerReadSeq')::int, user_read_seq = (f.row ->> 'userReadSeq')::int
from (select session_id, max(seq) as events, jsonb_object_agg(key, value) as row
      from (select session_id, max(e.seq) as seq, key, (array_agg(value order by e.seq desc))[1] as value
            from chat_session_event e cross join jsonb_each(payload) group by session_id, key) as latest
      group by session_id) as f
where f.session_id = s.id;
update chat_message m set read_by_customer = true from chat_session s where s.id = m.session_id and m.seq <= s.customer_read_seq;

insert into chat_transfer (session_id, requested_by, to_user_id, state, requested_at, expires_at, reason)
select id, user_id, transfer_to, 0, now() - interval '40 seconds', now() + interval '1 day', 'I have to leave for a meeting'
from chat_session where transfer_to is not null;

-- As the application keeps them: the last accept, and the mean interval between accepts in close succession.
update chat_topic t
set last_accept = a.last_accept, seconds_pr_accept = round(a.gap), accept_gap_millis = round(a.gap * 1000), accept_samples = least(a.gaps, 20)
from (
  select topic_id, max(when_started) as last_accept, count(*) filter (where gap < interval '10 minutes') as gaps,
         extract(epoch from avg(gap) filter (where gap < interval '10 minutes')) as gap
  from (select topic_id, when_started, when_started - lag(when_started) over (partition by topic_id order by when_started) as gap
        from chat_session where user_id > 0 and when_started is not null) as s
  group by topic_id
) as a where a.topic_id = t.id and a.gaps > 0;

-- Customers' numbers (seq) skip entries that customers do not see.
select parley_number_for_customers();

-- Canned replies ---------------------------------------------------------------------------------------------------

insert into canned_reply (topic_id, language, title, shortcut, text, usage_count) values
  (null, 'en', 'Greeting', 'hi', 'Hello {{customer.name|there}}, I am {{agent.name}}. How can I help you?', 214),
  (null, 'en', 'One moment', 'moment', 'One moment please, I am looking that up for you.', 167),
  (null, 'en', 'Are you still there?', 'there', 'Are you still there, {{customer.name|please}}? I will close this chat in a few minutes otherwise.', 58),
  (null, 'en', 'Goodbye', 'bye', 'Thank you for chatting with {{topic.name}}. Your chat has the number {{session.id}}, in case you come back to us.', 190);
insert into canned_reply (topic_id, language, title, shortcut, text, usage_count)
select t.id, 'en', r.title, r.shortcut, r.text, r.uses
from (select min(id) as id from chat_topic) t,
     (values ('Restart the router', 'restart', 'Please switch off the router, wait ten seconds, and switch it on again. Tell me when its light is green.', 41),
             ('Where the serial number is', 'serial', 'You find the serial number on the label below the device. It begins with LV.', 33)) r (title, shortcut, text, uses);

-- Articles of the FAQ ----------------------------------------------------------------------------------------------

insert into kb_category (topic_id, name, description) values
  (3, 'Customer Service', 'Shown before a chat with Customer Service'),
  (null, 'All products', 'Shown in each topic that has the FAQ');
insert into kb_category (parent_id, topic_id, name)
select id, topic_id, 'Data and privacy' from kb_category where topic_id = 3;
insert into kb_entry (category_id, language, title, question, answer, keywords, published, last_changed)
select c.id, e.language, e.title, e.question, e.answer, e.keywords, e.published, now() - interval '1 day' * e.age
from (values
  ('Customer Service', 'en', 'Invoices by e-mail', 'Where do I find a copy of an invoice, and how can I get invoices by e-mail?',
   E'Open Agreement, Invoices in Lysvann. Each invoice is there as a PDF.\n\nTo get them by e-mail, add up to three addresses under Agreement, Invoice address.',
   'bookkeeping accounting charged payment', true, 40),
  ('Customer Service', 'fi', 'Laskut sähköpostilla', 'Voinko saada laskun suomeksi sähköpostilla?',
   'Kyllä. Valitse Sopimus, Laskutusosoite, ja lisää sähköpostiosoite ja kieli.', 'lasku kopio', true, 33),
  ('Customer Service', 'en', 'Change your agreement', 'How do I change, cancel or take over an agreement?',
   E'The owner of the account changes the number of users under Agreement, Users.\n\nTo cancel, or to make somebody else the owner, start a chat: we need a confirmation.',
   'cancel owner renew users', true, 21),
  ('Customer Service', 'en', 'Deliveries and returns', 'Where is my order, and how do I return a device?',
   E'The tracking number is in the e-mail with the order. Deliveries take two to four working days.\n\nYou can return a device within 30 days, in its box.',
   'printer scanner delivery parcel damaged', true, 12),
  ('Customer Service', 'en', 'Prices of next year', null, 'Not decided yet.', null, false, 1),
  ('Data and privacy', 'en', 'Export what is stored about a person', 'A person asks for all data about it. How do I export them?',
   'Open the person, then Privacy, Export. The file has hours, expenses and log-ins. You have one month to answer.', 'GDPR employee', true, 58),
  ('All products', 'en', 'Sign in with a new phone', 'I have a new phone and cannot sign in.',
   'Use one of your backup codes, or ask an administrator of your company to reset the two-step sign-in.', 'two-factor code password', true, 75)
) as e (folder, language, title, question, answer, keywords, published, age)
join kb_category c on c.name = e.folder;
update kb_entry e set helped_count = n.helped, not_helped_count = n.helped / 3
from (select m.message as title, count(*) as helped from chat_message m join chat_session s on s.id = m.session_id
      where m.special_type = 9 and s.end_reason = 4 group by m.message) as n
where n.title = e.title;

-- Notifications ----------------------------------------------------------------------------------------------------

-- Triggers would write them at the commit. They get the times of their causes, and agents have read all but the latest ones.
set constraints tr_chat_session_event_notified immediate;
update chat_notification n
set at = cause.at, read_at = case when cause.at < now() - interval '2 minutes' then cause.at + interval '1 minute' end
from (
  select session_id, case type when 'ALERTED' then 'ALERT' when 'TRANSFER_REQUESTED' then 'OFFER' else 'NEW_CHAT' end as kind,
         (payload ->> 'alertLevel')::smallint as level, at
  from chat_session_event where type in ('REQUESTED', 'ALERTED', 'TRANSFER_REQUESTED')
) as cause
where cause.session_id = n.session_id and cause.kind = n.kind and (n.kind <> 'ALERT' or cause.level = n.alert_level);

-- Sequences --------------------------------------------------------------------------------------------------------

select setval(pg_get_serial_sequence('chat_topic', 'id'),       (select max(id) from chat_topic)),
       setval(pg_get_serial_sequence('ejuser', 'id'),           (select max(id) from ejuser)),
       setval(pg_get_serial_sequence('contact', 'contact_id'),  (select max(contact_id) from contact)),
       setval(pg_get_serial_sequence('person', 'person_id'),    (select max(person_id) from person)),
       setval(pg_get_serial_sequence('project', 'project_id'),  (select max(project_id) from project)),
       setval(pg_get_serial_sequence('ticket', 'id'),           (select max(id) from ticket)),
       setval(pg_get_serial_sequence('chat_session', 'id'),     (select max(id) from chat_session));

-- The connection goes back to a pool, and functions would stay with it.
drop function pg_temp.slug, pg_temp.seconds, pg_temp.one_of, pg_temp.noted, pg_temp.instant, pg_temp.status_name, pg_temp.dice;

-- The search finds other forms of words.
select parley_set_message_languages();

analyze contact, person, ejuser, project, projectmember, sale, ticket,
        chat_topic, chat_topic_user, chat_session, chat_message, chat_session_event, chat_transfer,
        chat_tag, chat_session_tag, chat_user_skill, chat_needed_skill, kb_category, kb_entry, chat_notification;
