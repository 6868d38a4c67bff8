package dev.parley.graphql.read;

import dev.parley.graphql.clause.Page;
import dev.parley.graphql.declaration.CustomerRoot;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.Lookup;
import dev.parley.graphql.value.Rendered;
import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import graphql.GraphQLError;
import graphql.execution.DataFetcherResult;
import graphql.execution.MergedField;
import graphql.execution.ResultPath;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.Hibernate;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/** Data fetchers of fields that return entities. Each fetcher resolves its whole selection. {@link FollowedReads} reads for subscriptions. */
@Singleton
public class EntityFetchers {

    private final EntityModel entities;
    private final Plans plans;
    private final Reads reads;
    private final CurrentActor currentActor;

    EntityFetchers(SchemaModel model, Plans plans, Reads reads, CurrentActor currentActor) {
        this.entities = model.entities();
        this.plans = plans;
        this.reads = reads;
        this.currentActor = currentActor;
    }

    /** Resolves a root field that returns one object by the argument id, or null. */
    public @Nullable Object one(EntityType type, DataFetchingEnvironment field) {
        visibility().requireAtRoot(type);
        return byId(type, GlobalId.number(type.name(), argument("id", field)), field);
    }

    /** Resolves a root field that returns a page of all objects of a type. */
    public Object many(EntityType type, DataFetchingEnvironment field) {
        Visibility visibility = visibility();
        visibility.requireAtRoot(type);
        Page page = Page.of(type, field.getArguments(), visibility);
        return page(type, page.and(type.listed()), field);
    }

    /** Resolves a root field that returns a page of the calling agent's own objects. */
    public Object own(ViewerConnection<?> list, DataFetchingEnvironment field) {
        return ownOf(AgentCaller.require(currentActor.get()), list, field);
    }

    /** Resolves a page of the objects that belong to an owner: the caller, or the source of the field. */
    public Object ownOf(Object owner, ViewerConnection<?> list, DataFetchingEnvironment field) {
        EntityType type = entities.of(list.element());
        Page page = Page.of(type, field.getArguments(), visibility()).and(list.whereOf(owner));
        return page(type, page, field);
    }

    /** Resolves a root field that returns the calling customer's own row. */
    public @Nullable Object own(CustomerRoot one, DataFetchingEnvironment field) {
        Actor actor = currentActor.get();
        if (actor instanceof Actor.Agent) {
            throw new RequestException(RequestError.FORBIDDEN, "Only customers may read this.");
        }
        if (!(actor instanceof Actor.Customer customer)) {
            throw new RequestException(
                    RequestError.UNAUTHENTICATED, "Sign in with the sessionKey of a chat session to read this.");
        }
        Visibility visibility = visibility();
        SubFields selected = SubFields.of(field);
        Plan plan = plans.ofObject(entities.of(one.element()), selected, visibility);
        PlanStatement statement = PlanStatement.byAttribute(
                entities,
                plan,
                visibility,
                selected,
                one.attribute(),
                one.value().apply(customer));
        Optional<Rendered> row = render(statement, selected).values().stream().findFirst();
        if (row.isEmpty()) {
            one.onMissing().run();
        }
        return row.map(rendered -> rendered.at(path(field))).orElse(null);
    }

    private Object page(EntityType type, Page page, DataFetchingEnvironment field) {
        Visibility visibility = visibility();
        SubFields selected = SubFields.of(field);
        Plan plan = plans.ofConnection(type, selected, visibility);
        PlanStatement statement = PlanStatement.page(entities, plan, visibility, selected, page, false);
        PlanRows rows = rows(statement, selected, deadline(field));
        return new PlanWriter(actor(), selected, rows)
                .load(plan.rows())
                .page(plan.connection(), rows.page(plan.rows()))
                .at(path(field));
    }

    /** Resolves the root field node(id). */
    public @Nullable Object node(DataFetchingEnvironment field) {
        GlobalId id = GlobalId.parse(argument("id", field));
        EntityType type = typeOf(id);
        visibility().requireAtRoot(type);
        return byId(type, id.number(), field);
    }

    /**
     * Resolves the root field nodes(ids) with one statement for each type. The result has an entry for each id; it is
     * null if there is no such object.
     */
    public Object nodes(DataFetchingEnvironment field) {
        List<String> given = argument("ids", field);
        if (given.size() > Page.LARGEST) {
            throw new RequestException(
                    RequestError.BAD_PAGE_SIZE, "ids accepts at most " + Page.LARGEST + " ids. Split the request.");
        }
        List<GlobalId> ids = given.stream().map(GlobalId::parse).toList();
        Map<EntityType, List<Long>> byType = ids.stream()
                .collect(Collectors.groupingBy(
                        this::typeOf, LinkedHashMap::new, Collectors.mapping(GlobalId::number, Collectors.toList())));
        byType.keySet().forEach(visibility()::requireAtRoot);
        Map<EntityType, Map<Long, Rendered>> found = new HashMap<>();
        byType.forEach((type, numbers) -> found.put(type, byIds(type, numbers, SubFields.of(field), deadline(field))));
        return list(
                ids.stream()
                        .map(id -> Lookup.required(found, typeOf(id)).get(id.number()))
                        .toList(),
                field);
    }

    /**
     * Resolves an entity below an object that is not an entity, such as a payload. The selection is read again,
     * unless the loaded entity has all of it. Reads of personal data are recorded where the selection is read.
     */
    public @Nullable Object below(EntityType type, Object entity, DataFetchingEnvironment field) {
        Visibility visibility = visibility();
        SubFields selected = SubFields.of(field);
        Plan plan = plans.ofObject(type, selected, visibility);
        if (!plan.rows().hasPersonal() && plan.object().isPlain(visibility) && Hibernate.isInitialized(entity)) {
            NodeEntity loaded = (NodeEntity) Hibernate.unproxy(entity);
            return new PlanWriter(actor(), selected, null)
                    .one(plan.object(), plan.rowOf(loaded))
                    .at(path(field));
        }
        return byId(type, numberOf(entity), field);
    }

    /** Resolves a list of entities below an object that is not an entity. An empty list needs no rights. */
    public Object allBelow(EntityType type, List<?> found, DataFetchingEnvironment field) {
        if (found.isEmpty()) {
            return List.of();
        }
        List<Long> ids = found.stream().map(EntityFetchers::numberOf).toList();
        Map<Long, Rendered> read = byIds(type, ids, SubFields.of(field), deadline(field));
        return list(ids.stream().map(read::get).toList(), field);
    }

    /**
     * Resolves the selection of a field whose value is not an entity. graphql-java would need a multiple of the time for each field of each
     * object. Entities below several objects are read together.
     */
    public Object notEntity(Object value, DataFetchingEnvironment field) {
        SubFields selected = SubFields.of(field);
        return new PlanWriter(actor(), selected, null)
                .object(ValuePart.of(field.getFieldType(), selected), value)
                .at(path(field));
    }

    private static DataFetcherResult<Object> list(List<Rendered> items, DataFetchingEnvironment field) {
        List<GraphQLError> errors = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) != null) {
                ResultPath path = path(field).segment(i);
                items.get(i).failures().forEach(failure -> errors.add(failure.at(path)));
            }
        }
        return DataFetcherResult.newResult().data(items).errors(errors).build();
    }

    /**
     * Rejects a mutation whose selection cannot be resolved, before it changes anything. Fields that the caller may
     * not read are not rejected, because they only cause field errors.
     *
     * @throws RequestException the exception that resolving the selection would throw
     */
    public void requireAnswerable(DataFetchingEnvironment mutation) {
        requireAnswerable(
                (GraphQLObjectType) GraphQLTypeUtil.unwrapAll(mutation.getFieldType()), SubFields.of(mutation));
    }

    private void requireAnswerable(GraphQLObjectType type, SubFields answer) {
        for (MergedField field : answer.of(type).values()) {
            GraphQLFieldDefinition definition = type.getFieldDefinition(field.getName());
            if (definition == null
                    || !(GraphQLTypeUtil.unwrapAll(definition.getType()) instanceof GraphQLObjectType below)) {
                continue;
            }
            EntityType entity = entities.named(below.getName());
            Visibility visibility = visibility();
            if (entity == null) {
                requireAnswerable(below, answer.at(field));
            } else if (visibility.mayRead(entity)) {
                SubFields selected = answer.at(field);
                Plan plan = plans.ofObject(entity, selected, visibility);
                if (!plan.rows().lists().isEmpty() || !plan.rows().computed().isEmpty()) {
                    // Nothing else has arguments.
                    PlanStatement.byIds(entities, plan, visibility, selected, List.of(0L));
                }
            }
        }
    }

    private @Nullable Object byId(EntityType type, long id, DataFetchingEnvironment field) {
        Rendered row =
                byIds(type, List.of(id), SubFields.of(field), deadline(field)).get(id);
        return row == null ? null : row.at(path(field));
    }

    /** Reads objects by primary key within a deadline. Objects that do not exist are absent from the result. */
    public Map<Long, Rendered> byIds(EntityType type, List<Long> ids, SubFields selected, Deadline deadline) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Visibility visibility = visibility();
        Plan plan = plans.ofObject(type, selected, visibility);
        PlanStatement statement = PlanStatement.byIds(entities, plan, visibility, selected, ids);
        return render(statement, selected, deadline);
    }

    /** Reads objects by primary key within the request's deadline. Subscriptions have no deadline. */
    public Map<Long, Rendered> byIds(EntityType type, List<Long> ids, SubFields selected) {
        return byIds(type, ids, selected, deadline(selected.request()));
    }

    /**
     * Reads objects by primary key for all callers of one kind with the same rights.
     *
     * @param rights current access parameters of these callers
     */
    public Map<Long, Rendered> byIds(EntityType type, List<Long> ids, SubFields selected, Map<String, Object> rights) {
        Visibility visibility = visibility();
        Plan plan = plans.ofObject(type, selected, visibility);
        PlanStatement statement = PlanStatement.byIds(entities, plan, visibility, selected, ids);
        return render(plan, reads.rows(statement, rights), selected);
    }

    private Map<Long, Rendered> render(PlanStatement statement, SubFields selected) {
        return render(statement, selected, deadline(selected.request()));
    }

    private Map<Long, Rendered> render(PlanStatement statement, SubFields selected, Deadline deadline) {
        return render(statement.plan(), rows(statement, selected, deadline), selected);
    }

    private PlanRows rows(PlanStatement statement, SubFields selected, Deadline deadline) {
        CallerUses.note(statement, selected.request().getGraphQlContext());
        return reads.rows(statement, actor(), Reads.areOfQuery(selected.request()), deadline);
    }

    private Map<Long, Rendered> render(Plan plan, PlanRows rows, SubFields selected) {
        PlanWriter writer = new PlanWriter(actor(), selected, rows).load(plan.rows());
        Map<Long, Rendered> rendered = new LinkedHashMap<>();
        rows.all()
                .forEach(row ->
                        rendered.put((Long) row.values()[plan.object().idSlot()], writer.one(plan.object(), row)));
        return rendered;
    }

    private EntityType typeOf(GlobalId id) {
        EntityType type = entities.named(id.type());
        if (type == null) {
            throw new RequestException(
                    RequestError.BAD_ID, "This is not a valid id. Send ids exactly as this service returned them.");
        }
        return type;
    }

    private Actor actor() {
        return currentActor.get();
    }

    private Visibility visibility() {
        return new Visibility(actor(), entities);
    }

    private static <T> T argument(String required, DataFetchingEnvironment field) {
        return Objects.requireNonNull(field.<T>getArgument(required));
    }

    private static Deadline deadline(DataFetchingEnvironment field) {
        return Deadline.of(field.getGraphQlContext());
    }

    private static long numberOf(Object entity) {
        LazyInitializer unread = HibernateProxy.extractLazyInitializer(entity);
        return unread == null ? ((NodeEntity) entity).id : (Long) unread.getInternalIdentifier();
    }

    private static ResultPath path(DataFetchingEnvironment field) {
        return field.getExecutionStepInfo().getPath();
    }
}
