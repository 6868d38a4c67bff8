package dev.parley.chat.statistics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A figure of a group. Parts of the statement have the names of the fields that need them.
 *
 * @param name name within its part
 * @param sql an SQL aggregate
 */
record Figure(String name, String sql) {

    /** The part of the figures that are always read. */
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

    /** The sum of a part with one figure. */
    static final String SUM = "sum";

    /** Names of the states of a transfer, by their numbers. */
    private static final List<String> STATES = List.of("pending", "accepted", "rejected", "cancelled", "expired");

    /**
     * Figures of the sessions s, by part.
     *
     * @param threshold SQL of the seconds of the service level
     */
    static Map<String, List<Figure>> ofSessions(String threshold) {
        Map<String, List<Figure>> sections = new LinkedHashMap<>();
        sections.put(COUNTS, counts(threshold));
        sections.put(WAIT, durations(WAIT));
        sections.put(ABANDONMENT, durations(ABANDONMENT));
        sections.put(FIRST_RESPONSE, durations("first_response"));
        sections.put(CONVERSATION, durations(CONVERSATION));
        sections.put(RATINGS, ratings());
        return sections;
    }

    private static List<Figure> counts(String threshold) {
        return List.of(
                new Figure("requested", "count(*)"),
                count("offlineForms", "end_reason = 5"),
                count("enteredQueue", "queued_at is not null"),
                count("waiting", "status = 4 and not chatbot_isactive"),
                count("accepted", "when_started is not null"),
                count("missed", "abandonment is not null"),
                count("acceptedFromQueue", "wait is not null"),
                count("acceptedWithinThreshold", "wait <= " + threshold),
                count("abandonedWithinThreshold", "abandonment <= " + threshold),
                count("abandonedAfterThreshold", "abandonment > " + threshold),
                count("conversationsEnded", "when_started is not null and when_ended is not null"));
    }

    private static List<Figure> ratings() {
        List<Figure> figures =
                new ArrayList<>(List.of(new Figure("count", "count(rating)"), new Figure("average", "avg(rating)")));
        for (int stars = 1; stars <= 5; stars++) {
            figures.add(count(String.valueOf(stars), "rating = " + stars));
        }
        return figures;
    }

    static List<Figure> messages(String byCustomer, String byAgent, String byBot) {
        return List.of(count("customer", byCustomer), count("agent", byAgent), count("bot", byBot));
    }

    /** Figures of transfers, by outcome. */
    static List<Figure> transfers() {
        Stream<Figure> states = STATES.stream().map(state -> count(state, "state = " + STATES.indexOf(state)));
        return Stream.concat(Stream.of(new Figure("requested", "count(*)")), states)
                .toList();
    }

    /** Figures of a duration in seconds. */
    static List<Figure> durations(String column) {
        return List.of(
                new Figure("count", "count(" + column + ")"),
                new Figure("average", "avg(" + column + ")"),
                percentile(column, 50),
                percentile(column, 90),
                percentile(column, 95),
                new Figure("max", "max(" + column + ")"));
    }

    private static Figure percentile(String column, int percent) {
        return new Figure(
                "p" + percent, "percentile_disc(" + percent / 100.0 + ") within group (order by " + column + ")");
    }

    private static Figure count(String name, String condition) {
        return new Figure(name, "count(*) filter (where " + condition + ")");
    }
}
