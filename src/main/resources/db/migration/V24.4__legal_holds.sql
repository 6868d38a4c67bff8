set local lock_timeout = '10s';
lock table person in share update exclusive mode;
set local lock_timeout = '500ms';

alter table person add column erased_at timestamptz;
comment on column person.erased_at is 'When the person was erased; null if it was not. An import adds nothing to an erased person.';

-- Sessions and persons whose data must be kept.
create table legal_hold (
  id         bigint generated always as identity constraint pk_legal_hold primary key,
  session_id bigint,
  person_id  bigint constraint fk_legal_hold_person references person,
  reason     varchar(1024),
  set_at     timestamptz not null,
  set_by     bigint,
  lifted_at  timestamptz,
  lifted_by  bigint,
  constraint ck_legal_hold_subject check (num_nonnulls(session_id, person_id) = 1)
);
comment on table legal_hold is 'While a hold is not lifted, nothing of its session or person is deleted or erased. Not SuperOffice''s.';
create unique index ux_legal_hold_session on legal_hold (session_id) where lifted_at is null;
create unique index ux_legal_hold_person on legal_hold (person_id) where lifted_at is null;
create index ix_legal_hold_of_session on legal_hold (session_id, id);
create index ix_legal_hold_of_person on legal_hold (person_id, id);
create index ix_legal_hold_set_by on legal_hold (set_by, id);
create index ix_legal_hold_lifted_by on legal_hold (lifted_by, id) where lifted_by is not null;
