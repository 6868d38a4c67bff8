package dev.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFailureTest {

    @ParameterizedTest
    @CsvSource({
        "08001, UNREACHABLE",
        "58000, UNREACHABLE",
        "57P01, RESTARTING",
        "57P03, RESTARTING",
        "53100, EXHAUSTED",
        "53300, EXHAUSTED",
        "28P01, CREDENTIALS",
        "3D000, MISSING",
        "25006, READ_ONLY",
        "57014, OTHER",
        "23505, OTHER"
    })
    void of_sqlState_isItsKind(String state, DatabaseFailure kind) {
        RuntimeException failed = new IllegalStateException(new SQLException("refused for /10.1.2.3", state));

        assertThat(DatabaseFailure.of(failed)).isEqualTo(kind);
        assertThat(DatabaseFailure.isTemporary(failed)).isEqualTo(kind != DatabaseFailure.OTHER);
        assertThat(kind.meaning()).doesNotContain("10.1.2.3", "refused for");
    }

    @Test
    void of_timeoutOfThePool_isItsKind() {
        assertThat(DatabaseFailure.of(new SQLException("Sorry, acquisition timeout!")))
                .isEqualTo(DatabaseFailure.POOL_EXHAUSTED);
    }

    @Test
    void of_otherException_isOther() {
        assertThat(DatabaseFailure.of(new IllegalStateException("no database"))).isEqualTo(DatabaseFailure.OTHER);
    }
}
