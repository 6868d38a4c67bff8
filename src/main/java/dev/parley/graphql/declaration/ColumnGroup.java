package dev.parley.graphql.declaration;

import dev.parley.graphql.value.Enums;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A filter field that groups values of an enum column. Conditions on the group are translated to conditions on the
 * column, so that the column's indexes are used. The GraphQL field of the same name returns the group. Features
 * contribute groups as CDI beans.
 *
 * @param type enum of the groups
 * @param column GraphQL name of the column
 * @param members values of the column that belong to a group
 */
public record ColumnGroup<T extends NodeEntity, G extends Enum<G>>(
        Class<T> owner,
        String name,
        String description,
        Class<G> type,
        String column,
        Function<G, ? extends Set<? extends Enum<?>>> members) {

    /** Operator on the column that replaces an operator on the group. */
    public String operator(String operator) {
        return switch (operator) {
            case "eq", "in" -> "in";
            case "ne", "notIn" -> "notIn";
            default -> operator;
        };
    }

    /** SQL of the group's position among the groups. */
    public String rank(String column) {
        return Stream.of(type.getEnumConstants())
                .map(group -> members.apply(group).stream()
                        .map(Enums::sql)
                        .sorted()
                        .collect(Collectors.joining(", ", "when " + column + " in (", ") then " + group.ordinal())))
                .collect(Collectors.joining(" ", "case ", " end"));
    }

    /** Values of the column that belong to one group or to a list of groups. */
    public List<?> members(Object operand) {
        Stream<?> names = operand instanceof Collection<?> several ? several.stream() : Stream.of(operand);
        return names.map(name -> type.cast(Enums.constant(type, (String) name)))
                .flatMap(group -> members.apply(group).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
