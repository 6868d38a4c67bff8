-- Agents with rights in all topics, and SESSIONS active conversations over the topics; 20 sessions wait in each. The agents' rights are alike, but for the number of the agent.
insert into chat_topic (name) select 'desks ' || n from generate_series(1, :topics) n;
insert into ejuser (loginname, username, firstname, lastname, status, chat_status, chat_capacity)
select 'agent' || n, 'agent' || n, 'Agent', n::text, 1, 1, 100 from generate_series(1, :agents) n;
insert into ejuser (loginname, username, firstname, lastname, status, chat_status, chat_capacity)
values ('owner', 'owner', 'Owner', 'One', 1, 1, 1000);
insert into chat_topic_user (topic_id, user_id, can_respond, can_listen, manager, notifications)
select t.id, u.id, true, true, false, true from chat_topic t, ejuser u;
insert into person (firstname, lastname) select 'Ann', n::text from generate_series(1, :sessions) n;
insert into chat_session (topic_id, user_id, customer_id, status, rank, when_requested, when_started, idle)
select 1 + n % :topics, (select id from ejuser where loginname = 'owner'), n, 6, n, now(), now(), now() from generate_series(1, :sessions) n;
insert into chat_session (topic_id, customer_id, status, when_requested)
select t.id, null, 4, now() from chat_topic t, generate_series(1, 20);
analyze;
