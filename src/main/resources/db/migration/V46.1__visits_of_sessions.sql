set local lock_timeout = '10s';
lock table chat_session in share update exclusive mode;
set local lock_timeout = '500ms';

-- Where customers are: the page, the page that led there, and attributes that sites give.
alter table chat_session
  add column page_url         varchar(2048),
  add column referrer         varchar(2048),
  add column visit_attributes text,
  add column visit_changed_at timestamptz;
comment on column chat_session.page_url is 'Address of the page on which the customer is. Not SuperOffice''s.';
comment on column chat_session.referrer is 'Address of the page that led the customer there. Not SuperOffice''s.';
comment on column chat_session.visit_attributes is 'JSON object of the attributes that the site gave; chat_session_attribute has them as rows. Not SuperOffice''s.';
comment on column chat_session.visit_changed_at is 'When the page, the referrer or the attributes changed last. Not SuperOffice''s.';

create table chat_session_attribute (
  id            bigint generated always as identity constraint pk_chat_session_attribute primary key,
  session_id    bigint not null constraint fk_chat_session_attribute_session references chat_session on delete cascade,
  name          varchar(40) not null,
  text_value    varchar(255),
  number_value  double precision,
  boolean_value boolean,
  time_value    timestamptz,
  constraint ck_chat_session_attribute_value check (num_nonnulls(text_value, number_value, boolean_value, time_value) = 1)
);
create unique index ux_chat_session_attribute on chat_session_attribute (session_id, name);
create index ix_chat_session_attribute_value on chat_session_attribute (name, text_value);
comment on table chat_session_attribute is 'Attributes of the customers of sessions, for filters. A trigger on chat_session writes them. Not SuperOffice''s.';

create function parley_session_attributes() returns trigger language plpgsql security definer as $$
begin
  if tg_op = 'UPDATE' then
    delete from chat_session_attribute where session_id = new.id;
  end if;
  insert into chat_session_attribute (session_id, name, text_value, number_value, boolean_value, time_value)
  select new.id, a.key, a.value ->> 'text', (a.value ->> 'number')::double precision, (a.value ->> 'boolean')::boolean,
    (a.value ->> 'time')::timestamptz
  from jsonb_each(new.visit_attributes::jsonb) a;
  return null;
end $$;
create trigger tr_chat_session_inserted_attributes after insert on chat_session
  for each row when (new.visit_attributes is not null) execute function parley_session_attributes();
create trigger tr_chat_session_updated_attributes after update on chat_session
  for each row when (old.visit_attributes is distinct from new.visit_attributes) execute function parley_session_attributes();

do $$ begin
  execute format('alter function parley_session_attributes() set search_path = %I, pg_temp', current_schema());
end $$;
