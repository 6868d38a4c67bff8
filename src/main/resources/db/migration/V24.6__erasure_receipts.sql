set local lock_timeout = '10s';
lock table ejuser in share update exclusive mode;
set local lock_timeout = '500ms';

alter table legal_hold
  add constraint fk_legal_hold_set_by foreign key (set_by) references ejuser,
  add constraint fk_legal_hold_lifted_by foreign key (lifted_by) references ejuser;

-- What was erased on whose order. A receipt has nothing of the person. Its hash includes the hash of the receipt before it, so that a receipt that
-- is changed or removed later shows.
create table erasure_receipt (
  id         bigint generated always as identity constraint pk_erasure_receipt primary key,
  erased_at  timestamptz not null,
  actor_name varchar(80) not null,
  erased_by  bigint constraint fk_erasure_receipt_erased_by references ejuser,
  counts     jsonb not null,
  hash       varchar(64) not null
);
create index ix_erasure_receipt_erased_by on erasure_receipt (erased_by, id);
comment on table erasure_receipt is 'Receipts of erasures of persons. Append-only. Not SuperOffice''s.';
comment on column erasure_receipt.hash is
  'SHA-256, in hexadecimal, of: hash of the receipt before it, id, erased_at, actor_name, counts; joined by vertical bars.';

create function parley_receipt_hash(previous text, receipt erasure_receipt) returns text language sql stable as $$
  select encode(sha256(convert_to(concat_ws('|', coalesce(previous, ''), receipt.id,
    to_char(receipt.erased_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), receipt.actor_name, receipt.counts::text), 'UTF8')), 'hex');
$$;

-- One transaction at a time, so that the order of ids is the order of the chain.
create function parley_seal_receipt() returns trigger language plpgsql security definer as $$
begin
  perform pg_advisory_xact_lock(hashtext('erasure_receipt'));
  new.id := nextval(pg_get_serial_sequence('erasure_receipt', 'id'));
  new.hash := parley_receipt_hash((select r.hash from erasure_receipt r order by r.id desc limit 1), new);
  return new;
end $$;
create trigger tr_erasure_receipt_sealed before insert on erasure_receipt
  for each row execute function parley_seal_receipt();

create function parley_receipts_are_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'erasure_receipt is append-only';
end $$;
create trigger tr_erasure_receipt_append_only before update or delete on erasure_receipt
  for each row execute function parley_receipts_are_append_only();
create trigger tr_erasure_receipt_not_truncated before truncate on erasure_receipt
  for each statement execute function parley_receipts_are_append_only();

-- Erasing a person takes its number out of the audit, and nothing else.
create or replace function parley_audit_is_append_only() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_setting('parley.audit_cleanup', true) = 'on' then
    return old;
  elsif tg_op = 'UPDATE' and current_setting('parley.after_restore', true) = 'on' and to_jsonb(new) - 'xid' = to_jsonb(old) - 'xid' then
    return new;
  elsif tg_op = 'UPDATE' and current_setting('parley.erasure', true) = 'on' and new.person_id is null
      and to_jsonb(new) - 'person_id' = to_jsonb(old) - 'person_id' then
    return new;
  end if;
  raise exception 'audit_event is append-only';
end $$;

do $$ begin
  execute format('alter function parley_seal_receipt() set search_path = %I, pg_temp', current_schema());
end $$;

do $$
declare
  on_table record;
begin
  -- Followed lists read the changes of these tables.
  for on_table in
    select t.name, format('parley_record_changes(%L, %L, %L)', 'id', t.links, '') as function
    from (values
      ('legal_hold', 'session_id,person_id,set_by,lifted_by'),
      ('erasure_receipt', 'erased_by')) as t (name, links)
  loop
    execute format('create trigger tr_%1$s_inserted after insert on %1$I referencing new table as new_rows for each statement execute function %2$s',
      on_table.name, on_table.function);
    execute format('create trigger tr_%1$s_updated after update on %1$I referencing old table as old_rows new table as new_rows for each statement execute function %2$s',
      on_table.name, on_table.function);
    execute format('create trigger tr_%1$s_deleted after delete on %1$I referencing old table as old_rows for each statement execute function %2$s',
      on_table.name, on_table.function);
    execute format('create trigger tr_%1$s_truncated after truncate on %1$I for each statement execute function %2$s',
      on_table.name, on_table.function);
  end loop;
end $$;
