package dev.parley.graphql.execution;

import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Measures the size of a document from its text alone. The document need not be valid. */
final class DocumentMetrics {

    private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

    private final Document document;
    private final Map<String, FragmentDefinition> fragments;

    DocumentMetrics(Document document) {
        this.document = document;
        this.fragments = document.getDefinitionsOfType(FragmentDefinition.class).stream()
                .collect(Collectors.toMap(FragmentDefinition::getName, fragment -> fragment, (one, other) -> one));
    }

    /** Depth of the deepest operation, in levels of fields. */
    int depth() {
        return most(new Depth()::of);
    }

    /** Number of root fields of the largest operation. */
    int rootFields() {
        return most(new RootFields()::of);
    }

    /** Number of aliases. */
    int aliases() {
        return count(document, node -> node instanceof Field field && field.getAlias() != null ? 1 : 0);
    }

    /** Number of directives. */
    int directives() {
        return count(
                document,
                node -> node instanceof DirectivesContainer<?> container
                        ? container.getDirectives().size()
                        : 0);
    }

    /** Whether the document uses only the given directives. */
    boolean usesOnlyDirectives(Set<String> names) {
        return count(
                        document,
                        node -> node instanceof Directive directive && !names.contains(directive.getName()) ? 1 : 0)
                == 0;
    }

    /** Whether the document uses introspection. */
    boolean introspects() {
        return count(document, node -> isIntrospection(node) ? 1 : 0) > 0;
    }

    /** Whether a root field of a subscription, or a fragment around it, has @skip or @include. */
    boolean hasConditionalSubscription() {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .filter(operation -> operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION)
                .anyMatch(operation -> isConditional(operation.getSelectionSet(), new HashSet<>()));
    }

    /** @param seen names of the fragments that were looked at, which may form a cycle */
    private boolean isConditional(SelectionSet selections, Set<String> seen) {
        for (Selection<?> selection : selections.getSelections()) {
            DirectivesContainer<?> container = (DirectivesContainer<?>) selection;
            boolean inside = false;
            if (selection instanceof InlineFragment inline) {
                inside = isConditional(inline.getSelectionSet(), seen);
            } else if (selection instanceof FragmentSpread spread && seen.add(spread.getName())) {
                FragmentDefinition fragment = fragments.get(spread.getName());
                inside = fragment != null && isConditional(fragment.getSelectionSet(), seen);
            }
            if (inside || container.hasDirective("skip") || container.hasDirective("include")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIntrospection(Node<?> node) {
        return node instanceof Field field && INTROSPECTION.contains(field.getName());
    }

    private int most(ToIntFunction<SelectionSet> measure) {
        return document.getDefinitionsOfType(OperationDefinition.class).stream()
                .map(OperationDefinition::getSelectionSet)
                .mapToInt(measure)
                .max()
                .orElse(0);
    }

    private static int count(Node<?> node, ToIntFunction<Node<?>> of) {
        int count = of.applyAsInt(node);
        for (Node<?> child : node.getChildren()) {
            count += count(child, of);
        }
        return count;
    }

    /**
     * Measures selection sets including the fragments that they spread. Each fragment is measured once, because many
     * may spread each other.
     */
    private abstract class Measure {

        private final Map<String, Integer> known = new HashMap<>();

        abstract int of(Field field);

        abstract int join(int one, int other);

        int of(SelectionSet selections) {
            int all = 0;
            if (selections != null) {
                for (Selection<?> selection : selections.getSelections()) {
                    all = join(all, of(selection));
                }
            }
            return all;
        }

        private int of(Selection<?> selection) {
            if (selection instanceof Field field) {
                return of(field);
            }
            if (selection instanceof InlineFragment inline) {
                return of(inline.getSelectionSet());
            }
            return ofFragment(((FragmentSpread) selection).getName());
        }

        private int ofFragment(String name) {
            Integer before = known.get(name);
            if (before != null) {
                return before;
            }
            // Ends the recursion if fragments form a cycle. Validation rejects cycles later.
            known.put(name, 0);
            FragmentDefinition fragment = fragments.get(name);
            int measured = fragment == null ? 0 : of(fragment.getSelectionSet());
            known.put(name, measured);
            return measured;
        }
    }

    private final class Depth extends Measure {

        @Override
        int of(Field field) {
            return 1 + of(field.getSelectionSet());
        }

        @Override
        int join(int one, int other) {
            return Math.max(one, other);
        }
    }

    private final class RootFields extends Measure {

        private static final int PLENTY = 1_000_000;

        @Override
        int of(Field field) {
            return 1;
        }

        @Override
        int join(int one, int other) {
            return Math.min(PLENTY, one + other);
        }
    }
}
