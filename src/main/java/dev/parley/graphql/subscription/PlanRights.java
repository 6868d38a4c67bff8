package dev.parley.graphql.subscription;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.read.CallerUses;
import dev.parley.graphql.read.Plan;
import dev.parley.graphql.read.PlanStatement;
import dev.parley.graphql.read.Plans;
import dev.parley.graphql.read.SubFields;
import dev.parley.security.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How the answers of plans depend on who asks, as {@link CallerUses} finds it in their statements. */
public final class PlanRights {

    /** Values of variables for which a plan's statement has been looked at; beyond, callers are taken for different. */
    private static final int MOST = 64;

    /** A number that no user has. */
    private static final Long NOBODY = 0L;

    private final EntityModel model;
    private final Plans plans;
    private final Cache<Plan, Map<Map<String, Object>, Optional<Set<String>>>> known =
            Caffeine.newBuilder().weakKeys().build();

    PlanRights(EntityModel model, Plans plans) {
        this.model = model;
        this.plans = plans;
    }

    /**
     * The columns of an entity, by their names in the database, whose users get an answer of their own.
     *
     * @param variables the values of the variables below the field
     * @return empty when the answer depends on the caller in other ways, too
     */
    Optional<Set<String>> owners(EntityType type, SubFields field, Map<String, Object> variables, Actor.Agent agent) {
        Visibility visibility = new Visibility(agent, model);
        Plan plan = plans.ofObject(type, field, visibility);
        Map<Map<String, Object>, Optional<Set<String>>> ofPlan = known.get(plan, p -> new ConcurrentHashMap<>());
        Optional<Set<String>> owners = ofPlan.get(variables);
        if (owners == null) {
            owners = CallerUses.columns(PlanStatement.byIds(model, plan, visibility, field, List.of(NOBODY)));
            if (ofPlan.size() < MOST) {
                ofPlan.put(variables, owners);
            }
        }
        return owners;
    }

    /** The values that rules know of a caller, for entities that are not its own; none of an administrator. */
    static Map<String, Object> withoutOwner(Known rights) {
        if (rights == null) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>(rights.values());
        values.put("me", NOBODY);
        return Map.copyOf(values);
    }
}
