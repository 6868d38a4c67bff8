set local lock_timeout = '10s';
lock table audit_event in share update exclusive mode;
set local lock_timeout = '500ms';

alter table audit_event add column canned_reply_id bigint;
