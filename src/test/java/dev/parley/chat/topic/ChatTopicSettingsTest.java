package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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

        Answer answer = create(Map.of("name", name, "timeZone", "Europe/Oslo"));

        assertThat(answer.refusal("createChatTopic")).isNull();
        assertThat(answer.<Boolean>data("createChatTopic.changed")).isTrue();
        int id = answer.data("createChatTopic.chatTopic.databaseId");
        assertThat(world.texts(
                        "select concat_ws(' ', name, time_zone, widget_theme, flags, use_opening_hours, warning_chat_message) from chat_topic where id = ?",
                        (long) id))
                .containsExactly(name + " Europe/Oslo 1 0 f 0");
        assertThat(answer.<String>data("createChatTopic.chatTopic.widgetTheme")).isEqualTo("MODERN");
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
                create(Map.of("name", "x", "timeZone", "Mars/Base")), "createChatTopic", "VALIDATION", "timeZone");
    }

    @Test
    void update_ofEverySetting_isStored() {
        List<String> columns = world.texts("""
                select column_name from information_schema.columns where table_name = 'chat_topic'
                  and column_name not in ('id', 'last_accept', 'seconds_pr_accept', 'accept_samples', 'accept_gap_millis', 'deleted')""");
        Map<String, String> fields = settings("UpdateChatTopicInput");
        Map<String, Object> values = values(fields);

        assertThat(fields.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        columns.stream().map(ChatTopicSettingsTest::camel).toList())
                .hasSizeGreaterThan(70);
        assertThat(settings("CreateChatTopicInput")).isEqualTo(fields);

        Answer first = update(values);
        Answer again = update(values);

        assertThat(first.refusal("updateChatTopic")).isNull();
        assertThat(first.<Boolean>data("updateChatTopic.changed")).isTrue();
        assertThat(read(fields)).isEqualTo(values);
        assertThat(again.<Boolean>data("updateChatTopic.changed")).isFalse();
    }

    @Test
    void create_withEverySetting_isStored() {
        Map<String, String> fields = settings("CreateChatTopicInput");
        Map<String, Object> values = values(fields);

        Answer answer = create(values);

        topic = answer.<Integer>data("createChatTopic.chatTopic.databaseId");
        assertThat(read(fields)).isEqualTo(values);
    }

    @Test
    void update_keepsOmittedSettingsAndClearsNulls() {
        world.run(
                "update chat_topic set description = 'Before', badge_header = 'Badge', alert_timeout = 5 where id = ?",
                topic);

        admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, badgeHeader: null, alertTimeout: null}) { changed } }",
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
                  and column_name not in ('id', 'accept_samples', 'deleted')""");

        assertThat(needed)
                .hasSizeGreaterThan(20)
                .map(ChatTopicSettingsTest::camel)
                .allSatisfy(field -> {
                    Answer answer = admin.asks(
                            "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, " + field
                                    + ": null}) { userErrors { code field } } }",
                            Map.of("id", Ids.of("ChatTopic", topic)));

                    boolean text = List.of("name", "timeZone").contains(field);
                    assertRefused(answer, "updateChatTopic", text ? "FIELD_REQUIRED" : "VALIDATION", field);
                });
    }

    @Test
    void texts_withTheMaximumLength_areStored() {
        Map<String, Integer> lengths = lengths();
        lengths.remove("timeZone");
        Map<String, Object> longest = new HashMap<>();
        // A character of two UTF-16 units, which PostgreSQL counts as one.
        lengths.forEach((field, length) -> longest.put(field, "\uD83D\uDE00".repeat(length)));
        longest.put("name", topic + "n".repeat(255 - String.valueOf(topic).length()));

        assertThat(update(longest).refusal("updateChatTopic")).isNull();
    }

    @Test
    void texts_overTheMaximumLength_areRefused() {
        assertThat(lengths()).hasSizeGreaterThan(25).allSatisfy((field, length) -> {
            Answer answer = update(Map.of(field, "x".repeat(length + 1)));

            assertRefused(answer, "updateChatTopic", "FIELD_TOO_LONG", field);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            timeZone: "Europe/Atlantis"                                    | timeZone
            monEnabled: true                                               | monStop
            tueEnabled: true, tueStart: "16:00", tueStop: "08:00"          | tueStop
            wedEnabled: true, wedStart: "08:00", wedStop: "08:00"          | wedStop
            thuEnabled: true, thuStart: "08:00"                            | thuStop
            friEnabled: true, friStop: "08:00"                             | friStop
            satEnabled: true, satStart: "08:00", satStop: "07:59:59"       | satStop
            sunEnabled: true                                               | sunStop
            useLunchHours: true, lunchStart: "12:00", lunchStop: "11:30"   | lunchStop
            alertTimeout: -1                                               | alertTimeout
            warningNewChat: -1                                             | warningNewChat
            managerWarningNewChat: -1                                      | managerWarningNewChat
            warningChatMessage: -1                                         | warningChatMessage
            managerWarningChatMessage: -1                                  | managerWarningChatMessage
            offlineFormTimeLimit: -1                                       | offlineFormTimeLimit
            offlineFormQueueLength: -1                                     | offlineFormQueueLength
            flags: 128                                                     | flags
            flags: -1                                                      | flags
            widgetRequiredFields: 32                                       | widgetRequiredFields
            widgetOfflineFields: -2147483648                               | widgetOfflineFields
            """)
    void settingsThatDoNotFit(String settings, String path) {
        Answer answer = updateLiterally(settings);

        assertRefused(answer, "updateChatTopic", "VALIDATION", path);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name: "  "                       | name
            name: "\\u00A0\\u200B"           | name
            timeZone: ""                     | timeZone
            botEnabled: true                 | botName
            botEnabled: true, botName: " "   | botName
            """)
    void text_thatMustBeThereAndIsBlank_isRequired(String settings, String path) {
        assertRefused(updateLiterally(settings), "updateChatTopic", "FIELD_REQUIRED", path);
    }

    @Test
    void text_thatIsBlank_clears() {
        world.set(topic, "description = 'Before', badge_header = 'Chat'");

        Answer answer = updateLiterally("description: \"\\u3164\", welcomeMessage: \" \", badgeHeader: \" Ask us \"");

        assertThat(answer.<Boolean>data("updateChatTopic.changed")).isTrue();
        assertThat(world.texts(
                        "select concat_ws(',', description, welcome_message, badge_header) from chat_topic where id = ?",
                        topic))
                .containsExactly("Ask us");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            monStart: "16:00", monStop: "08:00"
            monEnabled: true, monStart: "08:00", monStop: "16:00"
            useLunchHours: false, lunchStart: "12:00", lunchStop: "11:30"
            flags: 127
            widgetRequiredFields: 31, widgetOfflineFields: 31
            warningNewChat: 0
            botEnabled: true, botName: "Bo"
            botName: "Bo"
            timeZone: "America/Argentina/Buenos_Aires"
            """)
    void settingsThatDo(String settings) {
        assertThat(updateLiterally(settings).<Boolean>data("updateChatTopic.changed"))
                .isTrue();
    }

    @Test
    void stopAtMidnight_isTheEndOfTheDay() {
        Answer answer =
                updateLiterally("useOpeningHours: true, monEnabled: true, monStart: \"08:00\", monStop: \"00:00\"");

        assertThat(answer.<Boolean>data("updateChatTopic.changed")).isTrue();
        assertThat(Caller.nobody()
                        .asks(
                                "query($id: ID!) { chatTopic(id: $id) { isOpen(at: \"2026-06-01T23:59:59Z\") nextChange(at: \"2026-06-01T12:00:00Z\") } }",
                                Map.of("id", Ids.of("ChatTopic", topic)))
                        .<Map<String, ?>>data("chatTopic"))
                .isEqualTo(Map.of("isOpen", true, "nextChange", "2026-06-02T00:00:00Z"));
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
        String exact = "monStart: \"08:00:00.123456\"";

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
            flags: 2147483648
            alertTimeout: "5"
            monStart: "25:00"
            widgetTheme: PINK
            lastAccept: "2026-01-01T00:00:00Z"
            secondsPrAccept: 1
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

    /** The generated fields of an input, with their types. */
    private Map<String, String> settings(String input) {
        Answer answer = admin.asks("{ __type(name: \"" + input + "\") { inputFields { name type { name } } } }");
        Map<String, String> fields = new TreeMap<>();
        answer.<Map<String, Object>>list("__type.inputFields")
                .forEach(field ->
                        fields.put((String) field.get("name"), (String) ((Map<?, ?>) field.get("type")).get("name")));
        fields.keySet().removeAll(List.of("topicId", "clientMutationId", "idempotencyKey"));
        return fields;
    }

    /** Values that differ from the defaults of all columns and are consistent. */
    private Map<String, Object> values(Map<String, String> fields) {
        Map<String, Object> values = new TreeMap<>();
        fields.forEach((field, type) -> values.put(
                field,
                switch (type) {
                    case "String" ->
                        field.equals("name") ? "All of " + topic : field.equals("timeZone") ? "Europe/Oslo" : "Text";
                    case "Int" -> 3;
                    case "Boolean" -> true;
                    case "Time" -> field.endsWith("Start") ? "08:15:00" : "16:45:30";
                    case "WidgetTheme" -> "CLASSIC";
                    default -> throw new AssertionError(field + " has type " + type);
                }));
        return values;
    }

    private Map<String, Object> read(Map<String, String> fields) {
        Map<String, Object> read = admin.asks(
                        "query($id: ID!) { chatTopic(id: $id) { " + String.join(" ", fields.keySet()) + " } }",
                        Map.of("id", Ids.of("ChatTopic", topic)))
                .data("chatTopic");
        // Both notations of a time are equal.
        return read.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        each -> fields.get(each.getKey()).equals("Time")
                                        && each.getValue().toString().length() == 5
                                ? each.getValue() + ":00"
                                : each.getValue(),
                        (one, other) -> one,
                        TreeMap::new));
    }

    private Map<String, Integer> lengths() {
        return world
                .texts(
                        "select column_name || ' ' || character_maximum_length from information_schema.columns where table_name = 'chat_topic' and character_maximum_length > 0")
                .stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(parts -> camel(parts[0]), parts -> Integer.valueOf(parts[1])));
    }

    private static String camel(String column) {
        StringBuilder name = new StringBuilder();
        for (String word : column.split("_")) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    private static void assertRefused(Answer answer, String mutation, String code, String path) {
        assertThat(answer.refusal(mutation)).isEqualTo(code);
        assertThat(answer.<String>list(mutation + ".userErrors[0].field")).containsExactly(path);
    }
}
