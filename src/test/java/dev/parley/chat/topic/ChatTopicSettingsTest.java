package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The settings of a topic that administrators can change: createChatTopic and updateChatTopic. */
@QuarkusTest
class ChatTopicSettingsTest {

    @Inject
    GraphQLSchema schema;

    private final World world = new World();
    private final Caller admin = Caller.admin("admin");
    private long topic;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
    }

    @Test
    void create_withSomeSettings_usesDefaultsForTheRest() {
        String name = "New " + topic;

        Answer answer = create(Map.of("name", name, "openingHours", Map.of("timeZone", "Europe/Oslo")));

        assertThat(answer.refusal("createChatTopic")).isNull();
        assertThat(answer.<Boolean>data("createChatTopic.changed")).isTrue();
        int id = answer.data("createChatTopic.chatTopic.databaseId");
        assertThat(world.texts(
                        "select concat_ws(' ', name, time_zone, widget_theme, flags, use_opening_hours, warning_chat_message) from chat_topic where id = ?",
                        (long) id))
                .containsExactly(name + " Europe/Oslo 1 0 f 0");
        assertThat(answer.<String>data("createChatTopic.chatTopic.widget.theme"))
                .isEqualTo("MODERN");
        assertThat(Caller.nobody()
                        .asks("query($id: ID!) { chatTopic(id: $id) { name } }", Map.of("id", Ids.of("ChatTopic", id)))
                        .<String>data("chatTopic.name"))
                .isEqualTo(name);
    }

    @Test
    void create_withoutName_isRefused() {
        assertRefused(create(Map.of("description", "x")), "createChatTopic", "FIELD_REQUIRED", "name");
        assertRefused(create(Map.of("name", "\u200B")), "createChatTopic", "FIELD_REQUIRED", "name");
    }

    @Test
    void create_withSettingsThatDoNotFit_isRefused() {
        assertRefused(create(Map.of("name", "x".repeat(256))), "createChatTopic", "FIELD_TOO_LONG", "name");
        assertRefused(
                create(Map.of("name", "x", "openingHours", Map.of("timeZone", "Mars/Base"))),
                "createChatTopic",
                "VALIDATION",
                "openingHours.timeZone");
    }

    @Test
    void settings_andTheirColumns_areThoseOfTheDocumentation() {
        List<String> columns = world.texts("""
                select column_name from information_schema.columns where table_name = 'chat_topic'
                  and column_name not in ('id', 'flags', 'accept_samples', 'accept_gap_millis')""");
        Set<String> paths = new TreeSet<>(TopicColumns.paths().values());
        paths.addAll(TopicColumns.bits().keySet());
        paths.addAll(List.of(SettingTree.DAYS, SettingTree.LUNCH));
        paths.removeAll(List.of("lastAcceptAt", "averageAcceptSeconds", "deleted", "version"));

        assertThat(columns)
                .filteredOn(column -> !TopicColumns.SEVERAL.matcher(column).matches())
                .hasSizeGreaterThan(50)
                .containsExactlyInAnyOrderElementsOf(TopicColumns.paths().keySet());
        assertThat(settings("UpdateChatTopicInput").keySet()).isEqualTo(paths);
        assertThat(settings("CreateChatTopicInput")).isEqualTo(settings("UpdateChatTopicInput"));
    }

    @Test
    void update_ofEverySetting_isStored() {
        Map<String, String> fields = settings("UpdateChatTopicInput");
        Map<String, Object> values = values(fields);

        Answer first = update(SettingTree.nested(values));
        Answer again = update(SettingTree.nested(values));

        assertThat(first.refusal("updateChatTopic")).isNull();
        assertThat(first.<Boolean>data("updateChatTopic.changed")).isTrue();
        assertThat(read(fields)).isEqualTo(values);
        assertThat(again.<Boolean>data("updateChatTopic.changed")).isFalse();
    }

    @Test
    void create_withEverySetting_isStored() {
        Map<String, String> fields = settings("CreateChatTopicInput");
        Map<String, Object> values = values(fields);

        Answer answer = create(SettingTree.nested(values));

        topic = answer.<Integer>data("createChatTopic.chatTopic.databaseId");
        assertThat(read(fields)).isEqualTo(values);
    }

    @Test
    void update_keepsOmittedSettingsAndClearsNulls() {
        world.run(
                "update chat_topic set description = 'Before', badge_header = 'Badge', alert_timeout = 5 where id = ?",
                topic);

        admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, widget: {badge: {text: null}}, alerts: {email: {afterSeconds: null}}}) { changed } }",
                Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(world.texts(
                        "select concat_ws(',', description, badge_header, alert_timeout, welcome_message) from chat_topic where id = ?",
                        topic))
                .containsExactly("Before,Welcome.");
    }

    @Test
    void update_withNullForARequiredSetting_isRefused() {
        List<String> needed = world.texts("""
                select column_name from information_schema.columns where table_name = 'chat_topic' and is_nullable = 'NO'
                  and column_name not in ('id', 'accept_samples', 'deleted', 'version')""");
        Set<String> paths = new TreeSet<>(TopicColumns.bits().keySet());
        paths.addAll(List.of("openingHours", SettingTree.DAYS, "widget", "widget.forms.offline", "alerts", "tickets"));
        needed.stream()
                .filter(TopicColumns.paths()::containsKey)
                .forEach(column -> paths.add(TopicColumns.paths().get(column)));

        assertThat(paths).hasSizeGreaterThan(25).allSatisfy(path -> {
            Map<String, Object> cleared = new HashMap<>();
            cleared.put(path, null);
            Answer answer = update(SettingTree.nested(cleared));

            boolean text = List.of("name", "openingHours.timeZone").contains(path);
            assertRefused(answer, "updateChatTopic", text ? "FIELD_REQUIRED" : "VALIDATION", path);
        });
    }

    @Test
    void texts_withTheMaximumLength_areStored() {
        Map<String, Integer> lengths = lengths();
        lengths.remove("openingHours.timeZone");
        Map<String, Object> longest = new HashMap<>();
        // A character of two UTF-16 units, which PostgreSQL counts as one.
        lengths.forEach((field, length) -> longest.put(field, "\uD83D\uDE00".repeat(length)));
        longest.put("name", topic + "n".repeat(255 - String.valueOf(topic).length()));

        assertThat(update(SettingTree.nested(longest)).refusal("updateChatTopic"))
                .isNull();
    }

    @Test
    void texts_overTheMaximumLength_areRefused() {
        assertThat(lengths()).hasSizeGreaterThan(25).allSatisfy((field, length) -> {
            Answer answer = update(SettingTree.nested(Map.of(field, "x".repeat(length + 1))));

            assertRefused(answer, "updateChatTopic", "FIELD_TOO_LONG", field);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openingHours: {timeZone: "Europe/Atlantis"} | openingHours.timeZone
            openingHours: {days: [{weekday: TUESDAY, periods: [{opensAt: "16:00", closesAt: "08:00"}]}]} | openingHours.days.0.periods.0.closesAt
            openingHours: {days: [{weekday: WEDNESDAY, periods: [{opensAt: "08:00", closesAt: "08:00"}]}]} | openingHours.days.0.periods.0.closesAt
            openingHours: {days: [{weekday: MONDAY, periods: []}, {weekday: SATURDAY, periods: [{opensAt: "08:00", closesAt: "07:59:59"}]}]} | openingHours.days.1.periods.0.closesAt
            openingHours: {days: [{weekday: MONDAY, periods: []}, {weekday: MONDAY, periods: []}]} | openingHours.days.1.weekday
            openingHours: {lunch: {startsAt: "12:00", endsAt: "11:30"}} | openingHours.lunch.endsAt
            alerts: {email: {afterSeconds: -1}} | alerts.email.afterSeconds
            alerts: {agents: {newChatAfterMinutes: -1}} | alerts.agents.newChatAfterMinutes
            alerts: {managers: {newChatAfterMinutes: -1}} | alerts.managers.newChatAfterMinutes
            alerts: {agents: {messageAfterMinutes: -1}} | alerts.agents.messageAfterMinutes
            alerts: {managers: {messageAfterMinutes: -1}} | alerts.managers.messageAfterMinutes
            widget: {forms: {offline: {fromQueue: {afterMinutes: -1}}}} | widget.forms.offline.fromQueue.afterMinutes
            widget: {forms: {offline: {fromQueue: {queueLength: -1}}}} | widget.forms.offline.fromQueue.queueLength
            widget: {forms: {preChat: {requiredFields: null}}} | widget.forms.preChat.requiredFields
            """)
    void settingsThatDoNotFit(String settings, String path) {
        Answer answer = updateLiterally(settings);

        assertRefused(answer, "updateChatTopic", "VALIDATION", path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: "  " | name
            name: "\\u00A0\\u200B" | name
            openingHours: {timeZone: ""} | openingHours.timeZone
            bot: {enabled: true} | bot.name
            bot: {enabled: true, name: " "} | bot.name
            """)
    void text_thatMustBeThereAndIsBlank_isRequired(String settings, String path) {
        assertRefused(updateLiterally(settings), "updateChatTopic", "FIELD_REQUIRED", path);
    }

    @Test
    void text_thatIsBlank_clears() {
        world.set(topic, "description = 'Before', badge_header = 'Chat'");

        Answer answer = updateLiterally(
                "description: \"\\u3164\", welcomeMessage: \" \", widget: {badge: {text: \" Ask us \"}}");

        assertThat(answer.<Boolean>data("updateChatTopic.changed")).isTrue();
        assertThat(world.texts(
                        "select concat_ws(',', description, welcome_message, badge_header) from chat_topic where id = ?",
                        topic))
                .containsExactly("Ask us");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            openingHours: {days: [{weekday: MONDAY, periods: [{opensAt: "08:00", closesAt: "16:00"}]}]}
            openingHours: {lunch: {startsAt: "11:00", endsAt: "11:30"}}
            alerts: {popUp: true, email: {enabled: true}}
            widget: {large: true, queueText: {enabled: true}}
            widget: {forms: {preChat: {requiredFields: [COUNTRY, EMAIL]}, offline: {requiredFields: [NAME], collectConsent: true, fromQueue: {enabled: true}}}}
            alerts: {agents: {newChatAfterMinutes: 0}}
            bot: {enabled: true, name: "Bo"}
            bot: {name: "Bo"}
            openingHours: {timeZone: "America/Argentina/Buenos_Aires"}
            """)
    void settingsThatDo(String settings) {
        assertThat(updateLiterally(settings).<Boolean>data("updateChatTopic.changed"))
                .isTrue();
    }

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

    @Test
    void name_ofAnotherTopic_isRefused() {
        String taken = nameOf(world.topic());

        assertRefused(create(Map.of("name", taken)), "createChatTopic", "NAME_TAKEN", "name");
        assertRefused(update(Map.of("name", taken)), "updateChatTopic", "NAME_TAKEN", "name");
        assertThat(update(Map.of("name", nameOf(topic))).<Boolean>data("updateChatTopic.changed"))
                .isFalse();
    }

    @Test
    void update_ofADeletedOrUnknownTopic_isRefused() {
        world.run("update chat_topic set deleted = true where id = ?", topic);

        assertRefused(update(Map.of("description", "x")), "updateChatTopic", "TOPIC_NOT_FOUND", "topicId");
        topic = 999_999_999;
        assertRefused(update(Map.of("description", "x")), "updateChatTopic", "TOPIC_NOT_FOUND", "topicId");
    }

    @Test
    void create_retriedWithTheSameKey_createsOneTopic() {
        Map<String, Object> input = Map.of(
                "name", "Once " + topic, "idempotencyKey", UUID.randomUUID().toString());

        Answer first = create(input);
        Answer again = create(input);

        assertThat(again.<Boolean>data("createChatTopic.replayed")).isTrue();
        assertThat(again.<Boolean>data("createChatTopic.changed")).isTrue();
        assertThat(again.<Object>data("createChatTopic.chatTopic")).isEqualTo(first.data("createChatTopic.chatTopic"));
    }

    @Test
    void create_withAUsedKeyAndOtherSettings_isRefused() {
        String key = UUID.randomUUID().toString();
        update(Map.of("description", "One", "idempotencyKey", key));

        Answer other = update(Map.of("description", "Two", "idempotencyKey", key));

        assertRefused(other, "updateChatTopic", "IDEMPOTENCY_KEY_REUSED", "idempotencyKey");
    }

    static Stream<Caller> everybodyElse() {
        World world = new World();
        long topic = world.topic();
        return Stream.of(Caller.agent(world.managerOf(topic)), Caller.agent("stranger"));
    }

    @ParameterizedTest
    @MethodSource("everybodyElse")
    void update_byANonAdministrator_isRefused(Caller caller) {
        Answer create = caller.runs("create-topic", Map.of("input", Map.of("name", "Mine " + topic)));
        Answer update = caller.runs(
                "update-topic", Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic), "description", "Mine")));

        assertThat(create.refusal("createChatTopic")).isEqualTo("NOT_ALLOWED");
        assertThat(update.refusal("updateChatTopic")).isEqualTo("NOT_ALLOWED");
        assertThat(world.number("select count(*) from chat_topic where name = ?", "Mine " + topic))
                .isZero();
    }

    @Test
    void update_byAManagerOfTheTopic_isRefused() {
        Answer answer = Caller.agent(world.managerOf(topic))
                .runs(
                        "update-topic",
                        Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic), "description", "Mine")));

        assertThat(answer.refusal("updateChatTopic")).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void update_withoutSignIn_isRefused() {
        Map<String, ?> input = Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic)));
        world.waiting(topic, "key-settings" + topic);

        assertThat(Caller.nobody().runs("update-topic", input).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.customer("key-settings" + topic)
                        .runs("update-topic", input)
                        .refusal("updateChatTopic"))
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.nobody()
                        .runs("create-topic", Map.of("input", Map.of()))
                        .errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flags: 3
            alerts: {email: {afterSeconds: "5"}}
            alerts: {email: {afterSeconds: 2147483648}}
            openingHours: {lunch: {startsAt: "25:00", endsAt: "11:00"}}
            openingHours: {lunch: {startsAt: "11:00"}}
            openingHours: {days: [{weekday: MONDAY}]}
            widget: {theme: PINK}
            widget: {forms: {preChat: {requiredFields: [AGE]}}}
            lastAcceptAt: "2026-01-01T00:00:00Z"
            averageAcceptSeconds: 1
            deleted: true
            databaseId: 1
            """)
    void whatTheSchemaDoesNotTake(String setting) {
        assertThat(updateLiterally(setting).errorCode()).isEqualTo("VALIDATION_FAILED");
    }

    private Answer create(Map<String, Object> settings) {
        return admin.runs("create-topic", Map.of("input", settings));
    }

    private Answer update(Map<String, Object> settings) {
        Map<String, Object> input = new HashMap<>(settings);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return admin.runs("update-topic", Map.of("input", input));
    }

    private Answer updateLiterally(String settings) {
        return admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, " + settings
                        + "}) { changed userErrors { code field } } }",
                Map.of("id", Ids.of("ChatTopic", topic)));
    }

    private String nameOf(long other) {
        return world.texts("select name from chat_topic where id = ?", other).get(0);
    }

    private Map<String, String> settings(String input) {
        return SettingTree.types(schema, input);
    }

    /** Values that differ from the defaults of all columns and are consistent. */
    private Map<String, Object> values(Map<String, String> fields) {
        Map<String, Object> values = new TreeMap<>();
        fields.forEach((field, type) -> values.put(
                field,
                switch (type) {
                    case "String" ->
                        field.equals("name") ? "All of " + topic : field.endsWith("timeZone") ? "Europe/Oslo" : "Text";
                    case "Int" -> 3;
                    case "Boolean" -> true;
                    case "WidgetTheme" -> "CLASSIC";
                    case "[ChatFormField!]" -> List.of("EMAIL", "COMPANY");
                    case "ChatTopicLunchBreakInput" -> Map.of("startsAt", "12:15", "endsAt", "12:45:30");
                    case "[ChatTopicOpeningDayInput!]" ->
                        Stream.of(DayOfWeek.values())
                                .map(day -> Map.of(
                                        "weekday",
                                        day.name(),
                                        "periods",
                                        List.of(Map.of("opensAt", "08:15", "closesAt", "16:45:30"))))
                                .toList();
                    default -> throw new AssertionError(field + " has type " + type);
                }));
        return values;
    }

    private Map<String, Object> read(Map<String, String> fields) {
        Map<String, Object> read = admin.asks(
                        "query($id: ID!) { chatTopic(id: $id) { " + SettingTree.selection(fields.keySet()) + " } }",
                        Map.of("id", Ids.of("ChatTopic", topic)))
                .data("chatTopic");
        return SettingTree.values(read, fields.keySet());
    }

    private static String day(String weekday, String opens, String closes) {
        return "{weekday: %s, periods: [{opensAt: \"%s\", closesAt: \"%s\"}]}".formatted(weekday, opens, closes);
    }

    private Map<String, Integer> lengths() {
        return world
                .texts(
                        "select column_name || ' ' || character_maximum_length from information_schema.columns where table_name = 'chat_topic' and character_maximum_length > 0")
                .stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> TopicColumns.paths().get(parts[0]), parts -> Integer.valueOf(parts[1])));
    }

    private static void assertRefused(Answer answer, String mutation, String code, String path) {
        assertThat(answer.refusal(mutation)).isEqualTo(code);
        assertThat(answer.<String>list(mutation + ".userErrors[0].field")).containsExactly(path.split("\\."));
    }
}
