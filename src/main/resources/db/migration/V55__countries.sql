-- SuperOffice's list of countries, to which its installations add rows. The import fills it.

create table country (
  country_id   integer constraint pk_country primary key,
  name         varchar(239) not null,
  english_name varchar(39),
  abbrev2      varchar(2),
  deleted      boolean not null default false,
  constraint ck_country_id check (country_id > 0),
  constraint ck_country_abbrev2 check (abbrev2 ~ '^[A-Z]{2}$')
);
comment on table country is 'Countries by the numbers that persons, companies and sessions have. Empty unless they were imported.';
comment on column country.name is 'Name in the language in which SuperOffice was installed.';
comment on column country.abbrev2 is 'Code of ISO 3166, by which names in other languages are found. Null if the country has none.';
comment on column country.deleted is 'Whether the country is no longer offered. Older records may have it.';
