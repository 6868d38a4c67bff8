package dev.parley.graphql.model;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A value of a row that stands for several values of an enum column, as filters know it: conditions on it become conditions on the
 * column, whose indexes then fit. The field of the same name has the same value. Features bring theirs as beans.
 *
 * @param type the enum of the groups
 * @param column name of the column in GraphQL
 * @param members the column's values in a group
 */
public record ColumnGroup<T extends NodeEntity, G extends Enum<G>>(
        Class<T> owner,
        String name,
        String description,
        Class<G> type,
        String column,
        Function<G, ? extends Set<? extends Enum<?>>> members) {

    /** The operator on the column that an operator on the group becomes. */
    public String operator(String operator) {
        return switch (operator) {
            case "eq", "in" -> "in";
            case "ne", "notIn" -> "notIn";
            default -> operator;
        };
    }

    /** The values of the column that belong to one name of the group, or to several. */
    public List<?> members(Object operand) {
        Stream<?> names = operand instanceof Collection<?> several ? several.stream() : Stream.of(operand);
        return names.map(name -> type.cast(Enums.constant(type, (String) name)))
                .flatMap(group -> members.apply(group).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
