package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.event.News.Kind;
import org.junit.jupiter.api.Test;

/** Anybody may send on the channels; only what can be news is taken for it. */
class NewsTest {

    @Test
    void aChannelAndANumberAreNews() {
        assertThat(News.of("parley_event", "17")).contains(new News(Kind.EVENTS, 17));
        assertThat(News.of("parley_typing", "17")).contains(new News(Kind.TYPING, 17));
        assertThat(News.of("parley_presence", "17")).contains(new News(Kind.PRESENCE, 17));
        assertThat(News.of("parley_record", "0")).contains(new News(Kind.RECORDS, 0));
    }

    @Test
    void whateverElseIsSentIsIgnored() {
        assertThat(News.of("parley_event", "hello")).isEmpty();
        assertThat(News.of("parley_event", "")).isEmpty();
        assertThat(News.of("elsewhere", "17")).isEmpty();
    }
}
