package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import graphql.schema.GraphQLSchema;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a topic are the same in updateChatTopic, in queries and in SuperOffice's columns. */
@QuarkusTest
class ChatTopicRoundTripTest {

    private static final List<String> FORM_FIELDS = List.of("EMAIL", "NAME", "COMPANY", "PHONE", "COUNTRY");
    private static final Map<String, Integer> LEAST = Map.of("assignment.offerSeconds", 5, "privacy.retentionDays", 1);
    private static final int EARLIEST = 360;
    private static final List<String> ZONES = List.of("UTC", "Europe/Oslo", "Asia/Tokyo");

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
    void update_withRandomSettings_equalsQueryAndColumns() {
        Map<String, String> types = SettingTree.types(schema, "UpdateChatTopicInput");
        Set<String> nullable = nullable();
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<String, Object> expected = query(types.keySet());

        for (int round = 0; round < TestSize.of(15, 200); round++) {
            Map<String, Object> given = new TreeMap<>();
            types.forEach((path, type) -> {
                if (random.nextInt(3) == 0) {
                    boolean clears = nullable.contains(path) && random.nextInt(4) == 0;
                    given.put(path, clears ? null : value(path, type, random));
                }
            });
            if (given.get("bot.enabled") == Boolean.TRUE || expected.get("bot.enabled") == Boolean.TRUE) {
                given.put("bot.name", "Bo" + random.nextInt());
            }

            Answer answer = update(given);
            given.forEach((path, value) ->
                    expected.put(path, path.equals(SettingTree.DAYS) ? merged(expected.get(path), value) : value));

            String as = "seed " + seed + ", round " + round;
            assertThat(answer.<List<?>>data("updateChatTopic.userErrors"))
                    .as(as)
                    .isEmpty();
            assertThat(query(types.keySet())).as(as).isEqualTo(expected);
            assertThat(columns()).as(as).containsAllEntriesOf(columnsOf(expected));
            assertThat(update(given).<Boolean>data("updateChatTopic.changed"))
                    .as(as)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            false | -     | -     | -
            false | 08:00 | -     | -
            false | -     | 16:00 | -
            false | 16:00 | 08:00 | -
            true  | 08:00 | 16:00 | 08:00 16:00
            true  | 08:00 | 24:00 | 08:00 00:00
            true  | 08:00 | 00:00 | 08:00 00:00
            true  | 00:00 | 24:00 | 00:00 00:00
            """)
    void row_withEachStateOfADayAndOfLunch_isShown(String enabled, String start, String stop, String shown) {
        for (String day : List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun", "lunch")) {
            String enables = day.equals("lunch") ? "use_lunch_hours" : day + "_enabled";
            world.run(
                    "update chat_topic set %1$s = ?::boolean, %2$s_start = ?::time, %2$s_stop = ?::time where id = ?"
                            .formatted(enables, day),
                    enabled,
                    start,
                    stop,
                    topic);
        }

        Map<String, Object> settings = query(Set.of(SettingTree.DAYS, SettingTree.LUNCH));

        String[] times = shown == null ? null : shown.split(" ");
        Object periods = times == null ? List.of() : List.of(Map.of("opensAt", times[0], "closesAt", times[1]));
        assertThat(settings.get(SettingTree.DAYS))
                .isEqualTo(Stream.of(DayOfWeek.values())
                        .map(day -> Map.of("weekday", day.name(), "periods", periods))
                        .toList());
        assertThat(settings.get(SettingTree.LUNCH))
                .isEqualTo(times == null ? null : Map.of("startsAt", times[0], "endsAt", times[1]));
    }

    private Object value(String path, String type, Random random) {
        return switch (type) {
            case "String" ->
                path.equals("name")
                        ? "Round trip " + topic + " " + random.nextInt()
                        : path.equals("openingHours.timeZone")
                                ? ZONES.get(random.nextInt(ZONES.size()))
                                : "t" + random.nextInt(1_000_000);
            case "Int" -> LEAST.getOrDefault(path, 0) + random.nextInt(1000);
            case "Boolean" -> random.nextBoolean();
            case "AssignmentMode" -> random.nextBoolean() ? "MANUAL" : "ROUND_ROBIN";
            case "ListeningMode" -> random.nextBoolean() ? "SILENT" : "OFF";
            case "WidgetTheme" -> random.nextBoolean() ? "CLASSIC" : "MODERN";
            case "[ChatFormField!]" ->
                FORM_FIELDS.stream().filter(field -> random.nextBoolean()).toList();
            case "[ChatTopicOpeningDayInput!]" -> days(random);
            case "[ChatTopicOpeningExceptionInput!]" -> exceptions(random);
            case "[ChatTopicTextsInput!]" ->
                Stream.of("nb", "de-AT", "fr")
                        .filter(language -> random.nextBoolean())
                        .map(language -> Map.of(
                                "language",
                                language,
                                "title",
                                "t" + random.nextInt(1000),
                                "welcomeMessage",
                                "w" + random.nextInt(1000)))
                        .toList();
            case "ChatTopicLunchBreakInput" -> {
                Map<String, String> period = period(random, random.nextInt(1439));
                yield Map.of("startsAt", period.get("opensAt"), "endsAt", period.get("closesAt"));
            }
            default -> throw new AssertionError(path + " has type " + type);
        };
    }

    private static List<Map<String, Object>> days(Random random) {
        return Stream.of(DayOfWeek.values())
                .filter(day -> random.nextBoolean())
                .<Map<String, Object>>map(day -> Map.of("weekday", day.name(), "periods", periods(random)))
                .toList();
    }

    private static List<Map<String, Object>> exceptions(Random random) {
        return Stream.of("2025-12-31", "2026-05-17", "2026-12-24", "2028-02-29")
                .filter(date -> random.nextBoolean())
                .<Map<String, Object>>map(
                        date -> Map.of("date", date, "text", "t" + random.nextInt(1000), "periods", periods(random)))
                .toList();
    }

    /** Periods from 06:00 on. The last may end before 06:00 of the next day. */
    private static List<Map<String, String>> periods(Random random) {
        List<Map<String, String>> periods = new ArrayList<>();
        int opens = EARLIEST + random.nextInt(400);
        for (int left = random.nextInt(4); left > 1; left--) {
            int closes = opens + 1 + random.nextInt(200);
            periods.add(Map.of("opensAt", time(opens), "closesAt", time(closes)));
            opens = closes + random.nextInt(100);
        }
        if (random.nextInt(3) > 0) {
            periods.add(
                    random.nextInt(4) == 0
                            ? Map.of("opensAt", time(opens), "closesAt", time(random.nextInt(EARLIEST)))
                            : period(random, opens));
        }
        return periods;
    }

    private static Map<String, String> period(Random random, int opens) {
        int closes = random.nextInt(4) == 0 ? 0 : opens + 1 + random.nextInt(1439 - opens);
        return Map.of("opensAt", time(opens), "closesAt", time(closes));
    }

    private static String time(int minute) {
        return LocalTime.ofSecondOfDay(60L * minute).toString();
    }

    /** The given days replace the same weekdays. */
    private static Object merged(Object week, Object given) {
        Map<Object, Object> byDay = new HashMap<>();
        ((List<?>) given).forEach(day -> byDay.put(((Map<?, ?>) day).get("weekday"), day));
        List<Object> merged = new ArrayList<>();
        ((List<?>) week).forEach(day -> merged.add(byDay.getOrDefault(((Map<?, ?>) day).get("weekday"), day)));
        return merged;
    }

    private Set<String> nullable() {
        Set<String> paths = new TreeSet<>(Set.of(SettingTree.LUNCH));
        Map<String, String> known = TopicColumns.paths();
        world
                .texts(
                        "select column_name from information_schema.columns where table_name = 'chat_topic' and is_nullable = 'YES'")
                .stream()
                .filter(known::containsKey)
                .forEach(column -> paths.add(known.get(column)));
        return paths;
    }

    /** The values of the columns for settings. The times of closed days are not known. */
    private static Map<String, Object> columnsOf(Map<String, Object> settings) {
        Map<String, Object> columns = new TreeMap<>();
        TopicColumns.paths().forEach((column, path) -> {
            if (settings.containsKey(path)) {
                Object value = settings.get(path);
                columns.put(column, value instanceof List<?> fields ? mask(fields) : value);
            }
        });
        columns.computeIfPresent("widget_theme", (column, theme) -> theme.equals("MODERN") ? 1 : 0);
        columns.computeIfPresent(
                "assignment",
                (column, mode) -> List.of("MANUAL", "ROUND_ROBIN", "LEAST_BUSY").indexOf((String) mode));
        columns.computeIfPresent(
                "listening",
                (column, mode) -> List.of("SILENT", "ANNOUNCED", "OFF").indexOf((String) mode));
        columns.put(
                "flags",
                TopicColumns.bits().entrySet().stream()
                        .filter(bit -> settings.get(bit.getKey()) == Boolean.TRUE)
                        .mapToInt(Map.Entry::getValue)
                        .sum());
        for (Object each : (List<?>) settings.get(SettingTree.DAYS)) {
            Map<?, ?> day = (Map<?, ?>) each;
            String prefix = ((String) day.get("weekday")).substring(0, 3).toLowerCase(Locale.ROOT);
            List<?> periods = (List<?>) day.get("periods");
            columns.put(prefix + "_enabled", !periods.isEmpty());
            if (!periods.isEmpty()) {
                Map<?, ?> last = (Map<?, ?>) periods.get(periods.size() - 1);
                String opens = (String) last.get("opensAt");
                String closes = (String) last.get("closesAt");
                columns.put(prefix + "_start", ((Map<?, ?>) periods.get(0)).get("opensAt") + ":00");
                columns.put(prefix + "_stop", (closes.compareTo(opens) > 0 ? closes : "00:00") + ":00");
            }
        }
        Map<?, ?> lunch = (Map<?, ?>) settings.get(SettingTree.LUNCH);
        columns.put("use_lunch_hours", lunch != null);
        if (lunch != null) {
            columns.put("lunch_start", lunch.get("startsAt") + ":00");
            columns.put("lunch_stop", lunch.get("endsAt") + ":00");
        }
        return columns;
    }

    private static int mask(List<?> fields) {
        return fields.stream()
                .mapToInt(field -> 1 << FORM_FIELDS.indexOf(field))
                .sum();
    }

    private Map<String, Object> columns() {
        return JsonPath.from(world.texts("select row_to_json(t)::text from chat_topic t where id = ?", topic)
                        .get(0))
                .getMap("$");
    }

    private Map<String, Object> query(Set<String> paths) {
        Map<String, ?> answer = admin.asks(
                        "query($id: ID!) { chatTopic(id: $id) { " + SettingTree.selection(paths) + " } }",
                        Map.of("id", Ids.of("ChatTopic", topic)))
                .data("chatTopic");
        return SettingTree.values(answer, paths);
    }

    private Answer update(Map<String, Object> settings) {
        Map<String, Object> input = SettingTree.nested(settings);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return admin.asks(
                "mutation($input: UpdateChatTopicInput!) { updateChatTopic(input: $input) { changed userErrors { code field } } }",
                Map.of("input", input));
    }
}
