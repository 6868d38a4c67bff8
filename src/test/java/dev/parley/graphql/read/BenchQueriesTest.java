package dev.parley.graphql.read;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.UnExecutableSchemaGenerator;
import graphql.validation.ValidationError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that the operations of the benchmark (src/bench) fit the schema and that each has a limit. */
class BenchQueriesTest {

    private static final Path BENCH = Path.of("src/bench");

    private static final GraphQLSchema CONTRACT = contract();

    /** Operations whose statements are in the load harness. */
    private static final List<String> LIMITED_BY_HARNESS = List.of("q1", "q2", "q3", "q4", "m1", "m2");

    @ParameterizedTest
    @MethodSource("operations")
    void operation_isValidInSchema(String operation) throws IOException {
        String text = Files.readString(BENCH.resolve("queries/parley." + operation + ".graphql"));
        // One step per line: "accept: mutation A(…) …".
        List<String> documents = operation.equals("m2")
                ? text.lines().map(step -> step.replaceFirst("^\\w+: ", "")).toList()
                : List.of(text);

        assertThat(documents.stream().flatMap(BenchQueriesTest::errors)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operation_hasLimit(String operation) {
        boolean fair = operation.startsWith("m");

        assertThat(LIMITED_BY_HARNESS.contains(operation)
                        || Files.exists(BENCH.resolve("sql/" + operation + ".pgbench")))
                .isTrue();
        assertThat(Files.exists(BENCH.resolve("sql/fair." + operation + ".pgbench")))
                .isEqualTo(fair);
    }

    private static Stream<String> operations() throws IOException {
        try (Stream<Path> files = Files.list(BENCH.resolve("queries"))) {
            return files.map(file -> file.getFileName().toString().split("\\.")[1]).sorted().toList().stream();
        }
    }

    private static Stream<String> errors(String document) {
        var parsed = ParseAndValidate.parse(
                ExecutionInput.newExecutionInput(document).build());
        if (parsed.isFailure()) {
            return Stream.of(parsed.getSyntaxException().getMessage());
        }
        return ParseAndValidate.validate(CONTRACT, parsed.getDocument(), Locale.ROOT).stream()
                .map(ValidationError::getMessage);
    }

    private static GraphQLSchema contract() {
        try {
            return UnExecutableSchemaGenerator.makeUnExecutableSchema(
                    new SchemaParser().parse(Files.readString(Path.of("schema.graphql"))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
