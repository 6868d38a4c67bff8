-- Topics that offer their waiting sessions to agents. Other parts of this theme are in V34.1 to V34.5: each blocks one table only.
alter table chat_topic
  add column assignment    smallint not null default 0,
  add column offer_seconds integer not null default 30,
  add constraint ck_chat_topic_assignment check (assignment between 0 and 2) not valid,
  add constraint ck_chat_topic_offer_seconds check (offer_seconds between 5 and 3600) not valid;
comment on column chat_topic.assignment is '0: agents choose from the queue; 1: offers in turn; 2: offers to the agent with the fewest sessions. Not SuperOffice''s.';
comment on column chat_topic.offer_seconds is 'How long an agent may answer an offer. Not SuperOffice''s.';
