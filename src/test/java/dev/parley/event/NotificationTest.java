package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.Notification.Kind;
import org.junit.jupiter.api.Test;

/** Parsing of messages. Other programs may send on the same channels. */
class NotificationTest {

    @Test
    void message_withChannelAndId_isNotification() {
        assertThat(Notification.of("parley_event", "17")).contains(new Notification(Kind.EVENTS, 17));
        assertThat(Notification.of("parley_typing", "17")).contains(new Notification(Kind.TYPING, 17));
        assertThat(Notification.of("parley_presence", "17")).contains(new Notification(Kind.PRESENCE, 17));
        assertThat(Notification.of("parley_record", "0")).contains(new Notification(Kind.RECORDS, 0));
    }

    @Test
    void message_withOtherChannelOrText_isIgnored() {
        assertThat(Notification.of("parley_event", "hello")).isEmpty();
        assertThat(Notification.of("parley_event", "")).isEmpty();
        assertThat(Notification.of("elsewhere", "17")).isEmpty();
    }
}
