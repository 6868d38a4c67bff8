package dev.parley.chat.topic;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Opening hours of a topic, in local time of its zone: the periods of the weekday except the lunch break, or those of an exception. A period belongs to
 * the day on which it starts. When clocks go back, the repeated hour counts twice. When clocks go forward, the skipped hour does not occur. The SQL
 * function parley_open_seconds has the same rule.
 *
 * @param week the periods of each of the seven days, Monday first
 * @param lunch a break on each day, or null
 * @param exceptions other hours on single dates
 */
record OpeningHours(
        ZoneId zone,
        List<List<OpeningPeriod>> week,
        @Nullable OpeningPeriod lunch,
        NavigableMap<LocalDate, OpeningException> exceptions) {

    /** Always open. */
    static final OpeningHours ALWAYS = new OpeningHours(
            ZoneOffset.UTC,
            Collections.nCopies(
                    DayOfWeek.values().length, List.of(new OpeningPeriod(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))),
            null,
            Collections.emptyNavigableMap());

    /**
     * If no change occurs within these days, and no exception either, none ever will until the next exception. Each hour of the week recurs after one
     * week, or after two if clocks that go forward skip it. No zone has ever skipped the same hour of the week twice in a row.
     */
    private static final int HORIZON_DAYS = 21;

    boolean isOpen(Instant at) {
        LocalDateTime local = LocalDateTime.ofInstant(at, zone);
        LocalTime time = local.toLocalTime();
        LocalDate date = local.toLocalDate();
        return isOpen(date, time, period -> period.contains(time))
                || isOpen(date.minusDays(1), time, period -> period.containsOnNextDay(time));
    }

    private boolean isOpen(LocalDate starts, LocalTime time, Predicate<OpeningPeriod> contains) {
        boolean pauses = lunch != null && lunch.contains(time) && !exceptions.containsKey(starts);
        return !pauses && periods(starts).stream().anyMatch(contains);
    }

    /** Returns the periods that start on a date. */
    private List<OpeningPeriod> periods(LocalDate date) {
        OpeningException exception = exceptions.get(date);
        return exception == null ? week.get(date.getDayOfWeek().ordinal()) : exception.periods();
    }

    /** Returns the exception of the date that an instant has in the zone. */
    Optional<OpeningException> exception(Instant at) {
        return Optional.ofNullable(exceptions.get(date(at)));
    }

    /** Returns whether SuperOffice's columns express these hours: at most one period a day, within the day, and no exceptions. */
    boolean fitColumns() {
        return exceptions.isEmpty()
                && week.stream().allMatch(day -> day.size() <= 1 && day.stream().noneMatch(OpeningPeriod::isOvernight));
    }

    /** Returns the next instant at which the topic opens or closes; empty if it never does. */
    Optional<Instant> nextChange(Instant at) {
        boolean open = isOpen(at);
        LocalDate first = date(at);
        Instant edge = at;
        while (true) {
            edge = nextEdge(edge);
            if (isOpen(edge) != open) {
                return Optional.of(edge);
            }
            LocalDate date = date(edge);
            if (isQuiet(first, date)) {
                LocalDate next = exceptions.higherKey(date);
                if (next == null) {
                    return Optional.empty();
                }
                Instant before = next.minusDays(1).atStartOfDay(zone).toInstant();
                edge = before.isAfter(edge) ? before : edge;
            }
        }
    }

    /** Returns whether the week has been over for so long, without exceptions, that only another exception can bring a change. */
    private boolean isQuiet(LocalDate first, LocalDate date) {
        LocalDate last = exceptions.floorKey(date);
        LocalDate since = last == null || last.isBefore(first) ? first : last;
        return since.plusDays(HORIZON_DAYS).isBefore(date);
    }

    /** Returns the next candidate for a change: the start or stop of a period, midnight, or a change of the zone's offset. */
    private Instant nextEdge(Instant at) {
        ZoneRules rules = zone.getRules();
        ZoneOffset offset = rules.getOffset(at);
        LocalDateTime local = LocalDateTime.ofInstant(at, offset);
        LocalDate date = local.toLocalDate();
        Instant edge = Stream.of(
                        periods(date),
                        periods(date.minusDays(1)),
                        lunch == null ? List.<OpeningPeriod>of() : List.of(lunch))
                .flatMap(List::stream)
                .flatMap(period -> Stream.of(period.start(), period.stop()))
                .filter(local.toLocalTime()::isBefore)
                .min(Comparator.naturalOrder())
                .map(date::atTime)
                .orElse(date.plusDays(1).atStartOfDay())
                .toInstant(offset);
        ZoneOffsetTransition change = rules.nextTransition(at);
        return change == null || edge.isBefore(change.getInstant()) ? edge : change.getInstant();
    }

    private LocalDate date(Instant at) {
        return LocalDate.ofInstant(at, zone);
    }
}
