-- An agent with 20 active sessions in some topics, and sessions of others that nobody writes to. Prints the numbers, the active ones first.
insert into chat_topic (name) select 'live ' || n from generate_series(1, :topics) n;
insert into ejuser (loginname, username, firstname, lastname, status, chat_status, chat_capacity)
values ('agent1', 'agent1', 'Agent', 'One', 1, 1, 100) returning id as agent \gset
insert into chat_topic_user (topic_id, user_id, can_respond, can_listen, manager, notifications)
select id, :agent, true, true, true, true from chat_topic;
insert into chat_session (topic_id, user_id, status, rank, when_requested, when_started, idle)
select 1 + n % :topics, :agent, 6, n, now(), now(), now() from generate_series(1, 20) n;
insert into chat_session (topic_id, status, when_requested, when_ended)
select 1 + n % :topics, 7, now(), now() from generate_series(1, :idle) n;
select id from chat_session order by status, id;
