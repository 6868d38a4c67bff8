set local lock_timeout = '10s';
lock table chat_message in share update exclusive mode;
set local lock_timeout = '500ms';

-- Special type 101 is a notice that a file was refused because it is infected. V51.3 validates the constraint.
alter table chat_message
  drop constraint ck_chat_message_special_type,
  add constraint ck_chat_message_special_type
    check (special_type between 0 and 18 and special_type <> 4 or special_type in (100, 101)) not valid;
