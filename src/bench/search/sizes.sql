select count(*) || ' messages of ' || round(avg(length(message))) || ' characters' from chat_message;
select 'table and indexes of messages before the search: ' || pg_size_pretty(:before::bigint) || ', with it: ' || pg_size_pretty(pg_total_relation_size('chat_message'));
select relname || ': ' || pg_size_pretty(pg_relation_size(oid)) || ', ' || round(pg_relation_size(oid) * 1.0 / greatest(1, (select count(*) from chat_message))) || ' bytes per message'
from pg_class where relname = 'ix_chat_message_search';
select relname || ': ' || pg_size_pretty(pg_relation_size(oid)) from pg_class where relname like 'ix%search%' and relname <> 'ix_chat_message_search' order by 1;
