-- Blocks of customers: by e-mail address, by verified identity, by address or range of addresses; in one topic or in all.
create table chat_block (
  id         bigint generated always as identity constraint pk_chat_block primary key,
  topic_id   bigint constraint fk_chat_block_topic references chat_topic on delete cascade,
  session_id bigint,
  email      varchar(255),
  network    varchar(64),
  subject    varchar(255),
  reason     varchar(1024),
  blocked_at timestamptz not null,
  blocked_by bigint,
  ends_at    timestamptz,
  lifted_at  timestamptz,
  lifted_by  bigint,
  constraint ck_chat_block_match check (num_nonnulls(email, network, subject) > 0),
  constraint ck_chat_block_network check (network::cidr is not null or network is null),
  constraint ck_chat_block_ends check (ends_at > blocked_at)
);
comment on table chat_block is 'Customers who cannot request sessions. Not SuperOffice''s.';
comment on column chat_block.subject is 'External id of a verified customer.';
create index ix_chat_block_topic on chat_block (topic_id, id);
create index ix_chat_block_session on chat_block (session_id, id) where session_id is not null;
create index ix_chat_block_blocked_by on chat_block (blocked_by, id);
create index ix_chat_block_lifted_by on chat_block (lifted_by, id) where lifted_by is not null;
create index ix_chat_block_email on chat_block (parley_email(email)) where lifted_at is null;
create index ix_chat_block_subject on chat_block (subject) where lifted_at is null;
create index ix_chat_block_network on chat_block using gist ((network::inet) inet_ops) where lifted_at is null;

-- The address of a client; null if the text is none, since imported sessions have names of hosts. An IPv4 address in IPv6 notation is the IPv4 address.
-- It is not parallel safe: the block with an exception is a subtransaction.
create function parley_address(client text) returns inet language plpgsql immutable as $$
declare
  address inet;
begin
  address := nullif(split_part(client, '%', 1), '')::inet;
  return case when family(address) = 6 and address <<= inet '::ffff:0:0/96'
    then inet '0.0.0.0' + (address - inet '::ffff:0:0') else address end;
exception when invalid_text_representation then
  return null;
end $$;

-- Whether a customer is blocked in a topic. The addresses are spelled as parley_email spells them. Unknown values are null or empty.
-- It looks into one index for each kind of match, and into all of them whatever it finds.
create function parley_is_blocked(of_topic bigint, given_emails text[], given_client text, given_subject text)
  returns boolean language sql stable as $$
  with client as materialized (select parley_address(given_client) as address)
  select count(*) > 0
  from (
    select b.topic_id, b.ends_at from chat_block b where b.lifted_at is null and parley_email(b.email) = any (given_emails)
    union all
    select b.topic_id, b.ends_at from chat_block b where b.lifted_at is null and b.subject = given_subject
    union all
    select b.topic_id, b.ends_at from chat_block b
    where b.lifted_at is null and b.network::inet >>= (select address from client)) matching
  where (topic_id is null or topic_id = of_topic) and (ends_at is null or ends_at > now())
$$;

create trigger tr_chat_block_inserted after insert on chat_block referencing new table as new_rows
  for each statement execute function parley_record_changes('id', 'topic_id,session_id,blocked_by,lifted_by', '');
create trigger tr_chat_block_updated after update on chat_block referencing old table as old_rows new table as new_rows
  for each statement execute function parley_record_changes('id', 'topic_id,session_id,blocked_by,lifted_by', '');
create trigger tr_chat_block_deleted after delete on chat_block referencing old table as old_rows
  for each statement execute function parley_record_changes('id', 'topic_id,session_id,blocked_by,lifted_by', '');
create trigger tr_chat_block_truncated after truncate on chat_block
  for each statement execute function parley_record_changes('id', 'topic_id,session_id,blocked_by,lifted_by', '');
