package dev.parley.chat.sync;

import dev.parley.chat.sync.RecordField.Kind;
import java.util.List;

/** The types of records that can be synchronised, with their fields and their links to other records. */
public enum RecordType {
    CONTACT(
            "Contact",
            "contact",
            "contact_id",
            List.of(
                    RecordField.text("name", "name", 219).require(),
                    RecordField.text("department", "department", 219),
                    RecordField.text("number", "number1", 49),
                    RecordField.text("code", "number2", 49),
                    RecordField.text("organizationNumber", "org_nr", 49),
                    RecordField.of("countryId", "country_id", Kind.COUNTRY),
                    RecordField.flag("stopped", "xstop"),
                    RecordField.flag("noMailing", "nomailing")),
            List.of(new Link("parentExternalId", "mother_id", "contact", "contact_id"))),
    PERSON(
            "Person",
            "person",
            "person_id",
            List.of(
                    RecordField.text("firstName", "firstname", 99).require(),
                    RecordField.text("middleName", "middle_name", 99),
                    RecordField.text("lastName", "lastname", 99),
                    RecordField.text("salutation", "mrmrs", 239),
                    RecordField.text("title", "title", 239),
                    RecordField.text("department", "department", 254),
                    RecordField.text("personNumber", "person_number", 49),
                    RecordField.email("email", "email", 239),
                    RecordField.text("phone", "phone", 254),
                    RecordField.of("countryId", "country_id", Kind.COUNTRY),
                    RecordField.flag("noMailing", "nomailing"),
                    RecordField.flag("retired", "retired")),
            List.of(new Link("contactExternalId", "contact_id", "contact", "contact_id"))),
    PROJECT(
            "Project",
            "project",
            "project_id",
            List.of(
                    RecordField.text("name", "name", 219).require(),
                    RecordField.text("projectNumber", "project_number", 49),
                    RecordField.flag("done", "done"),
                    RecordField.of("endsAt", "end_date", Kind.TIME),
                    RecordField.of("nextMilestoneAt", "next_milestone_date", Kind.TIME)),
            List.of()),
    SALE(
            "Sale",
            "sale",
            "sale_id",
            List.of(
                    RecordField.text("heading", "heading", 219),
                    RecordField.of("amount", "amount", Kind.DECIMAL),
                    RecordField.of("earning", "earning", Kind.DECIMAL),
                    RecordField.of("currency", "currency_code", Kind.CURRENCY),
                    RecordField.of("probability", "probability", Kind.PERCENT),
                    RecordField.of("closesAt", "saledate", Kind.TIME).require(),
                    RecordField.of("status", "status", Kind.STATUS).or("1"),
                    RecordField.of("completion", "done", Kind.COMPLETION).or("1"),
                    RecordField.text("saleNumber", "number1", 49)),
            List.of(
                    new Link("contactExternalId", "contact_id", "contact", "contact_id"),
                    new Link("personExternalId", "person_id", "person", "person_id"),
                    new Link("projectExternalId", "project_id", "project", "project_id")));

    private final String typeName;
    private final String table;
    private final List<RecordField> fields;
    private final List<Link> links;
    private final String sql;

    /**
     * A link to another record.
     *
     * @param name field of the input with the external id of the other record
     * @param column foreign key
     * @param table table of the other record
     * @param key primary key of that table
     */
    record Link(String name, String column, String table, String key) {}

    RecordType(String typeName, String table, String key, List<RecordField> fields, List<Link> links) {
        this.typeName = typeName;
        this.table = table;
        this.fields = fields;
        this.links = links;
        this.sql = new UpsertSql(table, key, fields, links).text();
    }

    /** Name of the type in the schema, for global ids. */
    public String typeName() {
        return typeName;
    }

    List<RecordField> fields() {
        return fields;
    }

    List<Link> links() {
        return links;
    }

    /** Whether a link is to records of the same type. */
    boolean linksToItself(Link link) {
        return link.table().equals(table);
    }

    /** The statement that creates and updates records, see {@link UpsertSql}. */
    String sql() {
        return sql;
    }
}
