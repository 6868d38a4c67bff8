-- The import of SuperOffice's rows, and all e-mail addresses of persons.

set local lock_timeout = '10s';
lock table person in share update exclusive mode;
set local lock_timeout = '500ms';

create table imported_rows (
  table_name varchar(63) constraint pk_imported_rows primary key,
  ids        int8multirange not null default '{}'
);
comment on table imported_rows is 'Which rows of SuperOffice''s tables were imported. It outlives the rows, so that a removed row is not imported again.';

create table person_email (
  person_id bigint not null constraint fk_person_email_person references person on delete cascade,
  email     varchar(239) not null,
  rank      smallint not null default 1,
  constraint pk_person_email primary key (person_id, email)
);
comment on table person_email is 'Further e-mail addresses of persons, beside person.email. SuperOffice has them in a table of their own.';
create index ix_person_email_email on person_email (parley_email(email));

-- The persons that have an address in one of its spellings, as their main address or a further one.
create function parley_persons_with_email(spellings text[]) returns bigint[] language sql stable parallel safe
return array(
  select person_id from person where parley_email(email) = any (spellings)
  union
  select person_id from person_email where parley_email(email) = any (spellings));
