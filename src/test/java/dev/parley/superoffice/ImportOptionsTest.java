package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.superoffice.source.SourceException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments of the command. */
class ImportOptionsTest {

    @Test
    void options_areRead() throws SourceException {
        ImportOptions options = ImportOptions.of(List.of(
                "rows",
                "--time-zone",
                "W. Europe Standard Time",
                "--dry-run",
                "--separator",
                "tab",
                "--null",
                "\\N",
                "--faq-access",
                "3, 4",
                "--faq-status",
                "2"));

        assertThat(options.folder()).isEqualTo(Path.of("rows"));
        assertThat(options.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(options.dryRun()).isTrue();
        assertThat(options.separator()).isEqualTo('\t');
        assertThat(options.nullText()).isEqualTo("\\N");
        assertThat(options.faqAccess()).containsExactly(3, 4);
        assertThat(options.faqStatus()).containsExactly(2);
        assertThat(ImportOptions.of(List.of("rows")).zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(ImportOptions.of(List.of("rows")).faqAccess()).isEmpty();
    }

    @Test
    void wrongOptions_areNamed() {
        assertRefused("Unknown time zone: Mars", "rows", "--time-zone", "Mars");
        assertRefused("Unknown argument: --fast", "rows", "--fast");
        assertRefused("Unknown argument: more", "rows", "more");
        assertRefused("The folder is missing.", "--dry-run");
        assertRefused("--null needs a value.", "rows", "--null");
        assertRefused("--exported-at needs a time such as 2026-01-31T22:00:00Z.", "rows", "--exported-at", "now");
        assertRefused("--separator needs one character.", "rows", "--separator", "::");
        assertRefused("--faq-access needs numbers, separated by commas.", "rows", "--faq-access", "3,");
        assertRefused("--faq-status needs numbers, separated by commas.", "rows", "--faq-status", "published");
        assertRefused("--separator needs one character.", "rows", "--separator", "\n");
    }

    private static void assertRefused(String message, String... arguments) {
        assertThatThrownBy(() -> ImportOptions.of(List.of(arguments)))
                .isInstanceOf(SourceException.class)
                .hasMessage(message);
    }
}
