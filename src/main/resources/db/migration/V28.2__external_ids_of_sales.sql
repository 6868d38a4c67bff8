set local lock_timeout = '10s';
lock table sale in share update exclusive mode;
set local lock_timeout = '500ms';

alter table sale add column external_id varchar(255);
comment on column sale.external_id is 'Id of the sale in the system that is the master of the record. Not SuperOffice''s.';
