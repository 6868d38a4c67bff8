set local lock_timeout = '10s';
lock table project in share update exclusive mode;
set local lock_timeout = '500ms';

alter table project add column external_id varchar(255);
comment on column project.external_id is 'Id of the project in the system that is the master of the record. Not SuperOffice''s.';
