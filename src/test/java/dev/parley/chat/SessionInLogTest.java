package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** The session's id is a field of the log lines about it, and of no other. */
class SessionInLogTest {

    @Test
    void field_isSetDuringTheAction() {
        AtomicReference<Object> during = new AtomicReference<>();

        SessionInLog.about(17, () -> during.set(MDC.get(SessionInLog.FIELD)));

        assertThat(during.get()).isEqualTo("17");
        assertThat(MDC.get(SessionInLog.FIELD)).isNull();
    }

    @Test
    void field_afterAFailure_isRemoved() {
        assertThatThrownBy(() -> SessionInLog.about(17, () -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(MDC.get(SessionInLog.FIELD)).isNull();
    }
}
