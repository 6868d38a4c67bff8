package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Failures without their messages, for the log. */
class LoggedFailureTest {

    @Test
    void failure_hasClassesAndStackTraceWithoutMessages() {
        SQLException refused = new SQLException("check constraint ck_secret: Kari", "23514");
        IllegalStateException failure = new IllegalStateException("insert into secret", refused);

        StringWriter trace = new StringWriter();
        LoggedFailure.of(failure).printStackTrace(new PrintWriter(trace));

        assertThat(trace.toString())
                .startsWith("java.lang.IllegalStateException" + System.lineSeparator())
                .contains("LoggedFailureTest.failure_hasClasses", "Caused by: java.sql.SQLException (SQLSTATE 23514)")
                .doesNotContain("secret", "Kari");
    }

    @Test
    void failure_withCircularCauses_isCut() {
        IllegalStateException failure = new IllegalStateException();
        failure.initCause(new IllegalStateException(failure));

        assertThat(LoggedFailure.of(failure)).hasRootCauseInstanceOf(LoggedFailure.class);
    }
}
