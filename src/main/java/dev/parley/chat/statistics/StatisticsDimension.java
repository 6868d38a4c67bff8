package dev.parley.chat.statistics;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Dimensions by which sessions are grouped. */
enum StatisticsDimension {
    TOPIC("Topic of the session.", "e.topic_id", null),
    AGENT("Agent of the session. Null for sessions that no agent has accepted.", "e.user_id", null),
    COUNTRY("Country that the customer chose.", "e.country", null),
    STATUS("Status of the session.", "e.status", null),
    END_REASON("Why the session ended. Null for sessions that have not ended.", "e.end_reason", null),
    HAND_OFF_REASON(
            "Why the bot handed the session off. Null for sessions without a reason, handed off or not.",
            "e.hand_off_reason",
            null),
    OUTCOME("How the chat ended, as staff noted it. Null if nobody did.", "e.outcome", null),
    TAG(
            "Tag of the session. A session counts in the group of each of its tags, and once in the total. Null for sessions without tags.",
            "unnest(coalesce((select array_agg(x.tag_id) from chat_session_tag x where x.session_id = e.id), array[null::bigint]))",
            null),
    WEEKDAY(
            "Weekday on which the customer requested the session. All seven are returned.",
            "extract(isodow from e.when_requested at time zone {zone})",
            IntStream.rangeClosed(1, 7)),
    HOUR_OF_DAY(
            "Hour of the day in which the customer requested the session, from 0 to 23. All 24 are returned.",
            "extract(hour from e.when_requested at time zone {zone})",
            IntStream.rangeClosed(0, 23)),
    HOUR("Hour in which the customer requested the session. Hours without sessions are returned too.", "hour"),
    DAY(
            "Day on which the customer requested the session. A day has 23 or 25 hours when clocks change. Days without sessions are returned too.",
            "day"),
    WEEK(
            "Week in which the customer requested the session, from Monday. Weeks without sessions are returned too.",
            "week"),
    MONTH("Month in which the customer requested the session. Months without sessions are returned too.", "month");

    /**
     * Name of the common table expression whose column "starts" is a sorted array: the starts of all hours, days, weeks or months.
     */
    static final String STARTS = "starts";

    private final String description;
    private final String key;
    private final @Nullable String unit;
    private final @Nullable List<Long> allKeys;

    StatisticsDimension(String description, String key, @Nullable IntStream allKeys) {
        this.description = description;
        this.key = key;
        this.unit = null;
        this.allKeys = allKeys == null ? null : allKeys.asLongStream().boxed().toList();
    }

    StatisticsDimension(String description, String unit) {
        this.description = description;
        // A look-up costs less than the calendar.
        this.key = "width_bucket(e.when_requested, (select starts from " + STARTS + "))";
        this.unit = unit;
        this.allKeys = null;
    }

    String description() {
        return description;
    }

    /**
     * SQL of the key of a session with the alias e, a whole number. Periods have the place of their start among {@link #STARTS}.
     *
     * @param zone SQL of the time zone
     */
    String key(String zone) {
        return "(" + key.replace("{zone}", zone) + ")::bigint";
    }

    /**
     * SQL of the key in the result. Periods have the epoch second of their start.
     *
     * @param key SQL of the key of a group
     */
    String shown(String key) {
        return isPeriod() ? "extract(epoch from (select starts from " + STARTS + ")[" + key + "])::bigint" : key;
    }

    /** Whether groups are periods: hours, days, weeks or months. */
    boolean isPeriod() {
        return unit != null;
    }

    /** PostgreSQL's name of the period; null for other dimensions. */
    @Nullable String unit() {
        return unit;
    }

    /** All keys, if they are always the same; null otherwise. */
    @Nullable List<Long> allKeys() {
        return allKeys;
    }
}
