package dev.parley.chat.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The figures of one group of sessions. */
final class Figures {

    private final Map<String, @Nullable Double> values = new HashMap<>();

    /** The values of one part, such as a duration. */
    record Part(Figures figures, String name) {

        Integer count(String figure) {
            return figures.count(name, figure);
        }

        @Nullable Double number(String figure) {
            return figures.number(name, figure);
        }

        /** A figure in whole seconds, or null. */
        @Nullable Integer seconds(String figure) {
            Double value = number(figure);
            return value == null ? null : value.intValue();
        }
    }

    void put(List<Figure> figures, List<@Nullable Double> row) {
        IntStream.range(0, figures.size())
                .forEach(i -> values.put(figures.get(i).key(), row.get(i)));
    }

    /** Sets a sum that has no rows to 0. */
    Figures withSum(String section) {
        values.putIfAbsent(Figure.key(section, Figure.SUM), 0.0);
        return this;
    }

    Part part(String name) {
        return new Part(this, name);
    }

    /** A count; 0 for a group without rows. */
    Integer count(String section, String figure) {
        Double value = number(section, figure);
        return value == null ? 0 : value.intValue();
    }

    /** A count of the sessions. */
    Integer count(String figure) {
        return count(Figure.COUNTS, figure);
    }

    /** A number, or null. */
    @Nullable Double number(String section, String figure) {
        return values.get(Figure.key(section, figure));
    }

    /** Share of the sessions that were accepted within the threshold, or null if none counts. */
    @Nullable Double serviceLevel() {
        return ratio(count("acceptedWithinThreshold"), count("acceptedFromQueue") + count("abandonedAfterThreshold"));
    }

    /** Share of the ended conversations that were rated, or null if none has ended. */
    @Nullable Double responseRate() {
        return ratio(count(Figure.RATINGS, "count"), count("conversationsEnded"));
    }

    private static @Nullable Double ratio(int part, int all) {
        return all == 0 ? null : (Double) ((double) part / all);
    }
}
