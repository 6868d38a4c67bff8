package dev.parley.chat.statistics;

import dev.parley.chat.ChatSessionOutcome;
import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.HandOffReason;
import dev.parley.chat.SessionEndReason;
import dev.parley.graphql.value.SqlType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of chatStatistics.
 *
 * @param previous totals of the period before; null unless requested
 */
record ChatStatistics(
        StatisticsArguments arguments,
        Figures total,
        @Nullable Figures previous,
        List<Bucket> buckets) {

    /**
     * A group of sessions.
     *
     * @param keys keys by dimension; a key may be null
     * @param endsAt end of the hour, day, week or month; null if the sessions are not grouped by one
     * @param previous figures of the period before; null unless requested
     */
    record Bucket(
            Map<StatisticsDimension, @Nullable Long> keys,
            @Nullable Instant endsAt,
            Figures figures,
            @Nullable Figures previous) {

        @Nullable Long key(StatisticsDimension dimension) {
            return keys.get(dimension);
        }

        @Nullable Integer number(StatisticsDimension dimension) {
            Long key = key(dimension);
            return key == null ? null : key.intValue();
        }

        /** Start of the hour, day, week or month, or null. */
        @Nullable Instant startsAt() {
            return keys.entrySet().stream()
                    .filter(each -> each.getKey().isPeriod())
                    .map(each -> Instant.ofEpochSecond(each.getValue()))
                    .findFirst()
                    .orElse(null);
        }

        @Nullable DayOfWeek weekday() {
            Integer day = number(StatisticsDimension.WEEKDAY);
            return day == null ? null : DayOfWeek.of(day);
        }

        @Nullable Object status() {
            return SqlType.toJava(ChatSessionStatus.class, key(StatisticsDimension.STATUS));
        }

        @Nullable Object endReason() {
            return SqlType.toJava(SessionEndReason.class, key(StatisticsDimension.END_REASON));
        }

        @Nullable Object handOffReason() {
            return SqlType.toJava(HandOffReason.class, key(StatisticsDimension.HAND_OFF_REASON));
        }

        @Nullable Object outcome() {
            return SqlType.toJava(ChatSessionOutcome.class, key(StatisticsDimension.OUTCOME));
        }
    }
}
