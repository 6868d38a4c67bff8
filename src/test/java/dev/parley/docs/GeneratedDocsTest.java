package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.error.CatalogEntry;
import dev.parley.graphql.error.RequestError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The tables of docs/errors.md and docs/configuration.md are those of the code. With -Dparley.docs.update they are written: then read
 * the difference.
 */
class GeneratedDocsTest {

    private static final String START =
            "<!-- generated: ./mvnw test -Dtest=GeneratedDocsTest -Dparley.docs.update -->\n";
    private static final String END = "\n<!-- end of the generated part -->";

    @Test
    void errors_areThoseOfTheCode() throws IOException {
        assertIsGenerated(
                Path.of("docs/errors.md"),
                "\n## Requests\n\n" + table(RequestError.values()) + "\n## Actions\n\n" + table(RefusalCode.values()));
    }

    @Test
    void settings_areThoseOfTheCode() throws IOException {
        assertIsGenerated(Path.of("docs/configuration.md"), Settings.table());
    }

    /** The service reads this file when it checks its configuration. */
    @Test
    void settingsOfTheCheck_areThoseOfTheCode() throws IOException {
        Path file = Path.of("src/main/resources/settings/parley.txt");
        if (System.getProperty("parley.docs.update") != null) {
            Files.writeString(file, Settings.file());
            return;
        }

        assertThat(Files.readString(file))
                .as("Rewrite %s by -Dparley.docs.update, and read the difference", file)
                .isEqualTo(Settings.file());
    }

    private static void assertIsGenerated(Path page, String generated) throws IOException {
        String text = Files.readString(page);
        int start = text.indexOf(START) + START.length();
        int end = text.indexOf(END);
        if (System.getProperty("parley.docs.update") != null) {
            text = text.substring(0, start) + generated + text.substring(end);
            Files.writeString(page, text);
            return;
        }

        assertThat(text.substring(start, end))
                .as("Rewrite %s by -Dparley.docs.update, and read the difference", page)
                .isEqualTo(generated);
    }

    private static String table(CatalogEntry... codes) {
        return Stream.of(codes)
                .map(code -> "| `%s` | %s | %s | %s |\n"
                        .formatted(
                                code.name(),
                                code.explanation().meaning(),
                                code.explanation().help(),
                                code.explanation().retryable() ? "yes" : "no"))
                .collect(Collectors.joining("", "| code | meaning | action | retryable |\n|---|---|---|---|\n", ""));
    }
}
