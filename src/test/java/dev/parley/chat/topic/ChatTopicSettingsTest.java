package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of a topic that administrators can change: createChatTopic and updateChatTopic. */
@QuarkusTest
class ChatTopicSettingsTest extends TopicSettingsScene {

    @Inject
    GraphQLSchema schema;

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
        paths.addAll(List.of(SettingTree.DAYS, SettingTree.LUNCH, SettingTree.EXCEPTIONS, SettingTree.TRANSLATIONS));
        paths.removeAll(
                List.of("lastAcceptAt", "averageAcceptSeconds", "deleted", "version", "privacy.consentVersion"));

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
                  and column_name not in ('id', 'accept_samples', 'deleted', 'version', 'consent_version')""");
        Set<String> paths = new TreeSet<>(TopicColumns.bits().keySet());
        paths.addAll(List.of(
                "openingHours",
                SettingTree.DAYS,
                SettingTree.EXCEPTIONS,
                SettingTree.TRANSLATIONS,
                "widget",
                "widget.forms.offline",
                "alerts",
                "tickets"));
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
            openingHours: {days: [{weekday: TUESDAY, periods: [{opensAt: "16:00", closesAt: "08:00"}, {opensAt: "17:00", closesAt: "18:00"}]}]} | openingHours.days.0.periods.1.opensAt
            openingHours: {days: [{weekday: TUESDAY, periods: [{opensAt: "12:00", closesAt: "16:00"}, {opensAt: "08:00", closesAt: "11:00"}]}]} | openingHours.days.0.periods.1.opensAt
            openingHours: {days: [{weekday: TUESDAY, periods: [{opensAt: "08:00", closesAt: "12:00"}, {opensAt: "11:59", closesAt: "16:00"}]}]} | openingHours.days.0.periods.1.opensAt
            openingHours: {days: [{weekday: TUESDAY, periods: [{opensAt: "22:00", closesAt: "06:01"}]}, {weekday: WEDNESDAY, periods: [{opensAt: "06:00", closesAt: "08:00"}]}]} | openingHours.days.0.periods.0.closesAt
            openingHours: {days: [{weekday: MONDAY, periods: [{opensAt: "06:00", closesAt: "08:00"}]}, {weekday: SUNDAY, periods: [{opensAt: "22:00", closesAt: "06:01"}]}]} | openingHours.days.0.periods.0.opensAt
            openingHours: {exceptions: [{date: "2026-12-24", periods: []}, {date: "2026-12-24", periods: []}]} | openingHours.exceptions.1.date
            openingHours: {exceptions: [{date: "2026-12-24", periods: [{opensAt: "08:00", closesAt: "08:00"}]}]} | openingHours.exceptions.0.periods.0.closesAt
            openingHours: {days: [{weekday: WEDNESDAY, periods: [{opensAt: "08:00", closesAt: "08:00"}]}]} | openingHours.days.0.periods.0.closesAt
            openingHours: {days: [{weekday: MONDAY, periods: []}, {weekday: SATURDAY, periods: [{opensAt: "08:00", closesAt: "08:00:00.0001"}]}]} | openingHours.days.1.periods.0.closesAt
            openingHours: {days: [{weekday: MONDAY, periods: []}, {weekday: MONDAY, periods: []}]} | openingHours.days.1.weekday
            openingHours: {lunch: {startsAt: "12:00", endsAt: "11:30"}} | openingHours.lunch.endsAt
            privacy: {retentionDays: 0} | privacy.retentionDays
            privacy: {retentionDays: 36501} | privacy.retentionDays
            assignment: {offerSeconds: 4} | assignment.offerSeconds
            assignment: {offerSeconds: 3601} | assignment.offerSeconds
            assignment: {skillSeconds: -1} | assignment.skillSeconds
            assignment: {skillSeconds: 86401} | assignment.skillSeconds
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
            openingHours: {days: [{weekday: SUNDAY, periods: [{opensAt: "22:00", closesAt: "06:00"}]}, {weekday: MONDAY, periods: [{opensAt: "06:00", closesAt: "22:00"}, {opensAt: "22:00", closesAt: "00:00"}]}]}
            openingHours: {exceptions: [{date: "2026-12-25", periods: []}, {date: "2026-12-24", text: "Christmas Eve", periods: [{opensAt: "09:00", closesAt: "12:00"}]}]}
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flags: 3
            alerts: {email: {afterSeconds: "5"}}
            alerts: {email: {afterSeconds: 2147483648}}
            openingHours: {lunch: {startsAt: "25:00", endsAt: "11:00"}}
            openingHours: {lunch: {startsAt: "11:00"}}
            openingHours: {days: [{weekday: MONDAY}]}
            openingHours: {exceptions: [{date: "2026-02-30", periods: []}]}
            openingHours: {exceptions: [{date: "+10000-01-01", periods: []}]}
            openingHours: {exceptions: [{date: "2026-12-24"}]}
            openingHours: {fitsSuperOffice: true}
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
                    case "Int" -> 7;
                    case "Boolean" -> true;
                    case "WidgetTheme" -> "CLASSIC";
                    case "AssignmentMode" -> "LEAST_BUSY";
                    case "ListeningMode" -> "ANNOUNCED";
                    case "[ChatFormField!]" -> List.of("EMAIL", "COMPANY");
                    case "ChatTopicLunchBreakInput" -> Map.of("startsAt", "12:15", "endsAt", "12:45:30");
                    case "[ChatTopicOpeningExceptionInput!]" ->
                        List.of(Map.of(
                                "date",
                                "2026-12-24",
                                "text",
                                "Christmas Eve",
                                "periods",
                                List.of(Map.of("opensAt", "09:15", "closesAt", "12:30"))));
                    case "[ChatTopicTextsInput!]" ->
                        List.of(Map.of("language", "nb", "title", "Velkommen", "welcomeMessage", "Hei."));
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

    private Map<String, Integer> lengths() {
        return world
                .texts(
                        "select column_name || ' ' || character_maximum_length from information_schema.columns where table_name = 'chat_topic' and character_maximum_length > 0")
                .stream()
                .map(line -> line.split(" "))
                .collect(Collectors.toMap(
                        parts -> TopicColumns.paths().get(parts[0]), parts -> Integer.valueOf(parts[1])));
    }
}
