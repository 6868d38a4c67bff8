package dev.parley.chat.statistics;

import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.SelectedField;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The figures that a request selects.
 *
 * @param fields paths of the fields below figures, such as wait.maxSeconds; fields without a section belong to counts
 * @param hasTotals whether figures of the whole period are selected
 */
record StatisticsSelection(Set<String> fields, boolean hasTotals) {

    private static final Set<String> TOTALS = Set.of("total", "previousTotal");
    private static final Set<String> OF_BUCKETS = Set.of("figures", "previous");

    static StatisticsSelection of(DataFetchingFieldSelectionSet selected) {
        return new StatisticsSelection(
                selected.getFields().stream().map(StatisticsSelection::path).collect(Collectors.toUnmodifiableSet()),
                selected.getImmediateFields().stream().anyMatch(field -> TOTALS.contains(field.getName())));
    }

    private static String path(SelectedField field) {
        String[] names = field.getQualifiedName().split("/");
        String above = names.length == 1 ? "" : names[names.length - 2];
        boolean isFigure = TOTALS.contains(above) || OF_BUCKETS.contains(above);
        return Figure.path(isFigure ? Figure.COUNTS : above, field.getName());
    }

    /** The same figures of groups only. */
    StatisticsSelection withoutTotals() {
        return new StatisticsSelection(fields, false);
    }

    /** The figures of the total, apart from the groups: without those that the total of these groups does not have. */
    StatisticsSelection ofTotal(StatisticsArguments arguments) {
        Set<String> missing = Stream.of(
                        arguments.countsPresence() ? "" : Figure.PRESENCE,
                        arguments.isCyclic() ? Figure.CONCURRENCY : "")
                .map(section -> Figure.path(Figure.COUNTS, section))
                .collect(Collectors.toUnmodifiableSet());
        return new StatisticsSelection(
                fields.stream().filter(field -> !missing.contains(field)).collect(Collectors.toUnmodifiableSet()),
                true);
    }

    /** Whether a section is selected. */
    boolean has(String section) {
        return fields.contains(Figure.path(Figure.COUNTS, section));
    }

    /** The figures that are needed. */
    List<Figure> of(List<Figure> figures) {
        return figures.stream().filter(figure -> figure.isNeeded(fields)).toList();
    }
}
