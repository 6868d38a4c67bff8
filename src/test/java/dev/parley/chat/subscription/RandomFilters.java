package dev.parley.chat.subscription;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.support.Ids;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Random filters of sessions: by columns, through links, and combinations of those. */
final class RandomFilters {

    private static final int DEPTH = 3;

    private final Random random;
    private final List<Long> topics;
    private final List<Supplier<Map<String, ?>>> conditions;

    /** @param topics topics of the sessions */
    RandomFilters(Random random, List<Long> topics) {
        this.random = random;
        this.topics = topics;
        this.conditions = conditions();
    }

    private List<Supplier<Map<String, ?>>> conditions() {
        return List.of(
                () -> of("status", of("eq", status())),
                () -> of("status", of("in", List.of(status(), status(), status(), status()))),
                () -> of("topic", of("id", of("eq", topic()))),
                () -> of("topic", of("name", of("contains", "1"))),
                () -> of("user", of("id", of("isNull", random.nextBoolean()))),
                () -> of("user", of("loginName", of("contains", digit()))),
                () -> of("transferTo", of("id", of("isNull", random.nextBoolean()))),
                () -> of("mine", of("eq", random.nextBoolean())),
                () -> of("offeredToMe", of("eq", random.nextBoolean())),
                () -> of("priority", of(anyOf("gte", "lt"), random.nextInt(3))),
                () -> of("rank", of("gt", random.nextInt(3))),
                () -> of("messageSeq", of(anyOf("gte", "lte"), random.nextInt(5))),
                () -> of("rating", of("isNull", random.nextBoolean())),
                () -> of("chatbotIsactive", of("eq", random.nextBoolean())),
                () -> of("lastMessage", of("contains", anyOf("a", "x", "hello"))),
                () -> of("ticket", of("status", of("eq", anyOf("ACTIVE", "CLOSED")))),
                () -> of("ticket", of("id", of("isNull", random.nextBoolean()))),
                () -> of("ticket", of("owner", of("firstName", of("contains", digit())))),
                () -> of("ticket", of("person", of("firstName", of("contains", digit())))),
                () -> of("user", of("firstName", of("contains", digit()))),
                () -> of("customer", of("contact", of("id", of("isNull", random.nextBoolean())))),
                () -> of("sale", of("heading", of("contains", digit()))),
                () -> of("customer", of("firstName", of("contains", anyOf("ar", "z")))),
                () -> of("customer", of("contact", of("name", of("startsWith", "comp")))),
                () -> of("sale", of("contact", of("name", of("eq", "Company")))),
                () -> of("project", of("name", of("eq", "Project"))),
                () -> of("contact", of("id", of("isNull", random.nextBoolean()))),
                () -> of("whenRequested", of(anyOf("gte", "lt"), instant())),
                () -> of("whenStarted", of("gte", instant())),
                () -> of("idle", of("between", Map.of("from", instant(), "to", instant()))),
                () -> of("status", of("notIn", List.of(status(), status(), status()))),
                () -> of("rating", of("ne", 1 + random.nextInt(5))),
                () -> of("user", of("loginName", of("ne", digit()))),
                () -> of("ticket", of("status", of(anyOf("eq", "ne"), "ACTIVE"))),
                () -> of("phase", of(anyOf("eq", "ne"), anyOf("PENDING", "ACTIVE", "CLOSED"))),
                () -> of("durationSeconds", of(anyOf("gte", "lt", "ne"), random.nextInt(3))),
                () -> of("messages", of(anyOf("some", "none"), of("seq", of("gte", random.nextInt(6))))),
                () -> of("messages", of(anyOf("some", "none"), of("text", of("contains", anyOf("a", "x"))))),
                () -> of("transfers", of(anyOf("some", "none"), of("state", of("eq", "PENDING")))),
                () -> of("events", of("some", of("type", of("eq", "ACCEPTED")))),
                () -> of("or", List.of()),
                Map::of);
    }

    /** The next filter, in the form of the input type. */
    Map<String, ?> next() {
        return next(DEPTH);
    }

    private Map<String, ?> next(int depth) {
        return switch (depth == 0 ? 3 : random.nextInt(6)) {
            case 0 -> of("not", next(depth - 1));
            case 1 -> of("and", some(depth - 1));
            case 2 -> of("or", some(depth - 1));
            default -> conditions.get(random.nextInt(conditions.size())).get();
        };
    }

    private List<Map<String, ?>> some(int depth) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(2))
                .<Map<String, ?>>mapToObj(i -> next(depth))
                .toList();
    }

    private String status() {
        return anyOf(Stream.of(ChatSessionStatus.values()).map(Enum::name).toArray(String[]::new));
    }

    private String topic() {
        return Ids.of("ChatTopic", topics.get(random.nextInt(topics.size())));
    }

    private String digit() {
        return String.valueOf(random.nextInt(10));
    }

    /** A time within a few seconds of now. */
    private String instant() {
        return Instant.now()
                .plusMillis(random.nextInt(20_000) - 5_000)
                .truncatedTo(ChronoUnit.MILLIS)
                .toString();
    }

    private String anyOf(String... values) {
        return values[random.nextInt(values.length)];
    }

    private static Map<String, ?> of(String name, Object value) {
        return Map.of(name, value);
    }
}
