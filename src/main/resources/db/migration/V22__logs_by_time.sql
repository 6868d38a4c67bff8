-- Reads of tickets in the audit.

alter table audit_event add column ticket_id bigint;
create index ix_audit_event_ticket on audit_event (ticket_id, xid, id) where ticket_id is not null;
