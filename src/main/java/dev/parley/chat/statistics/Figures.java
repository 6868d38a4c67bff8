package dev.parley.chat.statistics;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one group of sessions. */
final class Figures {

    private static final Section ZERO = new Section(Map.of(Figure.ONLY, 0), List.of(0.0));

    private final Map<String, Section> sections = new HashMap<>();

    /** Values of a section, and the places of its figures among them. */
    private record Section(Map<String, Integer> places, List<@Nullable Double> values) {

        @Nullable Double value(String figure) {
            Integer place = places.get(figure);
            return place == null ? null : values.get(place);
        }
    }

    /**
     * The order of the figures in a part of the statement.
     *
     * @param places places by section and name
     */
    record Layout(Map<String, Map<String, Integer>> places) {

        static Layout of(List<Figure> figures) {
            Map<String, Map<String, Integer>> places = new HashMap<>();
            for (int i = 0; i < figures.size(); i++) {
                places.computeIfAbsent(figures.get(i).section(), section -> new HashMap<>())
                        .put(figures.get(i).name(), i);
            }
            return new Layout(places);
        }
    }

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

    /** Adds the values of a part of the statement. */
    void put(Layout layout, List<@Nullable Double> row) {
        layout.places().forEach((section, places) -> sections.put(section, new Section(places, row)));
    }

    /** Sets a section that has no rows to 0. */
    Figures orZero(String section) {
        sections.putIfAbsent(section, ZERO);
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
        Section its = sections.get(section);
        return its == null ? null : its.value(figure);
    }

    /** Share of the sessions that were accepted within the threshold, or null if none counts. */
    @Nullable Double serviceLevel() {
        return ratio(count("acceptedWithinThreshold"), count("acceptedFromQueue") + count("abandonedAfterThreshold"));
    }

    /** Share of the ended conversations that were rated, or null if none has ended. */
    @Nullable Double responseRate() {
        return ratio(count(Figure.RATINGS, "count"), count("conversationsEnded"));
    }

    /** Share of the contained ones among the sessions that bots contained or handed off, or null if there are none. */
    @Nullable Double containmentRate() {
        int contained = count(Figure.BOTS, "contained");
        return ratio(contained, contained + count(Figure.BOTS, "handedOff"));
    }

    private static @Nullable Double ratio(int part, int all) {
        return all == 0 ? null : (Double) ((double) part / all);
    }
}
