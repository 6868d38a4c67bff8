-- The CRM records that a chat session is linked to, with SuperOffice's names for tables and columns.
-- Keys are "always identity": rows of a real installation come in with OVERRIDING SYSTEM VALUE.

create table contact (
  contact_id bigint generated always as identity constraint pk_contact primary key,
  name       varchar(219) not null,
  department varchar(219),
  number1    varchar(49),
  number2    varchar(49),
  org_nr     varchar(49),
  country_id integer,
  xstop      boolean not null default false,
  nomailing  boolean not null default false,
  mother_id  bigint constraint fk_contact_mother references contact,
  registered timestamptz not null default now(),
  updated    timestamptz,
  constraint ck_contact_mother check (mother_id <> contact_id)
);
comment on table contact is 'A company. SuperOffice calls companies contacts.';

create table person (
  person_id     bigint generated always as identity constraint pk_person primary key,
  contact_id    bigint constraint fk_person_contact references contact,
  firstname     varchar(99) not null,
  middle_name   varchar(99),
  lastname      varchar(99),
  mrmrs         varchar(239),
  title         varchar(239),
  department    varchar(254),
  person_number varchar(49),
  rank          smallint not null default 1,
  country_id    integer,
  gender        smallint not null default 0,
  email         varchar(239),
  phone         varchar(254),
  nomailing     boolean not null default false,
  retired       boolean not null default false,
  registered    timestamptz not null default now(),
  updated       timestamptz,
  constraint ck_person_gender check (gender between 0 and 2)
);
comment on column person.email is 'The main address; SuperOffice keeps addresses in a table of their own.';

create table ejuser (
  id          bigint generated always as identity constraint pk_ejuser primary key,
  loginname   varchar(63) not null,
  username    varchar(63) not null,
  firstname   varchar(127),
  middlename  varchar(127),
  lastname    varchar(127),
  email       varchar(255),
  password    varchar(127),
  status      smallint not null default 1,
  chat_status smallint not null default 0,
  not_present varchar(255),
  language    varchar(5),
  chat_capacity integer,
  constraint ux_ejuser_loginname unique (loginname),
  constraint ck_ejuser_status check (status in (0, 1, 2, 3, 4, 5, 127)),
  constraint ck_ejuser_chat_status check (chat_status in (0, 1)),
  constraint ck_ejuser_chat_capacity check (chat_capacity > 0)
);
comment on column ejuser.chat_capacity is 'How many chats the agent takes at once; null for no limit. Not SuperOffice''s.';

create table project (
  project_id          bigint generated always as identity constraint pk_project primary key,
  name                varchar(219) not null,
  project_number      varchar(49),
  done                boolean not null default false,
  end_date            timestamptz,
  next_milestone_date timestamptz,
  registered          timestamptz not null default now(),
  updated             timestamptz
);

create table projectmember (
  project_id bigint not null constraint fk_projectmember_project references project on delete cascade,
  person_id  bigint not null constraint fk_projectmember_person references person,
  constraint pk_projectmember primary key (project_id, person_id)
);

create table sale (
  sale_id         bigint generated always as identity constraint pk_sale primary key,
  heading         varchar(219),
  contact_id      bigint constraint fk_sale_contact references contact,
  person_id       bigint constraint fk_sale_person references person,
  project_id      bigint constraint fk_sale_project references project,
  amount          double precision,
  earning         double precision,
  earning_percent double precision,
  probability     smallint,
  saledate        timestamptz not null,
  status          smallint not null default 1,
  done            smallint not null default 1,
  number1         varchar(49),
  reopen_date     timestamptz,
  next_due_date   timestamptz,
  registered      timestamptz not null default now(),
  updated         timestamptz,
  constraint ck_sale_status check (status between 0 and 4),
  constraint ck_sale_done check (done between 0 and 2),
  constraint ck_sale_probability check (probability between 0 and 100)
);

create table ticket (
  id           bigint generated always as identity constraint pk_ticket primary key,
  title        varchar(255) not null,
  created_at   timestamptz not null default now(),
  last_changed timestamptz,
  closed_at    timestamptz,
  activate     timestamptz,
  created_by   bigint constraint fk_ticket_created_by references ejuser,
  owned_by     bigint constraint fk_ticket_owned_by references ejuser,
  author       varchar(255),
  cust_id      bigint constraint fk_ticket_person references person,
  contact_id   bigint constraint fk_ticket_contact references contact,
  sale_id      bigint constraint fk_ticket_sale references sale,
  project_id   bigint constraint fk_ticket_project references project,
  status       smallint not null default 1,
  slevel       smallint not null default 2,
  origin       smallint not null default 0,
  read_status  smallint not null default 3,
  alert_level  smallint not null default 0,
  deadline     timestamptz,
  replied_at   timestamptz,
  num_replies  integer,
  num_messages integer,
  from_address varchar(4000),
  constraint ck_ticket_status check (status between 0 and 5),
  constraint ck_ticket_slevel check (slevel between 0 and 2),
  constraint ck_ticket_origin check (origin between 0 and 12),
  constraint ck_ticket_read_status check (read_status between 0 and 3)
);

create index ix_contact_name on contact (name, contact_id);
create index ix_contact_mother on contact (mother_id);
create index ix_person_contact on person (contact_id, person_id);
create index ix_person_email on person (lower(email));
create index ix_projectmember_person on projectmember (person_id);
create index ix_sale_contact on sale (contact_id, sale_id);
create index ix_sale_person on sale (person_id, sale_id);
create index ix_sale_project on sale (project_id, sale_id);
create index ix_ticket_created_by on ticket (created_by, id);
create index ix_ticket_owned_by on ticket (owned_by, id);
create index ix_ticket_person on ticket (cust_id, id);
create index ix_ticket_contact on ticket (contact_id, id);
create index ix_ticket_sale on ticket (sale_id, id);
create index ix_ticket_project on ticket (project_id, id);
