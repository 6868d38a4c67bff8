package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Opening hours as settings of a topic. */
@QuarkusTest
class OpeningHoursSettingsTest extends TopicSettingsScene {

    @Test
    void stopAtMidnight_isTheEndOfTheDay() {
        Answer answer =
                updateLiterally("openingHours: {enabled: true, days: [" + day("MONDAY", "08:00", "00:00") + "]}");

        assertThat(answer.<Boolean>data("updateChatTopic.changed")).isTrue();
        assertThat(Caller.nobody()
                        .asks(
                                "query($id: ID!) { chatTopic(id: $id) { isOpen(at: \"2026-06-01T23:59:59Z\") nextChangeAt(at: \"2026-06-01T12:00:00Z\") } }",
                                Map.of("id", Ids.of("ChatTopic", topic)))
                        .<Map<String, ?>>data("chatTopic"))
                .isEqualTo(Map.of("isOpen", true, "nextChangeAt", "2026-06-02T00:00:00Z"));
    }

    @Test
    void dayWithTwoPeriods_isRefused() {
        Answer answer = updateLiterally("""
                openingHours: {days: [{weekday: MONDAY, periods: []}, {weekday: FRIDAY, periods: [
                    {opensAt: "08:00", closesAt: "11:00"}, {opensAt: "12:00", closesAt: "16:00"}]}]}""");

        assertRefused(answer, "updateChatTopic", "TOO_MANY_PERIODS", "openingHours.days.1.periods");
    }

    @Test
    void days_replaceOnlyTheGivenWeekdays() {
        world.set(
                topic,
                "mon_enabled = true, mon_start = '08:00', mon_stop = '16:00', tue_enabled = true, tue_start = '09:00', tue_stop = '17:00'");

        updateLiterally(
                "openingHours: {days: [{weekday: TUESDAY, periods: []}, " + day("SUNDAY", "10:00", "11:00") + "]}");

        assertThat(world.texts(
                        "select concat_ws(' ', mon_enabled, mon_start, mon_stop, tue_enabled, tue_start, sun_enabled, sun_start, sun_stop) from chat_topic where id = ?",
                        topic))
                .containsExactly("t 08:00:00 16:00:00 f 09:00:00 t 10:00:00 11:00:00");
    }

    @Test
    void update_ofOneDay_writesNoOtherTime() {
        world.set(
                topic,
                "mon_enabled = true, mon_start = '08:00', mon_stop = '24:00', use_lunch_hours = true, lunch_start = '12:00:00.123456', lunch_stop = '13:00'");

        updateLiterally("openingHours: {days: [" + day("FRIDAY", "08:00", "16:00") + "]}");

        assertThat(world.texts("select mon_stop || ' ' || lunch_start from chat_topic where id = ?", topic))
                .containsExactly("24:00:00 12:00:00.123456");
    }

    @Test
    void update_ofOtherSettings_keepsTimesUnchanged() {
        world.run(
                "update chat_topic set mon_enabled = true, mon_start = '08:00', mon_stop = '24:00', tue_stop = '12:00:00.123456' where id = ?",
                topic);

        assertThat(updateLiterally("description: \"Else\"").<Boolean>data("updateChatTopic.changed"))
                .isTrue();

        assertThat(world.texts("select mon_stop || ' ' || tue_stop from chat_topic where id = ?", topic))
                .containsExactly("24:00:00 12:00:00.123456");
    }

    @Test
    void times_withMicroseconds_areStoredExactly() {
        String exact = "openingHours: {days: [" + day("MONDAY", "08:00:00.123456", "16:00") + "]}";

        assertThat(updateLiterally(exact).<Boolean>data("updateChatTopic.changed"))
                .isTrue();
        assertThat(updateLiterally(exact).<Boolean>data("updateChatTopic.changed"))
                .isFalse();
    }

    private static String day(String weekday, String opens, String closes) {
        return "{weekday: %s, periods: [{opensAt: \"%s\", closesAt: \"%s\"}]}".formatted(weekday, opens, closes);
    }
}
