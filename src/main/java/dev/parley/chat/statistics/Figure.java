package dev.parley.chat.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A figure of a group. It belongs to a section, which has the name of the field that needs it.
 *
 * @param key the section and the name within it, such as wait.max
 * @param sql an SQL aggregate
 */
record Figure(String key, String sql) {

    /** The section of the figures that are always read. */
    static final String COUNTS = "counts";

    static final String WAIT = "wait";
    static final String ABANDONMENT = "abandonment";
    static final String FIRST_RESPONSE = "firstResponse";
    static final String RESPONSE = "response";
    static final String CONVERSATION = "conversation";
    static final String MESSAGES = "messages";
    static final String TRANSFERS = "transfers";
    static final String OFFERS = "offers";
    static final String REOPENED = "reopened";
    static final String RATINGS = "ratings";
    static final String CONCURRENCY = "concurrency";
    static final String PEAK = "peak";
    static final String PRESENCE = "presentSeconds";

    /** The sum of a section with one figure. */
    static final String SUM = "sum";

    /** Names of the states of a transfer, by their numbers. */
    private static final List<String> STATES = List.of("pending", "accepted", "rejected", "cancelled", "expired");

    Figure(String section, String name, String sql) {
        this(key(section, name), sql);
    }

    static String key(String section, String name) {
        return section + "." + name;
    }

    /**
     * Figures of the sessions s, by section.
     *
     * @param threshold SQL of the seconds of the service level
     */
    static Map<String, List<Figure>> ofSessions(String threshold) {
        Map<String, List<Figure>> sections = new LinkedHashMap<>();
        sections.put(COUNTS, counts(threshold));
        sections.put(WAIT, durations(WAIT, "wait"));
        sections.put(ABANDONMENT, durations(ABANDONMENT, "abandonment"));
        sections.put(FIRST_RESPONSE, durations(FIRST_RESPONSE, "first_response"));
        sections.put(CONVERSATION, durations(CONVERSATION, "conversation"));
        sections.put(RATINGS, ratings());
        return sections;
    }

    private static List<Figure> counts(String threshold) {
        return List.of(
                new Figure(COUNTS, "requested", "count(*)"),
                count(COUNTS, "offlineForms", "end_reason = 5"),
                count(COUNTS, "enteredQueue", "queued_at is not null"),
                count(COUNTS, "waiting", "status = 4 and not chatbot_isactive"),
                count(COUNTS, "accepted", "when_started is not null"),
                count(COUNTS, "missed", "abandonment is not null"),
                count(COUNTS, "acceptedFromQueue", "wait is not null"),
                count(COUNTS, "acceptedWithinThreshold", "wait <= " + threshold),
                count(COUNTS, "abandonedWithinThreshold", "abandonment <= " + threshold),
                count(COUNTS, "abandonedAfterThreshold", "abandonment > " + threshold),
                count(COUNTS, "conversationsEnded", "when_started is not null and when_ended is not null"));
    }

    private static List<Figure> ratings() {
        List<Figure> figures = new ArrayList<>(
                List.of(new Figure(RATINGS, "count", "count(rating)"), new Figure(RATINGS, "average", "avg(rating)")));
        for (int stars = 1; stars <= 5; stars++) {
            figures.add(count(RATINGS, String.valueOf(stars), "rating = " + stars));
        }
        return figures;
    }

    static List<Figure> messages(String byCustomer, String byAgent, String byBot) {
        return List.of(
                count(MESSAGES, "customer", byCustomer),
                count(MESSAGES, "agent", byAgent),
                count(MESSAGES, "bot", byBot));
    }

    /** Figures of transfers, by outcome. */
    static List<Figure> transfers(String section) {
        Stream<Figure> states = STATES.stream().map(state -> count(section, state, "state = " + STATES.indexOf(state)));
        return Stream.concat(Stream.of(new Figure(section, "requested", "count(*)")), states)
                .toList();
    }

    /** Figures of a duration in seconds. */
    static List<Figure> durations(String section, String column) {
        return List.of(
                new Figure(section, "count", "count(" + column + ")"),
                new Figure(section, "average", "avg(" + column + ")"),
                percentile(section, column, 50),
                percentile(section, column, 90),
                percentile(section, column, 95),
                new Figure(section, "max", "max(" + column + ")"));
    }

    private static Figure percentile(String section, String column, int percent) {
        return new Figure(
                section,
                "p" + percent,
                "percentile_disc(" + percent / 100.0 + ") within group (order by " + column + ")");
    }

    private static Figure count(String section, String name, String condition) {
        return new Figure(section, name, "count(*) filter (where " + condition + ")");
    }
}
