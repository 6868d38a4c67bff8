package dev.parley.chat.statistics;

import dev.parley.chat.TimeZones;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import graphql.schema.DataFetchingEnvironment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The arguments of chatStatistics.
 *
 * @param where filter; empty for all sessions
 * @param from start of the period, inclusive
 * @param to end of the period, exclusive
 * @param zone time zone of hours, days, weeks and months
 * @param groupBy dimensions, without duplicates
 * @param compares whether the period before is included
 * @param threshold seconds of the service level
 * @param openingHoursOnly whether times outside the opening hours do not count
 */
record StatisticsArguments(
        Map<String, Object> where,
        Instant from,
        Instant to,
        String zone,
        List<StatisticsDimension> groupBy,
        boolean compares,
        int threshold,
        boolean openingHoursOnly) {

    /** Maximum number of hours, days, weeks or months. */
    static final int MOST_PERIODS = 2_500;

    /** PostgreSQL has no times that are much earlier. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Map<StatisticsDimension, Duration> SHORTEST = Map.of(
            StatisticsDimension.HOUR, Duration.ofMinutes(30),
            StatisticsDimension.DAY, Duration.ofHours(23),
            StatisticsDimension.WEEK, Duration.ofDays(6),
            StatisticsDimension.MONTH, Duration.ofDays(27));

    /**
     * Reads and checks the arguments.
     *
     * @throws RequestException BAD_ARGUMENT with the invalid argument, or TOO_COSTLY for too many periods
     */
    static StatisticsArguments of(DataFetchingEnvironment field) {
        Map<String, Object> where = field.getArgument("where");
        List<StatisticsDimension> groupBy = field.getArgument("groupBy");
        StatisticsArguments arguments = new StatisticsArguments(
                where == null ? Map.of() : where,
                given(field, "from"),
                given(field, "to"),
                given(field, "timeZone"),
                groupBy == null ? List.of() : groupBy,
                given(field, "compareWithPrevious"),
                given(field, "thresholdSeconds"),
                given(field, "openingHoursOnly"));
        arguments.check();
        return arguments;
    }

    /** Returns an argument of a non-null type. */
    private static <T> T given(DataFetchingEnvironment field, String argument) {
        return Objects.requireNonNull(field.<T>getArgument(argument));
    }

    private void check() {
        require(from.isBefore(to), "to", "must be after from.");
        require(TimeZones.named(zone).isPresent(), "timeZone", TimeZones.RULE);
        require(
                !compares || !previousFrom().isBefore(EARLIEST),
                "compareWithPrevious",
                "needs a period that does not begin before the year 1.");
        require(threshold >= 0, "thresholdSeconds", "must not be negative.");
        require(new HashSet<>(groupBy).size() == groupBy.size(), "groupBy", "must not repeat a dimension.");
        List<StatisticsDimension> periods =
                groupBy.stream().filter(StatisticsDimension::isPeriod).toList();
        require(periods.size() <= 1, "groupBy", "accepts one of HOUR, DAY, WEEK and MONTH.");
        for (StatisticsDimension period : periods) {
            if (length().dividedBy(SHORTEST.get(period)) > MOST_PERIODS) {
                throw new RequestException(
                        RequestError.TOO_COSTLY,
                        "The statistics would have more than " + MOST_PERIODS + " periods. Use longer ones.");
            }
        }
    }

    private static void require(boolean valid, String argument, String rule) {
        if (!valid) {
            throw new RequestException(
                    RequestError.BAD_ARGUMENT, "Argument '" + argument + "' " + rule, Map.of("argument", argument));
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** Whether the dimensions apply to the presence of agents, and not only to sessions. */
    boolean countsPresence() {
        return groupBy.stream()
                .allMatch(dimension -> dimension.isPeriod()
                        || dimension == StatisticsDimension.TOPIC
                        || dimension == StatisticsDimension.AGENT);
    }

    /** Whether a session may be in several groups. Totals are then read on their own. */
    boolean hasOverlappingGroups() {
        return groupBy.contains(StatisticsDimension.TAG);
    }

    /** Whether groups are times that come again, in which conversations at the same time are not counted. */
    boolean isCyclic() {
        return groupBy.stream().anyMatch(dimension -> dimension.allKeys() != null);
    }

    /** The same arguments without groups. */
    StatisticsArguments ungrouped() {
        return new StatisticsArguments(where, from, to, zone, List.of(), compares, threshold, openingHoursOnly);
    }

    /**
     * Start of the period before. Between midnights, it has as many calendar months if these are whole months, else as many calendar days, so that
     * clocks that change move no day. Otherwise it has as many seconds.
     */
    Instant previousFrom() {
        ZoneId rules = ZoneId.of(zone);
        LocalDate first = from.atZone(rules).toLocalDate();
        LocalDate end = to.atZone(rules).toLocalDate();
        if (!from.equals(midnight(first, rules)) || !to.equals(midnight(end, rules))) {
            return from.minus(length());
        }
        boolean months = first.getDayOfMonth() == 1 && end.getDayOfMonth() == 1;
        LocalDate previous = months
                ? first.minusMonths(ChronoUnit.MONTHS.between(first, end))
                : first.minusDays(ChronoUnit.DAYS.between(first, end));
        return midnight(previous, rules);
    }

    /** The first moment of a day. Where clocks change at midnight, it is later on the clock. */
    private static Instant midnight(LocalDate day, ZoneId rules) {
        return day.atStartOfDay(rules).toInstant();
    }

    /** The dimension that is an hour, a day, a week or a month. */
    Optional<StatisticsDimension> period() {
        return groupBy.stream().filter(StatisticsDimension::isPeriod).findFirst();
    }
}
