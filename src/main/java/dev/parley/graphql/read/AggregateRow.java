package dev.parley.graphql.read;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one group of an {@link AggregateQuery}.
 *
 * @param part name of the part
 * @param keys keys of the group; a key may be null
 * @param figures figures in the order of the part; a figure may be null
 */
public record AggregateRow(String part, List<@Nullable String> keys, List<@Nullable Double> figures) {

    static AggregateRow of(String part, @Nullable String[] keys, @Nullable Double @Nullable [] figures) {
        return new AggregateRow(
                part,
                Collections.unmodifiableList(Arrays.asList(keys)),
                figures == null ? List.of() : Collections.unmodifiableList(Arrays.asList(figures)));
    }
}
