package dev.parley.graphql.subscription;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.read.SubFields;
import dev.parley.graphql.value.Lookup;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.VariableReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables of a request on which the selection below a field depends. They are determined once for each field of
 * a document.
 */
final class UsedVariables {

    /** Names of the variables below a field of a cached document. */
    private static final Cache<Field, Set<String>> NAMES =
            Caffeine.newBuilder().weakKeys().build();

    private UsedVariables() {}

    /** The values of the variables below a field; its own arguments do not count. */
    static Map<String, Object> below(SubFields field) {
        Map<String, Object> given = field.request().getVariables();
        Map<String, Object> values = new HashMap<>();
        for (Field each : field.field().getFields()) {
            NAMES.get(each, f -> namesBelow(f, field)).stream()
                    .filter(given::containsKey)
                    .forEach(name -> values.put(name, given.get(name)));
        }
        return values;
    }

    private static Set<String> namesBelow(Field top, SubFields field) {
        Set<String> names = new HashSet<>();
        if (top.getSelectionSet() != null) {
            addNames(top.getSelectionSet(), field, names, new HashSet<>());
        }
        return names;
    }

    private static void addNames(Node<?> node, SubFields field, Set<String> names, Set<String> fragments) {
        if (node instanceof VariableReference variable) {
            names.add(variable.getName());
        } else if (node instanceof FragmentSpread spread && fragments.add(spread.getName())) {
            addNames(Lookup.required(field.request().getFragmentsByName(), spread.getName()), field, names, fragments);
        }
        node.getChildren().forEach(child -> addNames(child, field, names, fragments));
    }
}
