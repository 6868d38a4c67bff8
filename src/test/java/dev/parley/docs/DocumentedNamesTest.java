package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.language.Document;
import graphql.parser.Parser;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.Validator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation names what there is: its queries fit the schema, and its settings exist. */
class DocumentedNamesTest {

    /** A block of GraphQL, or a query within JavaScript or JSON. */
    private static final Pattern QUERY =
            Pattern.compile("```graphql\\n(.*?)```|query: '([^']*\\{[^']*)'|\"query\": \"([^\"]+)\"", Pattern.DOTALL);

    private static final Pattern SETTING = Pattern.compile("\\bPARLEY_(?:[A-Z_]|S3)*[A-Z]\\b");

    private final GraphQLSchema schema = UnExecutableSchemaGenerator.makeUnExecutableSchema(
            new SchemaParser().parse(Prose.read(Path.of("schema.graphql"))));

    @Test
    void queries_fitTheSchema() throws IOException {
        List<String> queries = pages().flatMap(
                        page -> QUERY.matcher(Prose.read(page)).results())
                .map(DocumentedNamesTest::query)
                .toList();

        assertThat(queries).hasSizeGreaterThan(5);
        assertThat(queries).allSatisfy(query -> {
            Document document = new Parser().parseDocument(query);
            assertThat(new Validator().validateDocument(schema, document, Locale.ENGLISH))
                    .as(query)
                    .isEmpty();
        });
    }

    @Test
    void mutations_areInTheGuide() {
        assertThat(names(schema.getMutationType()))
                .allSatisfy(
                        name -> assertThat(Prose.read(Path.of("docs/api.md"))).contains("`" + name + "`"));
    }

    @Test
    void subscriptions_areInTheGuide() {
        assertThat(names(schema.getSubscriptionType()))
                .allSatisfy(name ->
                        assertThat(Prose.read(Path.of("docs/subscriptions.md"))).containsPattern("`" + name + "[(`]"));
    }

    @Test
    void settings_areInTheConfiguration() throws IOException {
        String configuration = Prose.read(Path.of("docs/configuration.md"));

        assertThat(pages().flatMap(page -> SETTING.matcher(Prose.read(page)).results())
                        .map(MatchResult::group)
                        .distinct()
                        .filter(name -> !configuration.contains("| `" + name + "`")))
                .isEmpty();
    }

    @Test
    void packages_areInTheArchitecture() throws IOException {
        Path root = Path.of("src/main/java/dev/parley");
        String architecture = Prose.read(Path.of("docs/architecture.md"));

        try (Stream<Path> sources = Files.walk(root)) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> !file.endsWith("package-info.java"))
                            .map(file ->
                                    root.relativize(file.getParent()).toString().replace('/', '.'))
                            .distinct()
                            .filter(name -> !architecture.contains("`" + name + "`")))
                    .isEmpty();
        }
    }

    private static String query(MatchResult found) {
        return Stream.of(1, 2, 3)
                .map(found::group)
                .filter(group -> group != null)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(GraphQLObjectType type) {
        return type.getFieldDefinitions().stream()
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    /** README, CONTRIBUTING and all of docs but the decision records, which are of their time. */
    private static Stream<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            List<Path> pages = docs.filter(file -> file.toString().endsWith(".md") && !file.startsWith("docs/adr"))
                    .toList();
            return Stream.concat(Stream.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")), pages.stream());
        }
    }
}
