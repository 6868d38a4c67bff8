package dev.parley.graphql.read;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.Lookup;
import dev.parley.security.Actor;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.SourceLocation;
import graphql.language.VariableReference;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Caches the plans of cached documents. A plan is kept as long as its document. A native image needs Caffeine's
 * generated classes to be named here.
 */
@Singleton
@RegisterForReflection(classNames = {"com.github.benmanes.caffeine.cache.WS", "com.github.benmanes.caffeine.cache.FS"})
public class Plans {

    /** Maximum number of plans of one field. Only variables in @skip and @include lead to more than a few. */
    private static final int MOST = 64;

    private final SchemaModel model;
    private final Instance<ReadAudit> audit;

    /**
     * Keyed by the first of the merged fields, then by the locations of the others. A field of a fragment is merged
     * with other fields at each spread.
     */
    private final Cache<Field, Map<List<SourceLocation>, OfField>> byField =
            Caffeine.newBuilder().weakKeys().build();

    /**
     * Plans of one field.
     *
     * @param conditions names of the variables in @skip and @include below the field
     */
    private record OfField(Set<String> conditions, Map<Key, Plan> plans) {}

    /**
     * Key of a plan. One field may return objects of several types, and plans depend on the kind of caller and on the
     * values of variables in conditions.
     */
    private record Key(EntityType type, Object caller, boolean connection, List<Object> values) {}

    Plans(SchemaModel model, Instance<ReadAudit> audit) {
        this.model = model;
        this.audit = audit;
    }

    /** Returns the plan of a field that returns objects of a type. */
    public Plan ofObject(EntityType type, SubFields field, Visibility visibility) {
        return plan(type, field, visibility, false);
    }

    /** Returns the plan of a field that returns a connection. */
    Plan ofConnection(EntityType type, SubFields field, Visibility visibility) {
        return plan(type, field, visibility, true);
    }

    private Plan plan(EntityType type, SubFields field, Visibility visibility, boolean connection) {
        List<Field> fields = field.field().getFields();
        List<SourceLocation> others = fields.size() == 1
                ? List.of()
                : fields.stream().skip(1).map(Field::getSourceLocation).toList();
        Map<List<SourceLocation>, OfField> merged = byField.get(fields.get(0), f -> new ConcurrentHashMap<>());
        OfField known = merged.get(others);
        if (known == null) {
            known = merged.computeIfAbsent(others, o -> new OfField(conditions(field), new ConcurrentHashMap<>()));
        }
        List<Object> values = new ArrayList<>();
        known.conditions()
                .forEach(name ->
                        values.add(String.valueOf(field.request().getVariables().get(name))));
        Key key = new Key(type, kind(visibility.actor()), connection, values);
        Plan plan = known.plans().get(key);
        if (plan == null) {
            PlanCompiler compiler = new PlanCompiler(model, visibility, recordsReads(visibility.actor()));
            plan = connection ? compiler.ofConnection(type, field) : compiler.ofObject(type, field);
            if (known.plans().size() < MOST) {
                known.plans().put(key, plan);
            }
        }
        return plan;
    }

    private boolean recordsReads(Actor actor) {
        return audit.stream().anyMatch(each -> each.isEnabledFor(actor));
    }

    private static Object kind(Actor actor) {
        return actor instanceof Actor.Agent agent ? (Object) agent.isAdmin() : actor.getClass();
    }

    private static Set<String> conditions(SubFields field) {
        Set<String> names = new TreeSet<>();
        field.field().getFields().forEach(each -> addConditions(each.getSelectionSet(), field, names, new HashSet<>()));
        return names;
    }

    private static void addConditions(
            SelectionSet selections, SubFields request, Set<String> names, Set<String> fragments) {
        if (selections == null) {
            return;
        }
        for (Selection<?> selection : selections.getSelections()) {
            for (Directive directive : ((DirectivesContainer<?>) selection).getDirectives()) {
                if (directive.getArgument("if") != null
                        && directive.getArgument("if").getValue() instanceof VariableReference variable) {
                    names.add(variable.getName());
                }
            }
            if (selection instanceof Field field) {
                addConditions(field.getSelectionSet(), request, names, fragments);
            } else if (selection instanceof InlineFragment inline) {
                addConditions(inline.getSelectionSet(), request, names, fragments);
            } else if (selection instanceof FragmentSpread spread && fragments.add(spread.getName())) {
                addConditions(
                        Lookup.required(request.request().getFragmentsByName(), spread.getName())
                                .getSelectionSet(),
                        request,
                        names,
                        fragments);
            }
        }
    }
}
