package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void dayWithElevenPeriods_isRefused() {
        String eleven = IntStream.range(1, 12)
                .mapToObj("{opensAt: \"%1$02d:00\", closesAt: \"%1$02d:30\"}"::formatted)
                .collect(Collectors.joining(", "));

        Answer answer = updateLiterally(
                "openingHours: {days: [{weekday: MONDAY, periods: []}, {weekday: FRIDAY, periods: [" + eleven + "]}]}");

        assertRefused(answer, "updateChatTopic", "TOO_MANY_PERIODS", "openingHours.days.1.periods");
    }

    @Test
    void exceptions_overTheLimits_areRefused() {
        String many = Stream.iterate(LocalDate.parse("2026-01-01"), date -> date.plusDays(1))
                .limit(401)
                .map("{date: \"%s\", periods: []}"::formatted)
                .collect(Collectors.joining(", "));

        assertRefused(
                updateLiterally("openingHours: {exceptions: [" + many + "]}"),
                "updateChatTopic",
                "VALIDATION",
                "openingHours.exceptions");
        assertRefused(
                updateLiterally("openingHours: {exceptions: [{date: \"2026-12-24\", text: \"" + "x".repeat(256)
                        + "\", periods: []}]}"),
                "updateChatTopic",
                "FIELD_TOO_LONG",
                "openingHours.exceptions.0.text");
    }

    @Test
    void exception_ofToday_isShownToEverybodyAndClosesTheTopic() {
        updateLiterally("""
                openingHours: {enabled: true, timeZone: "Asia/Tokyo", days: [%s], exceptions: [
                    {date: "2026-06-08", text: " Inventory ", periods: []},
                    {date: "2026-06-01", periods: [{opensAt: "20:00", closesAt: "02:00"}]}]}""".formatted(day("MONDAY", "08:00", "16:00")));

        assertThat(ask("""
                inventory: openingException(at: "2026-06-08T01:00:00Z") { date text periods { opensAt } }
                usual: openingException(at: "2026-06-15T01:00:00Z") { text }
                isOpen(at: "2026-06-08T01:00:00Z")
                nextChangeAt(at: "2026-06-01T16:00:00Z")
                afterwards: nextChangeAt(at: "2026-06-01T17:00:00Z")
                openingHours { fitsSuperOffice exceptions { date } }""")).isEqualTo(map("""
                        {"inventory": {"date": "2026-06-08", "text": "Inventory", "periods": []}, "usual": null, "isOpen": false,
                         "nextChangeAt": "2026-06-01T17:00:00Z", "afterwards": "2026-06-14T23:00:00Z",
                         "openingHours": {"fitsSuperOffice": false, "exceptions": [{"date": "2026-06-01"}, {"date": "2026-06-08"}]}}"""));

        updateLiterally("openingHours: {enabled: false}");

        assertThat(ask("isOpen openingException(at: \"2026-06-08T01:00:00Z\") { text }"))
                .isEqualTo(map("{\"isOpen\": true, \"openingException\": null}"));
    }

    @Test
    void fitsSuperOffice_saysWhetherTheColumnsExpressTheHours() {
        updateLiterally("openingHours: {days: [" + day("MONDAY", "08:00", "16:00") + "]}");
        Object one = ask("openingHours { fitsSuperOffice }");
        updateLiterally("openingHours: {days: [" + day("MONDAY", "22:00", "06:00") + "]}");
        Object overnight = ask("openingHours { fitsSuperOffice }");
        updateLiterally(
                "openingHours: {days: [{weekday: MONDAY, periods: [{opensAt: \"08:00\", closesAt: \"11:00\"}, {opensAt: \"12:00\", closesAt: \"16:00\"}]}]}");
        Object two = ask("openingHours { fitsSuperOffice }");

        assertThat(List.of(one, overnight, two))
                .isEqualTo(Stream.of(true, false, false)
                        .map(fits -> Map.of("openingHours", Map.of("fitsSuperOffice", fits)))
                        .toList());
    }

    @Test
    void columnOfOneWeekday_thatAnotherProgramWrites_replacesThePeriodsOfThatDay() {
        updateLiterally(
                "openingHours: {days: [{weekday: MONDAY, periods: [{opensAt: \"08:00\", closesAt: \"11:00\"}, {opensAt: \"12:00\", closesAt: \"16:00\"}]}, "
                        + day("TUESDAY", "22:00", "06:00") + "]}");

        world.run(
                "update chat_topic set tue_stop = '23:00', wed_enabled = true, wed_start = '07:00', wed_stop = '15:00' where id = ?",
                topic);
        world.run("update chat_topic set description = 'Else', wed_start = '07:30' where id = ?", topic);
        world.run("update chat_topic set sun_start = '09:00' where id = ?", topic);

        assertThat(world.texts("select opening_periods from chat_topic where id = ?", topic))
                .containsExactly(
                        "[[[\"08:00:00\", \"11:00:00\"], [\"12:00:00\", \"16:00:00\"]], [[\"22:00:00\", \"23:00:00\"]], [[\"07:30:00\", \"15:00:00\"]], [], [], [], []]");
        assertThat(world.texts(
                        "select concat_ws(' ', mon_enabled, mon_start, mon_stop) from chat_topic where id = ?", topic))
                .containsExactly("t 08:00:00 16:00:00");
    }

    @Test
    void change_isRecordedAndRaisesTheVersionOnce() {
        int version = Integer.parseInt(world.texts("select version from chat_topic where id = ?", topic)
                .get(0));

        updateLiterally("openingHours: {exceptions: [{date: \"2026-12-24\", periods: []}]}");

        assertThat(world.texts("select version from chat_topic where id = ?", topic))
                .containsExactly(String.valueOf(version + 1));
        assertThat(world.texts(
                        "select details ->> 'opening_exceptions' from audit_event where topic_id = ? and action = 'TOPIC_CHANGED'",
                        topic))
                .containsExactly("[[], [{\"date\": \"2026-12-24\", \"periods\": []}]]");
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

    private Map<String, ?> ask(String fields) {
        return Caller.nobody()
                .asks(
                        "query($id: ID!) { chatTopic(id: $id) { " + fields + " } }",
                        Map.of("id", Ids.of("ChatTopic", topic)))
                .data("chatTopic");
    }

    private static Map<String, ?> map(String json) {
        return JsonPath.from(json).getMap("$");
    }

    private static String day(String weekday, String opens, String closes) {
        return "{weekday: %s, periods: [{opensAt: \"%s\", closesAt: \"%s\"}]}".formatted(weekday, opens, closes);
    }
}
