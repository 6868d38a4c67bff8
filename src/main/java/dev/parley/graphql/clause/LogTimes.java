package dev.parley.graphql.clause;

import dev.parley.graphql.declaration.EventLog;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The times between which entries of a log may match a filter. The table event_log_segment says in which part of the log they are, so that the rest is
 * not read. The filter itself still decides on each entry.
 *
 * @param from no earlier entry matches; null if any time may match
 * @param until no later entry matches; null if any time may match
 */
record LogTimes(@Nullable Instant from, @Nullable Instant until) {

    /** Maximum number of entries behind the last segment that are looked at. */
    private static final int MOST_OPEN = 10_000;

    /** Any time. */
    static final LogTimes ANY = new LogTimes(null, null);

    /** All entries up to this position are earlier. The first segment is empty and before all entries. */
    private static final String BEFORE = """
            (select g.xid, g.id from event_log_segment g where g.log = '%s' and (g.latest < %s or g.id = 0)
             order by g.xid desc, g.id desc limit 1)""";

    /**
     * All entries behind this position are later. Entries behind the last segment are looked at, in the order of the index. There are more of them
     * than a segment has only until the next run of the job that adds segments; then the position is not limited.
     */
    private static final String BEHIND = """
            (select b.xid, b.id from (
               (select g.xid, g.id from event_log_segment g where g.log = '%1$s' and (g.earliest <= %2$s or g.id = 0)
                  and not exists (
                    select from (select t.at, row_number() over (order by t.xid, t.id) as n from %1$s t where (t.xid, t.id) > (
                        select l.xid, l.id from event_log_segment l where l.log = '%1$s' order by l.xid desc, l.id desc limit 1)
                      order by t.xid, t.id limit %3$d) t
                    where t.at <= %2$s or t.n = %3$d)
                order by g.xid desc, g.id desc limit 1)
               union all select cast('18446744073709551615' as xid8), 9223372036854775807) b
             order by b.xid, b.id limit 1)""";

    /** Reads the times from a valid filter. Conditions within "or" and "not" do not narrow them. */
    @SuppressWarnings("unchecked")
    static LogTimes of(Map<String, Object> where) {
        LogTimes times = ANY;
        for (Map.Entry<String, Object> condition : where.entrySet()) {
            if (condition.getKey().equals(EventLog.TIME)) {
                times = times.and(ofTime((Map<String, Object>) condition.getValue()));
            } else if (condition.getKey().equals("and")) {
                for (Object each : (List<?>) condition.getValue()) {
                    times = times.and(of((Map<String, Object>) each));
                }
            }
        }
        return times;
    }

    private static LogTimes ofTime(Map<String, Object> operators) {
        LogTimes times = ANY;
        for (Map.Entry<String, Object> each : operators.entrySet()) {
            Object operand = each.getValue();
            times = times.and(
                    switch (each.getKey()) {
                        case "gt", "gte" -> new LogTimes((Instant) operand, null);
                        case "lt", "lte" -> new LogTimes(null, (Instant) operand);
                        case "eq" -> new LogTimes((Instant) operand, (Instant) operand);
                        case "in" ->
                            ofAll(((List<?>) operand)
                                    .stream().map(Instant.class::cast).toList());
                        case "between" -> {
                            Map<?, ?> range = (Map<?, ?>) operand;
                            yield new LogTimes((Instant) range.get("from"), (Instant) range.get("to"));
                        }
                        default -> ANY;
                    });
        }
        return times;
    }

    private static LogTimes ofAll(List<Instant> times) {
        return new LogTimes(
                times.stream().min(Instant::compareTo).orElse(null),
                times.stream().max(Instant::compareTo).orElse(null));
    }

    private LogTimes and(LogTimes other) {
        return new LogTimes(
                Stream.of(from, other.from)
                        .filter(Objects::nonNull)
                        .max(Instant::compareTo)
                        .orElse(null),
                Stream.of(until, other.until)
                        .filter(Objects::nonNull)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    /**
     * Adds the SQL conditions on the position of entries.
     *
     * @param place SQL of the position
     */
    void addConditions(String table, String place, Parameters parameters, List<String> conditions) {
        if (from != null) {
            conditions.add(place + " > " + BEFORE.formatted(table, parameters.add(from)));
        }
        if (until != null) {
            conditions.add(place + " <= " + BEHIND.formatted(table, parameters.add(until), MOST_OPEN));
        }
    }
}
