package dev.parley.graphql.read;

import dev.parley.graphql.clause.Page;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads for subscriptions, as their callers see the rows: which rows a list has, what it depends on, and single rows. */
@Singleton
public class FollowedReads {

    private final EntityModel entities;
    private final Plans plans;
    private final Reads reads;
    private final AgentRights rights;
    private final CurrentActor currentActor;

    FollowedReads(SchemaModel model, Plans plans, Reads reads, AgentRights rights, CurrentActor currentActor) {
        this.entities = model.entities();
        this.plans = plans;
        this.reads = reads;
        this.rights = rights;
        this.currentActor = currentActor;
    }

    /**
     * Reads a whole row that the caller may see, or null.
     *
     * @param asRead attributes that are read as the caller sees them, instead of as stored
     */
    public @Nullable NodeEntity row(Class<? extends NodeEntity> javaClass, long id, String... asRead) {
        return reads.entity(entities.of(javaClass), id, visibility(), List.of(asRead));
    }

    /** Reads the first row of a filter in a sort order, with the selection of the field. */
    public Optional<PlacedRow> first(
            Class<? extends NodeEntity> javaClass,
            Map<String, Object> where,
            String orderBy,
            DataFetchingEnvironment field) {
        EntityType type = entities.of(javaClass);
        Visibility visibility = visibility();
        SubFields selected = SubFields.of(field);
        Plan plan = plans.ofObject(type, selected, visibility);
        Page page = Page.of(
                type,
                Map.of("first", 1, "where", where, "orderBy", List.of(Map.of("field", orderBy, "direction", "ASC"))),
                visibility);
        PlanStatement statement = PlanStatement.page(entities, plan, visibility, selected, page, true);
        PlanRows rows = reads.rows(statement, actor(), false, Deadline.NONE);
        PlanWriter writer = new PlanWriter(actor(), selected, rows).load(plan.rows());
        PlanRows.PageOfRows found = rows.page(plan.rows());
        return found.rows().stream()
                .map(row -> new PlacedRow(
                        ((Long) row.values()[found.places()[0]]).intValue(),
                        writer.one(plan.object(), row)
                                .at(field.getExecutionStepInfo().getPath())))
                .findFirst();
    }

    /**
     * Returns the primary keys of the rows of a followed list.
     *
     * @param where the client's filter
     * @param own an additional condition of the service, in the form of a filter
     * @param most maximum number of rows
     */
    public List<Long> matching(
            Class<? extends NodeEntity> javaClass, Map<String, Object> where, Map<String, Object> own, int most) {
        EntityType type = entities.of(javaClass);
        List<Map<String, Object>> conditions = List.of(own, type.listed());
        return reads.ids(PlanStatement.ids(entities, type, visibility(), where, conditions, most), actor());
    }

    /**
     * Returns the linked records that a list depends on.
     *
     * @param shown names of the fields below the field that lead to the list's rows
     */
    public Dependencies dependencies(
            Class<? extends NodeEntity> javaClass,
            Map<String, Object> where,
            List<String> shown,
            DataFetchingEnvironment field) {
        EntityType type = entities.of(javaClass);
        Visibility visibility = visibility();
        DependencyReader dependencies = new DependencyReader(entities);
        dependencies.addFilter(type, where);
        boolean showsLists = false;
        for (SubFields rows : at(shown, field)) {
            Plan plan = plans.ofObject(type, rows, visibility);
            dependencies.addPlan(plan, rows, visibility);
            showsLists |= !plan.rows().lists().isEmpty();
        }
        return new Dependencies(
                entities, type, dependencies.dependencies(), showsLists, query -> reads.ids(query, actor()));
    }

    /** The fields at the end of a path of field names below a field. */
    private static Collection<SubFields> at(List<String> way, DataFetchingEnvironment field) {
        List<SubFields> found = List.of(SubFields.of(field));
        GraphQLObjectType type = (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(field.getFieldType());
        for (String step : way) {
            GraphQLObjectType owner = type;
            found = found.stream()
                    .flatMap(each -> each.of(owner).values().stream()
                            .filter(selected -> selected.getName().equals(step))
                            .map(each::at))
                    .toList();
            type = (GraphQLObjectType)
                    GraphQLTypeUtil.unwrapAll(owner.getFieldDefinition(step).getType());
        }
        return found;
    }

    /** Current access parameters of the caller; empty for a caller without row rules. */
    public Map<String, Object> accessParameters() {
        return actor() instanceof Actor.Agent agent && !agent.isAdmin() ? rights.now(agent) : Map.of();
    }

    private Actor actor() {
        return currentActor.get();
    }

    private Visibility visibility() {
        return new Visibility(actor(), entities);
    }
}
