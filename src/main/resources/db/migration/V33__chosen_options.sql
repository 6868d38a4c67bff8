-- The customer's choice of a quick reply is a message with SuperOffice's special type 15. It names the message with the options.

set local lock_timeout = '10s';
lock table chat_message in share update exclusive mode;
set local lock_timeout = '500ms';

alter table chat_message add column chosen_from_seq integer;
comment on column chat_message.chosen_from_seq is 'For the choice of an option: seq of the message that has the options. Not SuperOffice''s.';
