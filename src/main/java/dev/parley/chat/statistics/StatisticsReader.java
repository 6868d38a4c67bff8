package dev.parley.chat.statistics;

import dev.parley.chat.statistics.ChatStatistics.Bucket;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.read.AggregateRow;
import dev.parley.graphql.value.Lookup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Arranges the rows of the statement as buckets, and adds the empty ones. */
final class StatisticsReader {

    /** Maximum number of buckets. */
    private static final int MOST_BUCKETS = 10_000;

    private static final int CURRENT = 0;
    private static final int PREVIOUS = 1;

    private final StatisticsArguments arguments;
    private final List<StatisticsDimension> dimensions;
    private final List<Map<List<@Nullable Long>, Figures>> groups = List.of(new HashMap<>(), new HashMap<>());
    private final List<List<Instant[]>> periods = List.of(new ArrayList<>(), new ArrayList<>());
    private final Map<Long, Integer> places = new HashMap<>();

    /** For each dimension all keys, if it has the same ones in each group; null for the others. */
    private final List<@Nullable List<Long>> allKeys = new ArrayList<>();

    private StatisticsReader(StatisticsArguments arguments) {
        this.arguments = arguments;
        this.dimensions = arguments.groupBy();
    }

    /**
     * Returns the statistics.
     *
     * @param parts figures of each part of the statement
     */
    static ChatStatistics read(
            StatisticsArguments arguments, Map<String, List<Figure>> parts, List<AggregateRow> rows) {
        Map<String, Figures.Layout> layouts = new HashMap<>();
        parts.forEach((part, figures) -> layouts.put(part, Figures.Layout.of(figures)));
        StatisticsReader reader = new StatisticsReader(arguments);
        rows.forEach(row -> reader.add(row, Lookup.required(layouts, row.part())));
        reader.arrangePeriods();
        return new ChatStatistics(
                arguments,
                reader.figures(CURRENT, List.of()),
                arguments.compares() ? reader.figures(PREVIOUS, List.of()) : null,
                reader.buckets());
    }

    private void arrangePeriods() {
        periods.forEach(each -> each.sort(Comparator.comparing(period -> period[0])));
        List<Long> starts = periods.get(CURRENT).stream()
                .map(period -> period[0].getEpochSecond())
                .toList();
        IntStream.range(0, starts.size()).forEach(i -> places.put(starts.get(i), i));
        dimensions.forEach(dimension -> allKeys.add(dimension.isPeriod() ? starts : dimension.allKeys()));
    }

    private void add(AggregateRow row, Figures.Layout layout) {
        int period = Integer.parseInt(row.keys().get(0));
        List<@Nullable Long> keys = new ArrayList<>();
        row.keys().stream().skip(1).forEach(key -> keys.add(key == null ? null : Long.valueOf(key)));
        if (row.part().equals(StatisticsStatement.PERIODS)) {
            periods.get(period)
                    .add(new Instant[] {Instant.ofEpochSecond(keys.get(0)), Instant.ofEpochSecond(keys.get(1))});
        } else {
            groups.get(period).computeIfAbsent(keys, k -> new Figures()).put(layout, row.figures());
        }
    }

    private Figures figures(int period, List<@Nullable Long> keys) {
        Figures figures = groups.get(period).getOrDefault(keys, new Figures());
        return arguments.countsPresence() ? figures.orZero(Figure.PRESENCE) : figures;
    }

    private List<Bucket> buckets() {
        if (dimensions.isEmpty()) {
            return List.of();
        }
        Set<List<@Nullable Long>> keys = found();
        for (int i = 0; i < dimensions.size(); i++) {
            List<Long> all = allKeys.get(i);
            if (all != null) {
                keys = each(keys, i, all);
            }
        }
        requireFew(keys.size());
        return keys.stream().sorted(byKeys()).map(this::bucket).toList();
    }

    /** Keys of the groups that have sessions in either period, with null for dimensions of which all keys are returned. */
    private Set<List<@Nullable Long>> found() {
        Set<List<@Nullable Long>> found = new HashSet<>();
        if (allKeys.stream().allMatch(Objects::nonNull)) {
            found.add(Collections.nCopies(dimensions.size(), null));
            return found;
        }
        for (Map<List<@Nullable Long>, Figures> period : groups) {
            for (List<@Nullable Long> keys : period.keySet()) {
                if (!keys.isEmpty()) {
                    List<@Nullable Long> own = new ArrayList<>(keys);
                    for (int i = 0; i < own.size(); i++) {
                        own.set(i, allKeys.get(i) == null ? keys.get(i) : null);
                    }
                    found.add(own);
                }
            }
        }
        return found;
    }

    private static Set<List<@Nullable Long>> each(Set<List<@Nullable Long>> groups, int dimension, List<Long> keys) {
        requireFew((long) groups.size() * keys.size());
        Set<List<@Nullable Long>> all = new HashSet<>();
        groups.forEach(group -> keys.forEach(key -> {
            List<@Nullable Long> with = new ArrayList<>(group);
            with.set(dimension, key);
            all.add(with);
        }));
        return all;
    }

    private static void requireFew(long buckets) {
        if (buckets > MOST_BUCKETS) {
            throw new RequestException(
                    RequestError.TOO_COSTLY,
                    "The statistics would have more than " + MOST_BUCKETS
                            + " buckets. Group by fewer dimensions, or by longer periods.");
        }
    }

    private Comparator<List<@Nullable Long>> byKeys() {
        return IntStream.range(0, dimensions.size())
                .<Comparator<List<@Nullable Long>>>mapToObj(
                        i -> Comparator.comparing(keys -> keys.get(i), Comparator.nullsLast(Comparator.naturalOrder())))
                .reduce(Comparator::thenComparing)
                .orElseThrow();
    }

    private Bucket bucket(List<@Nullable Long> keys) {
        Map<StatisticsDimension, @Nullable Long> named = new EnumMap<>(StatisticsDimension.class);
        List<@Nullable Long> before = new ArrayList<>(keys);
        Instant endsAt = null;
        for (int i = 0; i < dimensions.size(); i++) {
            named.put(dimensions.get(i), keys.get(i));
            if (dimensions.get(i).isPeriod()) {
                int place = Lookup.required(places, keys.get(i));
                endsAt = periods.get(CURRENT).get(place)[1];
                before.set(i, startOfPrevious(place));
            }
        }
        return new Bucket(
                named, endsAt, figures(CURRENT, keys), arguments.compares() ? figures(PREVIOUS, before) : null);
    }

    /** The first hour, day, week or month corresponds to the first of the period before, and so on. */
    private @Nullable Long startOfPrevious(int place) {
        List<Instant[]> previous = periods.get(PREVIOUS);
        return place < previous.size() ? (Long) previous.get(place)[0].getEpochSecond() : null;
    }
}
