package dev.parley.chat.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A figure of a group. It belongs to a section, which has the name of the field that needs it.
 *
 * @param section the section; the field that returns it, or {@link #COUNTS}
 * @param name the name within the section; the field that returns the figure, unless others need it
 * @param sql an SQL aggregate
 * @param fields paths of the fields that need the figure, such as wait.maxSeconds
 */
record Figure(String section, String name, String sql, Set<String> fields) {

    /** The section of the figures without a field of their own around them. */
    static final String COUNTS = "counts";

    static final String WAIT = "wait";
    static final String ABANDONMENT = "abandonment";
    static final String FIRST_RESPONSE = "firstResponse";
    static final String RESPONSE = "response";
    static final String CONVERSATION = "conversation";
    static final String WRAP_UP = "wrapUp";
    static final String BOTS = "bots";
    static final String BOT_FIRST_RESPONSE = "botFirstResponse";
    static final String MESSAGES = "messages";
    static final String TRANSFERS = "transfers";
    static final String OFFERS = "offers";
    static final String REOPENED = "reopened";
    static final String RATINGS = "ratings";
    static final String CONCURRENCY = "concurrency";
    static final String PEAK = "peak";
    static final String PRESENCE = "presentSeconds";

    /** Name of the figure of a section that has no fields. */
    static final String ONLY = "";

    private static final String SERVICE_LEVEL = path(COUNTS, "serviceLevel");
    private static final String RESPONSE_RATE = path(RATINGS, "responseRate");
    private static final String CONTAINMENT_RATE = path(BOTS, "containmentRate");

    /** Names of the states of a transfer, by their numbers. */
    private static final List<String> STATES = List.of("pending", "accepted", "rejected", "cancelled", "expired");

    Figure(String section, String name, String sql) {
        this(section, name, sql, Set.of(path(section, name)));
    }

    /** The path of a field, without what is above its section. */
    static String path(String section, String name) {
        return section + "." + name;
    }

    /** A figure of a section without fields. */
    static Figure only(String section, String sql) {
        return new Figure(section, ONLY, sql, Set.of(path(COUNTS, section)));
    }

    /** The same figure for other fields. */
    private Figure neededBy(String... paths) {
        return new Figure(section, name, sql, Set.of(paths));
    }

    /** Whether one of the selected fields needs the figure. */
    boolean isNeeded(Set<String> selected) {
        return fields.stream().anyMatch(selected::contains);
    }

    /**
     * Figures of the sessions s.
     *
     * @param threshold SQL of the seconds of the service level
     */
    static List<Figure> ofSessions(String threshold) {
        return Stream.of(
                        counts(threshold),
                        durations(WAIT, "wait"),
                        durations(ABANDONMENT, "abandonment"),
                        durations(FIRST_RESPONSE, "first_response"),
                        durations(CONVERSATION, "conversation"),
                        durations(WRAP_UP, "wrap_up"),
                        durations(BOT_FIRST_RESPONSE, "bot_reply"),
                        bots(),
                        ratings())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Figure> counts(String threshold) {
        return List.of(
                new Figure(COUNTS, "requested", "count(*)"),
                count(COUNTS, "offlineForms", "end_reason = 5"),
                count(COUNTS, "enteredQueue", "queued_at is not null"),
                count(COUNTS, "waiting", "status = 4 and not chatbot_isactive"),
                count(COUNTS, "accepted", "when_started is not null"),
                count(COUNTS, "missed", "abandonment is not null"),
                count(COUNTS, "acceptedFromQueue", "wait is not null").neededBy(SERVICE_LEVEL),
                count(COUNTS, "acceptedWithinThreshold", "wait <= " + threshold).neededBy(SERVICE_LEVEL),
                count(COUNTS, "abandonedWithinThreshold", "abandonment <= " + threshold),
                count(COUNTS, "abandonedAfterThreshold", "abandonment > " + threshold)
                        .neededBy(path(COUNTS, "abandonedAfterThreshold"), SERVICE_LEVEL),
                count(COUNTS, "conversationsEnded", "when_started is not null and when_ended is not null")
                        .neededBy(RESPONSE_RATE));
    }

    private static List<Figure> bots() {
        return List.of(
                count(BOTS, "sessions", "chatbot_isactive or bot_left"),
                count(BOTS, "contained", "bot_answered and when_ended is not null")
                        .neededBy(path(BOTS, "contained"), CONTAINMENT_RATE),
                count(BOTS, "handedOff", "bot_left").neededBy(path(BOTS, "handedOff"), CONTAINMENT_RATE));
    }

    private static List<Figure> ratings() {
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure(RATINGS, "count", "count(rating)").neededBy(path(RATINGS, "count"), RESPONSE_RATE),
                new Figure(RATINGS, "average", "avg(rating)")));
        for (int stars = 1; stars <= 5; stars++) {
            figures.add(
                    count(RATINGS, String.valueOf(stars), "rating = " + stars).neededBy(path(RATINGS, "distribution")));
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
                new Figure(section, "averageSeconds", "avg(" + column + ")"),
                percentile(section, column, 50),
                percentile(section, column, 90),
                percentile(section, column, 95),
                new Figure(section, "maxSeconds", "max(" + column + ")"));
    }

    private static Figure percentile(String section, String column, int percent) {
        return new Figure(
                section,
                "p" + percent + "Seconds",
                "percentile_disc(" + percent / 100.0 + ") within group (order by " + column + ")");
    }

    private static Figure count(String section, String name, String condition) {
        return new Figure(section, name, "count(*) filter (where " + condition + ")");
    }
}
