package dev.parley.graphql.subscription;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.read.AgentRights;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.read.Plan;
import dev.parley.graphql.read.PlanStatement;
import dev.parley.graphql.read.Plans;
import dev.parley.graphql.read.Sql;
import dev.parley.graphql.read.SubFields;
import dev.parley.security.Actor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the answer of a plan depends on who asks. Rules compare the caller's number with columns of the entity itself, such as its owner.
 * Where that is all, callers who are in none of these columns get the same answer if their other rights are the same.
 */
public final class PlanRights {

    /** Values of variables for which a plan's statement has been looked at; beyond, callers are taken for different. */
    private static final int MOST = 64;

    /** A number that no user has. */
    private static final Long NOBODY = 0L;

    /** The parameter of facts that depend on the caller. */
    private static final String LOGIN = "login";

    private static final Pattern STANDING = Pattern.compile("\\bst\\.");
    private static final Pattern CALLER = Pattern.compile("\\bst\\.me\\b");

    /** The version of the caller's rights, which the statement returns beside the rows. */
    private static final String VERSION = AgentRights.VERSION.replace("{me}", "st.me");

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
            owners = owners(plan, field, visibility);
            if (ofPlan.size() < MOST) {
                ofPlan.put(variables, owners);
            }
        }
        return owners;
    }

    private Optional<Set<String>> owners(Plan plan, SubFields field, Visibility visibility) {
        if (!(visibility.actor() instanceof Actor.Agent agent) || leadsToEntities(plan.rows())) {
            return Optional.empty();
        }
        Sql sql = PlanStatement.byIds(model, plan, visibility, field, List.of(NOBODY))
                .sql();
        if (sql == null || sql.parameters().contains(LOGIN)) {
            return Optional.empty();
        }
        if (agent.isAdmin()) {
            return STANDING.matcher(sql.text()).find() ? Optional.empty() : Optional.of(Set.of());
        }
        Set<String> owners = new HashSet<>();
        String rest = sql.text().replace(VERSION, "");
        Matcher compared = Pattern.compile("\\b" + plan.rows().alias() + "\\.(\\w+) = st\\.me\\b")
                .matcher(rest);
        rest = compared.replaceAll(comparison -> {
            owners.add(comparison.group(1));
            return "";
        });
        return CALLER.matcher(rest).find() ? Optional.empty() : Optional.of(Set.copyOf(owners));
    }

    /** Entities below computed fields are read for the caller, by statements of their own. */
    private static boolean leadsToEntities(Plan.Block block) {
        return block.computed().stream().anyMatch(part -> part.value().leadsToEntities())
                || block.lists().stream().anyMatch(list -> leadsToEntities(list.rows()));
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
