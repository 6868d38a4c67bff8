package dev.parley.chat.topic;

import dev.parley.graphql.value.Lookup;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Opening hours of a topic, in local time of its zone: the hours of the weekday, except the lunch break. When clocks go back, the repeated hour
 * counts twice. When clocks go forward, the skipped hour does not occur.
 *
 * @param week the hours of each of the seven days
 */
record OpeningHours(ZoneId zone, Map<DayOfWeek, Hours> week, Hours lunch) {

    /** Always open. */
    static final OpeningHours ALWAYS = new OpeningHours(ZoneOffset.UTC, everyDay(Hours.ALL_DAY), Hours.NONE);

    /**
     * If no change occurs within this time, none ever will. Each hour of the week recurs after one week, or after two if clocks that go forward skip
     * it. No zone has ever skipped the same hour of the week twice in a row.
     */
    private static final Duration HORIZON = Duration.ofDays(21);

    /** Part of a day. A stop at 00:00 means the end of the day, because Java reads PostgreSQL's 24:00 as 00:00. */
    record Hours(LocalTime start, LocalTime stop) {

        static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        static final Hours NONE = new Hours(LocalTime.NOON, LocalTime.NOON);

        /** Returns whether the start is before the stop. */
        boolean isPeriod() {
            return contain(start);
        }

        private boolean contain(LocalTime time) {
            return !time.isBefore(start) && (time.isBefore(stop) || stop.equals(LocalTime.MIDNIGHT));
        }
    }

    private static Map<DayOfWeek, Hours> everyDay(Hours hours) {
        return Stream.of(DayOfWeek.values()).collect(Collectors.toMap(Function.identity(), day -> hours));
    }

    boolean isOpen(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalTime time = local.toLocalTime();
        return Lookup.required(week, local.getDayOfWeek()).contain(time) && !lunch.contain(time);
    }

    /** Returns the next instant at which the topic opens or closes; empty if it never does. */
    Optional<Instant> nextChange(Instant at) {
        boolean open = isOpen(at);
        Instant horizon = at.plus(HORIZON);
        return Stream.iterate(nextEdge(at), this::nextEdge)
                .takeWhile(edge -> edge.isBefore(horizon))
                .filter(edge -> isOpen(edge) != open)
                .findFirst();
    }

    /** Returns the next candidate for a change: the start or stop of a period, midnight, or a change of the zone's offset. */
    private Instant nextEdge(Instant at) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(at);
        LocalDateTime local = LocalDateTime.ofInstant(at, offset);
        Hours today = Lookup.required(week, local.getDayOfWeek());
        Instant edge = Stream.of(today.start, today.stop, lunch.start, lunch.stop)
                .filter(local.toLocalTime()::isBefore)
                .min(Comparator.naturalOrder())
                .map(local.toLocalDate()::atTime)
                .orElse(local.toLocalDate().plusDays(1).atStartOfDay())
                .toInstant(offset);
        ZoneOffsetTransition change = rules.nextTransition(at);
        return change == null || edge.isBefore(change.getInstant()) ? edge : change.getInstant();
    }
}
