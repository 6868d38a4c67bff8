package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.notification.ChatNotificationKind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PushKindTest {

    @ParameterizedTest
    @EnumSource
    void notifications_haveAKindOfPush(ChatNotificationKind kind) {
        assertThat(PushKind.named(kind.name())).hasValueSatisfying(push -> {
            assertThat(push.urgency()).isIn("very-low", "low", "normal", "high");
            assertThat(push.lifetime()).isBetween(Duration.ofMinutes(1), Duration.ofDays(1));
        });
    }

    @Test
    void kind_ofALaterVersion_isNone() {
        assertThat(PushKind.named("OF_THE_FUTURE")).isEmpty();
    }
}
