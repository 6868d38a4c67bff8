package dev.parley.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.audit.AuditAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tables of the documentation that list the values of an enumeration have all of them. */
class DocumentedValuesTest {

    @Test
    void events_listsAllActionsOfTheAudit() throws IOException {
        String page = Files.readString(Path.of("docs/events.md"));

        assertThat(Stream.of(AuditAction.values()).map(action -> "`" + action + "`"))
                .allSatisfy(action -> assertThat(page).contains(action));
    }
}
