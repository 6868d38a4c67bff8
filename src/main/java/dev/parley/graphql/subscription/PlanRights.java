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
import org.jspecify.annotations.Nullable;

/** How the answers of plans depend on who asks, as {@link CallerUses} finds it in their statements. */
public final class PlanRights {

    /** Maximum number of variable values whose statement is analyzed for a plan. Beyond it, callers do not share results. */
    private static final int MOST = 64;

    /** An id that no user has. */
    private static final Long NO_USER = 0L;

    private final EntityModel model;
    private final Plans plans;
    private final Cache<Plan, Map<Map<String, Object>, Optional<Set<String>>>> known =
            Caffeine.newBuilder().weakKeys().build();

    PlanRights(EntityModel model, Plans plans) {
        this.model = model;
        this.plans = plans;
    }

    /**
     * Returns the columns of an entity that name the users for whom the result differs, by database name.
     *
     * @param variables values of the variables below the field
     * @return empty if the result depends on the caller in other ways too
     */
    Optional<Set<String>> owners(EntityType type, SubFields field, Map<String, Object> variables, Actor.Agent agent) {
        Visibility visibility = new Visibility(agent, model);
        Plan plan = plans.ofObject(type, field, visibility);
        Map<Map<String, Object>, Optional<Set<String>>> ofPlan = known.get(plan, p -> new ConcurrentHashMap<>());
        Optional<Set<String>> owners = ofPlan.get(variables);
        if (owners == null) {
            owners = CallerUses.columns(PlanStatement.byIds(model, plan, visibility, field, List.of(NO_USER)));
            if (ofPlan.size() < MOST) {
                ofPlan.put(variables, owners);
            }
        }
        return owners;
    }

    /** Access parameters of a caller for entities that the caller does not own; empty for an administrator. */
    static Map<String, Object> withoutOwner(@Nullable Known rights) {
        if (rights == null) {
            return Map.of();
        }
        Map<String, Object> values = new HashMap<>(rights.values());
        values.put("me", NO_USER);
        return Map.copyOf(values);
    }
}
