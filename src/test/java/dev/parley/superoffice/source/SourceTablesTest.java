package dev.parley.superoffice.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables, and the page that maps their columns. */
class SourceTablesTest {

    private static final Path PAGE = Path.of("docs/import-columns.md");
    private static final String START =
            "<!-- generated: ./mvnw test -Dtest=SourceTablesTest -Dparley.docs.update -->\n";

    @Test
    void page_mapsAllColumns() throws Exception {
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        String generated =
                SourceTables.all().stream().map(SourceTablesTest::section).collect(Collectors.joining());
        if (System.getProperty("parley.docs.update") != null) {
            Files.writeString(PAGE, page.substring(0, start) + generated);
            return;
        }

        assertThat(page.substring(start)).isEqualTo(generated);
    }

    private static String section(SourceTable table) {
        return "\n## " + table.name() + "\n\n| column | imported as | values |\n|---|---|---|\n"
                + table.columns().stream().map(column -> row(table, column)).collect(Collectors.joining());
    }

    private static String row(SourceTable table, SourceColumn column) {
        String target = column.target() == null || Lookups.isLookup(table) ? "" : "`" + targetOf(table, column) + "`";
        return "| `%s` | %s | %s |\n".formatted(column.name(), target, values(column));
    }

    private static String targetOf(SourceTable table, SourceColumn column) {
        return switch (table.name() + "." + column.name()) {
            case "email.email_address" -> "person.email`, `person_email.email";
            case "email.person_id" -> "person_email.person_id";
            case "email.rank" -> "person_email.rank";
            case "phone.phone" -> "person.phone";
            case "chat_topic.kb_category_id" -> "kb_category.topic_id";
            case "kb_category.access_level",
                    "kb_category.inherited_access_level",
                    "kb_category.access_check",
                    "kb_entry.access_level",
                    "kb_entry.status",
                    "kb_entry.expire_date" -> "kb_entry.published";
            default -> column.target();
        };
    }

    private static String values(SourceColumn column) {
        return switch (column.form()) {
            case ID -> "kept";
            case REFERENCE ->
                "`" + column.references() + "`; "
                        + (column.required() ? "a row without it is refused" : "0, -1 and unknown rows become null");
            case TEXT ->
                column.most() == Integer.MAX_VALUE ? "text" : "text of at most " + column.most() + " characters";
            case HTML ->
                "text, or HTML that becomes text"
                        + (column.most() == Integer.MAX_VALUE ? "" : ", of at most " + column.most() + " characters");
            case FLAG -> "0 or 1, false or true";
            case NUMBER -> "number";
            case POSITIVE ->
                column.most() == Integer.MAX_VALUE
                        ? "number from 1, others become null"
                        : "1 to " + column.most() + ", others become null";
            case CLAMPED -> "number, moved into " + column.least() + " to " + column.most();
            case ENUMERATION ->
                "one of "
                        + column.values().stream().sorted().map(String::valueOf).collect(Collectors.joining(", "))
                        + "; others become " + column.values().iterator().next();
            case BITS -> "bits; known are those of " + column.most();
            case AMOUNT -> "number";
            case LOCAL_TIME -> "time in the zone of the import";
            case UTC_TIME -> "time in UTC";
            case CLOCK -> "the time of day of a time";
            case KEY -> "only the SHA-256 is stored";
            case TIME_ZONE -> "number of a row of `tzlocation`, or an IANA or Windows name";
            case CURRENCY -> "number of a row of `currency`, or an ISO 4217 code";
            case DELETED -> "a row with a number above 0, or with a date, is dropped";
            case IGNORED -> "not imported";
        };
    }

    @Test
    void referencedTables_comeFirst() {
        assertThat(SourceTables.all())
                .allSatisfy(table -> assertThat(table.columns())
                        .allSatisfy(column -> assertThat(column.references() == null
                                        || SourceTables.all()
                                                        .indexOf(SourceTables.named(column.references())
                                                                .orElseThrow())
                                                <= SourceTables.all().indexOf(table))
                                .isTrue()));
    }

    @Test
    void windowsZones_areZonesOfJava() {
        TimeZoneNames names = new TimeZoneNames();

        assertThat(names.iana("W. Europe Standard Time")).contains("Europe/Berlin");
        assertThat(names.iana("Europe/Oslo")).contains("Europe/Oslo");
        assertThat(names.iana("Nowhere Standard Time")).isEmpty();
        assertThat(ZoneId.getAvailableZoneIds()).containsAll(names.ofWindows());
    }
}
