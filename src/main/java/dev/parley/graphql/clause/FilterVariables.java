package dev.parley.graphql.clause;

import dev.parley.graphql.error.RequestException;
import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.NonNullType;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.OperationDefinition;
import graphql.language.SelectionSet;
import graphql.language.Value;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds variables inside filters that a request does not set. GraphQL omits such a condition, and the filter would
 * match every row: a client that asks for one customer's chats would receive all chats. A variable for the whole
 * filter may be unset.
 */
public final class FilterVariables {

    private static final String FILTER = "where";

    private final Document document;
    private final OperationDefinition operation;
    private final Map<String, Object> variables;
    private final Set<String> unset;
    private final Set<String> seen = new HashSet<>();

    private FilterVariables(
            Document document, OperationDefinition operation, Map<String, Object> variables, Set<String> unset) {
        this.document = document;
        this.operation = operation;
        this.variables = variables;
        this.unset = unset;
    }

    /**
     * Rejects an operation with an unset variable inside a filter, before it is executed. The operation must be
     * valid. Skipped fields are ignored.
     *
     * @param variables variables as the client sent them
     * @throws RequestException BAD_FILTER with the path in the filter
     */
    public static void requireSet(Document document, OperationDefinition operation, Map<String, Object> variables) {
        Set<String> unset = operation.getVariableDefinitions().stream()
                .filter(variable -> variable.getDefaultValue() == null && !(variable.getType() instanceof NonNullType))
                .map(VariableDefinition::getName)
                .filter(name -> !variables.containsKey(name))
                .collect(Collectors.toUnmodifiableSet());
        if (!unset.isEmpty()) {
            new FilterVariables(document, operation, variables, unset).check(operation.getSelectionSet());
        }
    }

    private void check(SelectionSet selections) {
        if (selections == null) {
            return;
        }
        selections.getSelections().stream()
                .filter(selection -> isIncluded((DirectivesContainer<?>) selection))
                .forEach(selection -> {
                    if (selection instanceof Field field) {
                        field.getArguments().forEach(this::check);
                        check(field.getSelectionSet());
                    } else if (selection instanceof InlineFragment inline) {
                        check(inline.getSelectionSet());
                    } else if (seen.add(((FragmentSpread) selection).getName())) {
                        check(fragment(((FragmentSpread) selection).getName()).getSelectionSet());
                    }
                });
    }

    private FragmentDefinition fragment(String name) {
        return document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .filter(fragment -> fragment.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void check(Argument argument) {
        if (argument.getName().equals(FILTER) && argument.getValue() instanceof ObjectValue filter) {
            check(filter, FILTER);
        }
    }

    private void check(Value<?> value, String path) {
        if (value instanceof VariableReference variable && unset.contains(variable.getName())) {
            throw Filter.missing(path);
        } else if (value instanceof ObjectValue object) {
            for (ObjectField field : object.getObjectFields()) {
                check(field.getValue(), path + "." + field.getName());
            }
        } else if (value instanceof ArrayValue array) {
            List<?> values = array.getValues();
            for (int i = 0; i < values.size(); i++) {
                check((Value<?>) values.get(i), path + "[" + i + "]");
            }
        }
    }

    private boolean isIncluded(DirectivesContainer<?> selection) {
        return selection.getDirectives("skip").stream().noneMatch(this::condition)
                && selection.getDirectives("include").stream().allMatch(this::condition);
    }

    private boolean condition(Directive directive) {
        Object value = directive.getArgument("if").getValue();
        if (value instanceof VariableReference variable) {
            value = variables.containsKey(variable.getName())
                    ? variables.get(variable.getName())
                    : operation.getVariableDefinitions().stream()
                            .filter(definition -> definition.getName().equals(variable.getName()))
                            .findFirst()
                            .map(definition -> (Object) definition.getDefaultValue())
                            .orElse(null);
        }
        return value instanceof BooleanValue literal ? literal.isValue() : Boolean.TRUE.equals(value);
    }
}
