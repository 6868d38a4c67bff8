package dev.parley.chat.topic;

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
 * When a topic is open, read from the clock on the wall of its zone: within the hours of the day, except for lunch. When that clock
 * is put back, the hour that comes twice counts twice; when it is put forward, hours that are left out do not take place.
 *
 * @param week the hours of each of the seven days
 */
record OpeningHours(ZoneId zone, Map<DayOfWeek, Hours> week, Hours lunch) {

    /** Open at any time. */
    static final OpeningHours ALWAYS = new OpeningHours(ZoneOffset.UTC, everyDay(Hours.ALL_DAY), Hours.NONE);

    /**
     * What has not changed for so long never will: each hour of the week comes round in a week, or in two where a clock that was put
     * forward left it out; no zone ever left the same one out twice in a row.
     */
    private static final Duration HORIZON = Duration.ofDays(21);

    /** A part of a day. A stop at 00:00 is the end of the day, for so Java reads PostgreSQL's 24:00. */
    record Hours(LocalTime start, LocalTime stop) {

        static final Hours ALL_DAY = new Hours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        static final Hours NONE = new Hours(LocalTime.NOON, LocalTime.NOON);

        /** Whether it begins before it ends. */
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
        return week.get(local.getDayOfWeek()).contain(time) && !lunch.contain(time);
    }

    /** The first instant after the given one at which the topic opens or closes; empty when it never does. */
    Optional<Instant> nextChange(Instant at) {
        boolean open = isOpen(at);
        Instant horizon = at.plus(HORIZON);
        return Stream.iterate(nextEdge(at), this::nextEdge)
                .takeWhile(edge -> edge.isBefore(horizon))
                .filter(edge -> isOpen(edge) != open)
                .findFirst();
    }

    /** The next instant at which it may open or close: when an hour of the day or midnight is reached, or the clock is changed. */
    private Instant nextEdge(Instant at) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(at);
        LocalDateTime local = LocalDateTime.ofInstant(at, offset);
        Hours today = week.get(local.getDayOfWeek());
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
