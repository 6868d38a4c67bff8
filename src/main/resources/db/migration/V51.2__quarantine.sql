set local lock_timeout = '10s';
lock table chat_attachment in share update exclusive mode;
set local lock_timeout = '500ms';

-- Files in quarantine. V51.3 validates the constraints.
alter table chat_attachment
  add column threat varchar(255),
  drop constraint ck_chat_attachment_state,
  add constraint ck_chat_attachment_state check (state between 0 and 4) not valid,
  add constraint ck_chat_attachment_threat check ((state = 4) = (threat is not null)) not valid;
comment on column chat_attachment.state is
  '0 announced, 1 being received, 2 received, 3 refused because of its type, 4 refused because it is infected.';
comment on column chat_attachment.threat is 'What the virus scanner found in an infected file; null in others.';
