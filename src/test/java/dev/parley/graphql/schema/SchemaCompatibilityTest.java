package dev.parley.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.parser.ParserOptions;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Compares schema.graphql with the schema of the last release. A change that breaks clients fails the test, unless schema.breaking.md lists
 * it. With -Dparley.schema.release, the test makes schema.graphql the released schema.
 */
class SchemaCompatibilityTest {

    private static final Path CURRENT = Path.of("schema.graphql");
    private static final Path RELEASED = Path.of("schema.released.graphql");
    private static final Path ALLOWED = Path.of("schema.breaking.md");

    /** The version before the first release. There is no released schema yet. */
    private static final String FIRST = "<version>0.1.0-SNAPSHOT</version>";

    private static final String SCHEMA = """
            type Query { thing(id: ID!, name: String): Thing old: String }
            type Thing { id: ID! name: String! }
            enum Colour { RED BLUE }
            input ThingInput { name: String }
            type Mutation { paint(input: ThingInput, colour: Colour): Thing }""";

    @Test
    void schema_sinceTheLastRelease_hasOnlyAllowedBreakingChanges() throws IOException {
        if (System.getProperty("parley.schema.release") != null) {
            Files.copy(CURRENT, RELEASED, StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(RELEASED)) {
            assertThat(Files.readString(Path.of("pom.xml")))
                    .as(
                            "schema.released.graphql is missing. Write it with -Dparley.schema.release, from the tag of the last release: see RELEASING.md")
                    .contains(FIRST);
            return;
        }

        assertThat(breakages(Files.readString(RELEASED), Files.readString(CURRENT)))
                .as("Breaking changes since the last release. Undo them, or list exactly these in schema.breaking.md")
                .containsExactlyInAnyOrderElementsOf(allowed(Files.readString(ALLOWED)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a removed field            | old: String           |                              | MISSING Query.old",
                "a type that may be null    | name: String!         | name: String                 | STRICTER Thing.name",
                "another type               | name: String!         | name: Int!                   | INVALID Thing.name",
                "a new required argument    | thing(id: ID!,        | thing(id: ID!, at: Int!,     | STRICTER Query.thing",
                "a required input field     | ThingInput { name: String | ThingInput { name: String! | STRICTER ThingInput.name",
                "a new required input field | ThingInput {          | ThingInput { at: Int!        | STRICTER ThingInput.at",
                "a removed enum value       | RED BLUE              | RED                          | MISSING Colour.BLUE"
            })
    void breakingChange_isReported(String change, String before, String after, String expected) {
        String changed = SCHEMA.replace(before, after == null ? "" : after);

        assertThat(changed).as(change).isNotEqualTo(SCHEMA);
        assertThat(breakages(SCHEMA, changed)).singleElement().asString().startsWith(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a new field             | old: String      | old: String new: String",
                "a new optional argument | thing(id: ID!,   | thing(id: ID!, at: Int,",
                "a new enum value        | RED BLUE         | RED BLUE GREEN",
                "an optional input field | ThingInput {     | ThingInput { at: Int",
                "a deprecation           | old: String      | old: String @deprecated(reason: \"Use thing.\")"
            })
    void compatibleChange_isNotReported(String change, String before, String after) {
        String changed = SCHEMA.replace(before, after);

        assertThat(changed).as(change).isNotEqualTo(SCHEMA);
        assertThat(breakages(SCHEMA, changed)).isEmpty();
    }

    @Test
    void allowedChanges_areReadFromListItems() {
        assertThat(allowed("# Title\n\nText with `code`.\n\n- `MISSING Query.old: gone`\n"))
                .containsExactly("MISSING Query.old: gone");
    }

    /** The comparison parses both schemas like requests, whose size is limited by default. */
    private static List<String> breakages(String released, String current) {
        CapturingReporter found = new CapturingReporter();
        ParserOptions limited = ParserOptions.getDefaultParserOptions();
        ParserOptions.setDefaultParserOptions(ParserOptions.getDefaultSdlParserOptions());
        try {
            new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(schema(released), schema(current)), found);
        } finally {
            ParserOptions.setDefaultParserOptions(limited);
        }
        return found.getBreakages().stream().map(SchemaCompatibilityTest::text).toList();
    }

    private static GraphQLSchema schema(String sdl) {
        return UnExecutableSchemaGenerator.makeUnExecutableSchema(new SchemaParser().parse(sdl));
    }

    /** A change in one line, such as MISSING Query.old: reason. */
    private static String text(DiffEvent event) {
        String field = event.getFieldName() == null ? "" : "." + event.getFieldName();
        List<String> components = event.getComponents();
        String value =
                event.getFieldName() == null && !components.isEmpty() ? "." + String.join(".", components) : field;
        return event.getCategory() + " " + event.getTypeName() + value + ": " + event.getReasonMsg();
    }

    /** The code spans that are list items of their own. */
    private static List<String> allowed(String page) {
        return Pattern.compile("(?m)^- `([^`]+)`$")
                .matcher(page)
                .results()
                .map((MatchResult item) -> item.group(1))
                .toList();
    }
}
