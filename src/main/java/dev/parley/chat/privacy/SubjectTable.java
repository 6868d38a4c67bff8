package dev.parley.chat.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A table with data of customers.
 *
 * @param table its name
 * @param condition SQL of the rows r that have data of a person, as {@link SubjectSql}
 * @param change SQL that removes the data from these rows, before " where": "update … set …" or "delete from …"; empty if the rows are changed
 *     elsewhere
 */
record SubjectTable(String table, String condition, String change) implements PersonalDataStore {

    /** Columns of the event log that lead to the customer. */
    private static final String LINKS = "array['customer', 'contact', 'project', 'sale']";

    private static final String IN_SESSION = "r.session_id = any(:sessions) and ";

    private static final String PERSONAL_COLUMNS = """
            select column_name from information_schema.columns
            where table_schema = current_schema() and table_name = 'person' and is_nullable = 'YES'
              and data_type in ('character varying', 'text', 'jsonb', 'integer', 'ARRAY')""";

    /** Returns the tables of the chat and of the CRM, in the order in which they are erased. */
    static List<PersonalDataStore> all() {
        return List.of(
                new SubjectTable("chat_session", "r.id = any(:sessions)", ""),
                update(
                        "chat_message",
                        IN_SESSION
                                + "(num_nonnulls(r.message, r.special_param, r.attachments) > 0 or r.author is not null and r.sender_kind = 1)",
                        "redacted_at = case when num_nonnulls(r.message, r.special_param, r.attachments) > 0 then now() else r.redacted_at end,"
                                + " message = null, special_param = null, attachments = null,"
                                + " author = case when r.sender_kind = 1 then null else r.author end"),
                update(
                        "chat_session_event",
                        IN_SESSION + "exists (select from unnest(" + LINKS
                                + ") link where r.payload ->> link is not null)",
                        "payload = r.payload || (select jsonb_object_agg(link, null::text) from unnest(" + LINKS
                                + ") link where jsonb_exists(r.payload, link))"),
                update(
                        "chat_transfer",
                        IN_SESSION + "num_nonnulls(r.reason, r.reject_reason) > 0",
                        "reason = null, reject_reason = null"),
                delete("chat_session_attribute", "r.session_id = any(:sessions)"),
                delete("chat_attachment", "r.session_id = any(:sessions)"),
                delete("push_subscription", "r.session_id = any(:sessions)"),
                delete("transcript_mail", "(r.session_id = any(:sessions) or lower(r.recipient) = any(:addresses))"),
                delete(
                        "chat_block",
                        "(r.session_id = any(:sessions) or parley_email(r.email) = any(:addresses)"
                                + " or r.subject in (select p.external_id from person p where p.person_id = any(:persons)))"),
                delete("chat_session_key", "r.session_id = any(:sessions)"),
                delete(
                        "legal_hold",
                        "r.lifted_at is not null and (r.session_id = any(:sessions) or r.person_id = any(:persons))"),
                delete(
                        "idempotency_key",
                        "(r.actor in (select 'customer:' || s.session_key from chat_session s where s.id = any(:sessions))"
                                + " or jsonb_exists_any(r.outcome -> 'objects', :ids))"),
                update(
                        "ej_message",
                        "(r.ticket_id = any(:tickets) and num_nonnulls(r.body, r.author, r.customer_id) > 0"
                                + " or r.customer_id = any(:persons) and r.author is not null)",
                        "author = null, body = case when r.ticket_id = any(:tickets) then null else r.body end,"
                                + " customer_id = case when r.ticket_id = any(:tickets) then null else r.customer_id end"),
                update(
                        "ticket",
                        "(r.id = any(:tickets)"
                                + " or r.cust_id = any(:persons) and num_nonnulls(r.author, r.from_address) > 0)",
                        "author = null, from_address = null,"
                                + " title = case when r.id = any(:tickets) then 'Chat' else r.title end,"
                                + " cust_id = case when r.id = any(:tickets) then null else r.cust_id end,"
                                + " contact_id = case when r.id = any(:tickets) then null else r.contact_id end,"
                                + " sale_id = case when r.id = any(:tickets) then null else r.sale_id end,"
                                + " project_id = case when r.id = any(:tickets) then null else r.project_id end"),
                delete("person_email", "r.person_id = any(:persons)"),
                update("audit_event", "r.person_id = any(:persons)", "person_id = null"));
    }

    /** Returns the table of persons. The row stays, because records of the CRM link to it, and so does its number; all its texts go. */
    static PersonalDataStore persons(Connection database) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = database.prepareStatement(PERSONAL_COLUMNS);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add('"' + rows.getString(1) + '"');
            }
        }
        return update(
                "person",
                "r.person_id = any(:persons) and (r.erased_at is null or r.firstname <>'' or r.gender <> 0 or r.contact_id is not null or num_nonnulls(r."
                        + String.join(", r.", columns) + ") > 0)",
                "erased_at = now(), firstname = '', gender = 0, contact_id = null, nomailing = true, retired = true, updated = now(), "
                        + String.join(" = null, ", columns) + " = null");
    }

    private static PersonalDataStore update(String table, String condition, String change) {
        return new SubjectTable(table, condition, "update " + table + " r set " + change);
    }

    private static PersonalDataStore delete(String table, String condition) {
        return new SubjectTable(table, condition, "delete from " + table + " r");
    }

    @Override
    public long count(Connection database, DataSubject subject) throws SQLException {
        try (PreparedStatement statement = SubjectSql.prepare(
                        database, "select count(*) from " + table + " r where " + condition, subject);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void erase(Connection database, DataSubject subject) throws SQLException {
        if (change.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = SubjectSql.prepare(database, change + " where " + condition, subject)) {
            statement.executeUpdate();
        }
    }
}
