package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.Notification.Kind;
import org.junit.jupiter.api.Test;

/** Anybody may send on the channels; only what can be news is taken for it. */
class NotificationTest {

    @Test
    void aChannelAndANumberAreNews() {
        assertThat(Notification.of("parley_event", "17")).contains(new Notification(Kind.EVENTS, 17));
        assertThat(Notification.of("parley_typing", "17")).contains(new Notification(Kind.TYPING, 17));
        assertThat(Notification.of("parley_presence", "17")).contains(new Notification(Kind.PRESENCE, 17));
        assertThat(Notification.of("parley_record", "0")).contains(new Notification(Kind.RECORDS, 0));
    }

    @Test
    void whateverElseIsSentIsIgnored() {
        assertThat(Notification.of("parley_event", "hello")).isEmpty();
        assertThat(Notification.of("parley_event", "")).isEmpty();
        assertThat(Notification.of("elsewhere", "17")).isEmpty();
    }
}
