package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.error.CatalogEntry;
import dev.parley.graphql.error.RequestError;
import dev.parley.support.Caller;
import dev.parley.support.TestServer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code of an error is in errorCatalog, and in the README, with the same words. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class ErrorCatalogTest {

    private static final Path README = Path.of("README.md");

    /** In the order of the enums. */
    private static List<List<String>> codes() {
        return Stream.<CatalogEntry>concat(Stream.of(RequestError.values()), Stream.of(RefusalCode.values()))
                .map(entry -> List.of(
                        entry.name(),
                        entry.explanation().meaning(),
                        entry.explanation().help(),
                        entry.explanation().retryable() ? "yes" : "no"))
                .toList();
    }

    @Test
    void theApiTellsThemAll() {
        List<Map<String, Object>> catalog = Caller.nobody()
                .asks("{ errorCatalog { code meaning help retryable } }")
                .list("errorCatalog");

        assertThat(catalog.stream()
                        .map(entry -> List.of(
                                entry.get("code"),
                                entry.get("meaning"),
                                entry.get("help"),
                                entry.get("retryable").equals(true) ? "yes" : "no")))
                .isEqualTo(codes());
    }

    @Test
    void theReadmeHasThemAll() throws IOException {
        List<List<String>> table = Files.readString(README)
                .split("\n## Errors\n", 2)[1]
                .split("\n## ", 2)[0]
                .lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> Stream.of(line.substring(1).split("\\|"))
                        .map(cell -> cell.strip().replace("`", ""))
                        .toList())
                .toList();

        assertThat(table).containsExactlyElementsOf(codes());
    }

    @Test
    void noCodeMeansTwoThings() {
        assertThat(codes().stream().map(code -> code.get(0))).doesNotHaveDuplicates();
    }
}
