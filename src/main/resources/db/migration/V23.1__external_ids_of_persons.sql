set local lock_timeout = '10s';
lock table person in share update exclusive mode;
set local lock_timeout = '500ms';

alter table person add column external_id varchar(255);
comment on column person.external_id is 'Id of the person in another system: the claim sub of signed identities. Not SuperOffice''s.';
