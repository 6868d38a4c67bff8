package dev.parley.graphql.schema;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values that an operation gives to arguments: literals of the document, or variables that are not coerced yet. */
final class GivenValues {

    private final OperationDefinition operation;
    private final Map<String, Object> variables;
    private boolean usesVariables;

    /** @param variables variables as the client sent them */
    GivenValues(OperationDefinition operation, Map<String, Object> variables) {
        this.operation = operation;
        this.variables = variables;
    }

    /** Whether any value came from a variable. */
    boolean usesVariables() {
        return usesVariables;
    }

    /** Value of an argument, or null if it is absent. */
    @Nullable Object argument(Field field, String name) {
        for (Argument argument : field.getArguments()) {
            if (argument.getName().equals(name)) {
                return resolved(argument.getValue());
            }
        }
        return null;
    }

    /** The value of a variable, or the given literal. Null for an absent value and for a literal null. */
    @Nullable Object resolved(@Nullable Object value) {
        if (value instanceof NullValue) {
            return null;
        }
        if (!(value instanceof VariableReference reference)) {
            return value;
        }
        usesVariables = true;
        if (variables.containsKey(reference.getName())) {
            return variables.get(reference.getName());
        }
        return operation.getVariableDefinitions().stream()
                .filter(definition -> definition.getName().equals(reference.getName()))
                .findFirst()
                .map(VariableDefinition::getDefaultValue)
                .map(this::resolved)
                .orElse(null);
    }

    /** The fields of a resolved object, by name; null if the value is no object. */
    static @Nullable Map<?, ?> fields(Object value) {
        if (value instanceof ObjectValue object) {
            Map<String, Object> fields = new LinkedHashMap<>();
            for (ObjectField field : object.getObjectFields()) {
                fields.put(field.getName(), field.getValue());
            }
            return fields;
        }
        return value instanceof Map<?, ?> object ? object : null;
    }

    /** The items of a resolved list; null if the value is no list. */
    static @Nullable Collection<?> items(Object value) {
        return value instanceof ArrayValue array
                ? List.copyOf(array.getValues())
                : value instanceof Collection<?> list ? list : null;
    }

    /** Whether a resolved value is a constant of an enum. */
    static boolean isConstant(Object value, String name) {
        return value instanceof EnumValue constant ? constant.getName().equals(name) : name.equals(value);
    }
}
