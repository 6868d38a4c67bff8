package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.database.DatabaseFailure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** Failures of statements over attachments say whether they are outages, and quote nothing. */
@QuarkusTest
class AttachmentStatementsTest {

    @Inject
    AttachmentStatements statements;

    @Test
    void connectionThatWasEnded_isAnOutage() {
        assertThatThrownBy(
                        () -> statements.one("select pg_terminate_backend(pg_backend_pid())", row -> row.getBoolean(1)))
                .matches(DatabaseFailure::isTemporary);
    }

    @Test
    void refusedRow_isNoOutage_andNotQuoted() {
        assertThatThrownBy(() -> statements.change(
                        "insert into chat_attachment_chunk (attachment_id, seq, content) values (0, 0, '')"))
                .matches(failed -> !DatabaseFailure.isTemporary(failed))
                .hasMessage("A statement over attachments failed, SQLSTATE 23503")
                .cause()
                .hasMessage("SQLSTATE 23503");
    }
}
