package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fields isOpen and nextChangeAt of a topic, which are public. */
@QuarkusTest
class TopicOpeningHoursTest {

    private final World world = new World();

    static Stream<Caller> everybody() {
        World world = new World();
        long topic = world.topic();
        world.waiting(topic, "key-open" + topic);
        return Stream.of(Caller.agent(world.agentOf(topic)), Caller.customer("key-open" + topic), Caller.nobody());
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void isOpen_atAGivenTime_followsTheOpeningHours(Caller caller) {
        long topic = world.topic();
        world.run("""
                update chat_topic set use_opening_hours = true, time_zone = 'Europe/Oslo',
                    mon_enabled = true, mon_start = '08:00', mon_stop = '23:59:59.999',
                    tue_enabled = true, tue_start = '08:00', tue_stop = '24:00',
                    use_lunch_hours = true, lunch_start = '11:30', lunch_stop = '12:00'
                where id = ?""", topic);

        Answer answer = ask(caller, topic, """
                lunch: isOpen(at: "2026-06-01T09:30:00Z")
                afterLunch: isOpen(at: "2026-06-01T12:00:00+02:00")
                lunchEnds: nextChangeAt(at: "2026-06-01T09:30:00Z")
                mondayEnds: nextChangeAt(at: "2026-06-01T10:00:00Z")
                tuesdayEnds: nextChangeAt(at: "2026-06-02T10:00:00Z")""");

        assertThat(answer.<Boolean>data("chatTopic.lunch")).isFalse();
        assertThat(answer.<Boolean>data("chatTopic.afterLunch")).isTrue();
        assertThat(answer.<String>data("chatTopic.lunchEnds")).isEqualTo("2026-06-01T10:00:00Z");
        assertThat(answer.<String>data("chatTopic.mondayEnds")).isEqualTo("2026-06-01T21:59:59.999Z");
        assertThat(answer.<String>data("chatTopic.tuesdayEnds")).isEqualTo("2026-06-02T22:00:00Z");
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void isOpen_now_followsTheOpeningHours(Caller caller) {
        LocalDate change = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        long opens = world.topic();
        openOn(opens, change.getDayOfWeek());
        long closes = world.topic();
        Stream.of(DayOfWeek.values())
                .filter(day -> day != change.getDayOfWeek())
                .forEach(day -> openOn(closes, day));

        Answer closed = ask(caller, opens, "isOpen nextChangeAt null: isOpen(at: null)");
        Answer open = ask(caller, closes, "isOpen nextChangeAt null: isOpen(at: null)");

        assertThat(closed.<Map<String, ?>>data("chatTopic"))
                .isEqualTo(Map.of("isOpen", false, "nextChangeAt", change + "T00:00:00Z", "null", false));
        assertThat(open.<Map<String, ?>>data("chatTopic"))
                .isEqualTo(Map.of("isOpen", true, "nextChangeAt", change + "T00:00:00Z", "null", true));
    }

    @Test
    void isOpen_withoutOpeningHours_isTrue() {
        Answer answer = ask(Caller.nobody(), world.topic(), "isOpen nextChangeAt");

        assertThat(answer.<Boolean>data("chatTopic.isOpen")).isTrue();
        assertThat(answer.<String>data("chatTopic.nextChangeAt")).isNull();
    }

    @Test
    void isOpen_throughASession_isReadable() {
        long topic = world.topic();
        long session = world.waiting(topic);

        Answer answer = Caller.agent(world.agentOf(topic))
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { topic { isOpen nextChangeAt } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<Boolean>data("chatSession.topic.isOpen")).isTrue();
        assertThat(answer.<String>data("chatSession.topic.nextChangeAt")).isNull();
    }

    private static Answer ask(Caller caller, long topic, String fields) {
        return caller.asks(
                "query($id: ID!) { chatTopic(id: $id) { " + fields + " } }", Map.of("id", Ids.of("ChatTopic", topic)));
    }

    private void openOn(long topic, DayOfWeek day) {
        String column = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
        world.run(
                "update chat_topic set use_opening_hours = true, %1$s_enabled = true, %1$s_start = '00:00', %1$s_stop = '24:00' where id = ?"
                        .formatted(column),
                topic);
    }
}
