package dev.parley.superoffice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The progress of an import, as an operator sees it. */
class ProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Progress progress(boolean isTerminal) {
        return new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), isTerminal);
    }

    @Test
    void line_hasShareRateAndRemainingTime() {
        Progress progress = progress(false);
        progress.begin("Importing person", 1000, "rows");
        progress.resumedAt(500);
        progress.reached(750);

        // Of the 750 rows, 500 were imported before.
        assertThat(progress.line(System.nanoTime() + 10_000_000_000L))
                .matches("Importing person \\[#{18}\\.{6}]  75 %  750 of 1000 rows, 2[45]/s, 1[01] s left");
    }

    @Test
    void bar_isDrawnInATerminalOnly() {
        Progress lines = progress(false);
        lines.begin("Reading", 1, "rows");
        lines.reached(1);
        lines.end();
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .doesNotContain("\r", "\u001B")
                .containsOnlyOnce("Reading");

        Progress bar = progress(true);
        bar.begin("Reading", 1, "rows");
        bar.reached(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\rReading");
    }
}
