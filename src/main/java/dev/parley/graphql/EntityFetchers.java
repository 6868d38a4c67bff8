package dev.parley.graphql;

import dev.parley.security.Actor;
import dev.parley.security.CurrentActor;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.DataFetchingFieldSelectionSet;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.SelectedField;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;

/**
 * The fetchers with which an answer begins: each loads all that is selected below it before it returns, so that nothing is read
 * from the database afterwards.
 */
@Singleton
class EntityFetchers {

    private final SchemaModel model;
    private final Provider<SessionFactory> sessions;
    private final Standing standing;
    private final CurrentActor currentActor;

    EntityFetchers(SchemaModel model, Provider<SessionFactory> sessions, Standing standing, CurrentActor currentActor) {
        this.model = model;
        this.sessions = sessions;
        this.standing = standing;
        this.currentActor = currentActor;
    }

    /** A root field: one object of a type, by the argument id. */
    Object one(EntityType type, DataFetchingEnvironment field) {
        visibility().requireAtRoot(type);
        long id = GlobalId.number(type.name(), field.getArgument("id"));
        return byId(type, id, field);
    }

    /** A root field: a page of all objects of a type. */
    Object many(EntityType type, DataFetchingEnvironment field) {
        Visibility visibility = visibility();
        visibility.requireAtRoot(type);
        Page page = Page.of(type, field.getArguments(), visibility);
        return page(type, page.and(type.listed()), field);
    }

    /** A root field: a page of what is the caller's own. */
    Object own(OwnList<?> list, DataFetchingEnvironment field) {
        return ownOf(AgentCaller.require(currentActor.get()), list, field);
    }

    /** A page of what belongs to an object, such as the caller, or the source of the field where that is no entity. */
    Object ownOf(Object owner, OwnList<?> list, DataFetchingEnvironment field) {
        EntityType type = model.entities().of(list.element());
        Page page = Page.of(type, field.getArguments(), visibility()).and(list.whereOf(owner));
        return page(type, page, field);
    }

    /** A root field: the row that is the customer's own. */
    Object own(RootOne one, DataFetchingEnvironment field) {
        Actor actor = currentActor.get();
        if (actor instanceof Actor.Agent) {
            throw new RequestException(RequestError.FORBIDDEN, "Only customers have this.");
        }
        if (!(actor instanceof Actor.Customer customer)) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key to read this.");
        }
        EntityType type = model.entities().of(one.element());
        Selection wanted = selections().ofObject(type, field.getSelectionSet(), path(field));
        return read(field, reader -> {
            NodeEntity row =
                    reader.byAttribute(wanted, one.attribute(), one.value().apply(customer));
            if (row == null) {
                one.onMissing().run();
            }
            return row;
        });
    }

    private Object page(EntityType type, Page page, DataFetchingEnvironment field) {
        Selection.OfConnection wanted = selections().ofConnection(type, field.getSelectionSet(), path(field), page, 1);
        return read(field, reader -> reader.page(type, wanted, page));
    }

    /** The root field node(id). */
    Object node(DataFetchingEnvironment field) {
        GlobalId id = GlobalId.parse(field.getArgument("id"));
        EntityType type = typeOf(id);
        visibility().requireAtRoot(type);
        return byId(type, id.number(), field);
    }

    /** The root field nodes(ids): as many as ids, null for what is not there; one statement for each type. */
    Object nodes(DataFetchingEnvironment field) {
        List<String> given = field.getArgument("ids");
        if (given.size() > Page.LARGEST) {
            throw new RequestException(RequestError.BAD_PAGE_SIZE, "ids takes " + Page.LARGEST + " ids at most.");
        }
        List<GlobalId> ids = given.stream().map(GlobalId::parse).toList();
        Map<EntityType, List<Long>> byType = ids.stream()
                .collect(Collectors.groupingBy(
                        this::typeOf, LinkedHashMap::new, Collectors.mapping(GlobalId::number, Collectors.toList())));
        Map<EntityType, Selection> wanted = new LinkedHashMap<>();
        byType.keySet().forEach(type -> {
            visibility().requireAtRoot(type);
            wanted.put(type, selections().ofObject(type, field.getSelectionSet(), path(field)));
        });
        return read(field, reader -> {
            Map<EntityType, Map<Long, NodeEntity>> found = new LinkedHashMap<>();
            byType.forEach((type, numbers) -> found.put(type, reader.byIds(wanted.get(type), numbers)));
            return ids.stream()
                    .map(id -> (Object) found.get(typeOf(id)).get(id.number()))
                    .collect(Collectors.toCollection(ArrayList::new));
        });
    }

    /** An entity below an object that is none, such as a payload: what is selected of it is read anew, unless it is in hand. */
    Object below(EntityType type, Object entity, DataFetchingEnvironment field) {
        if (entity == null) {
            return null;
        }
        Selection wanted = selections().ofObject(type, field.getSelectionSet(), path(field));
        if (wanted.isPlain(visibility()) && Hibernate.isInitialized(entity)) {
            return entity;
        }
        long id = numberOf(entity);
        return read(field, reader -> reader.byIds(wanted, List.of(id)).get(id));
    }

    /** Entities below an object that is none. Anybody may read an empty list. */
    Object allBelow(EntityType type, List<?> entities, DataFetchingEnvironment field) {
        if (entities.isEmpty()) {
            return List.of();
        }
        Selection wanted = selections().ofObject(type, field.getSelectionSet(), path(field));
        List<Long> ids = entities.stream().map(EntityFetchers::numberOf).toList();
        return read(field, reader -> {
            Map<Long, NodeEntity> found = reader.byIds(wanted, ids);
            return ids.stream().map(found::get).toList();
        });
    }

    /**
     * Refuses a mutation whose answer could not be given, before it changes anything. Fields that the caller may not read do not count:
     * the rest is answered.
     *
     * @throws RequestException whatever reading the answer would throw
     */
    void requireAnswerable(DataFetchingFieldSelectionSet answer) {
        for (SelectedField field : answer.getImmediateFields()) {
            if (!(GraphQLTypeUtil.unwrapAll(field.getType()) instanceof GraphQLObjectType type)) {
                continue;
            }
            EntityType entity = model.entities().named(type.getName());
            if (entity == null) {
                requireAnswerable(field.getSelectionSet());
            } else if (visibility().mayRead(entity)) {
                requireFilters(selections().ofObject(entity, field.getSelectionSet(), List.of()));
            }
        }
    }

    private void requireFilters(Selection selection) {
        for (Selection.ListField field : selection.lists()) {
            Filter filter = new Filter(model.entities(), visibility(), new Parameters());
            filter.predicate(field.list().element(), field.page().where(), new Joins("c"));
            if (field.rows() != null) {
                requireFilters(field.rows());
            }
        }
    }

    /** An object by its number, or null. */
    Object byId(EntityType type, long id, DataFetchingEnvironment field) {
        Selection wanted = selections().ofObject(type, field.getSelectionSet(), path(field));
        return read(field, reader -> reader.byIds(wanted, List.of(id)).get(id));
    }

    /** Objects by their numbers, each ready to be returned by a fetcher; what is not there is missing. */
    Map<Long, Object> byIds(EntityType type, List<Long> ids, DataFetchingEnvironment field) {
        Selection wanted = selections().ofObjects(type, field.getSelectionSet(), path(field), Math.max(1, ids.size()));
        Loaded loaded = new Loaded();
        Map<Long, Object> results = new HashMap<>();
        reading(Deadline.of(field.getGraphQlContext()), loaded, reader -> reader.byIds(wanted, ids))
                .forEach((id, row) -> results.put(id, result(row, loaded)));
        return results;
    }

    /** The columns of a row that the caller may see, as they are stored, but for some that are as the caller reads them; or null. */
    NodeEntity row(Class<? extends NodeEntity> javaClass, long id, String... asRead) {
        EntityType type = model.entities().of(javaClass);
        Selection whole = Selection.whole(type);
        Stream.of(asRead).forEach(column -> whole.shape().add(type.columns().get(column)));
        return reading(
                Deadline.NONE,
                new Loaded(),
                reader -> reader.byIds(whole, List.of(id)).get(id));
    }

    /** The first row of a filter by an order, with all that is selected below the field. */
    Optional<LiveRequest.Answer> first(
            Class<? extends NodeEntity> javaClass,
            Map<String, Object> where,
            String orderBy,
            DataFetchingEnvironment field) {
        EntityType type = model.entities().of(javaClass);
        Selection wanted = selections().ofObject(type, field.getSelectionSet(), path(field));
        Page page = Page.of(
                type,
                Map.of("first", 1, "where", where, "orderBy", List.of(Map.of("field", orderBy, "direction", "ASC"))),
                visibility());
        wanted.shape().add(page.order());
        Loaded loaded = new Loaded();
        return reading(
                        Deadline.NONE,
                        loaded,
                        reader -> reader.page(type, new Selection.OfConnection(wanted, false), page))
                .nodes()
                .stream()
                .findFirst()
                .map(row -> new LiveRequest.Answer(row, result(row, loaded)));
    }

    /**
     * The numbers of the rows of a followed list.
     *
     * @param where the client's filter
     * @param own a condition of the service, in the filter's form
     */
    List<Long> matching(
            Class<? extends NodeEntity> javaClass, Map<String, Object> where, Map<String, Object> own, int most) {
        EntityType type = model.entities().of(javaClass);
        List<Map<String, Object>> conditions = List.of(own, type.listed());
        return reading(Deadline.NONE, new Loaded(), reader -> reader.ids(type, where, conditions, most));
    }

    /**
     * The linked records that a list depends on.
     *
     * @param shown where the list's rows stand below the field: names of fields, with slashes between
     */
    Dependencies dependencies(
            Class<? extends NodeEntity> javaClass,
            Map<String, Object> where,
            String shown,
            DataFetchingEnvironment field) {
        EntityType type = model.entities().of(javaClass);
        DependencyReader dependencies = new DependencyReader(model.entities());
        dependencies.addFilter(type, where);
        boolean showsLists = false;
        for (SelectedField rows : field.getSelectionSet().getFields(shown)) {
            Selection selection = selections().ofObject(type, rows.getSelectionSet(), List.of());
            dependencies.addSelection(selection);
            showsLists |= !selection.lists().isEmpty();
        }
        return new Dependencies(
                type,
                dependencies.dependencies(),
                showsLists,
                query -> reading(
                        Deadline.NONE,
                        new Loaded(),
                        reader -> reader.ids(query.hql(), query.parameters(), query.most())));
    }

    /** What rules on rows know of the caller now; nothing of who is under no rule. */
    Map<String, Object> standing() {
        if (!(currentActor.get() instanceof Actor.Agent agent) || agent.isAdmin()) {
            return Map.of();
        }
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            return standing.of(agent, database);
        }
    }

    private EntityType typeOf(GlobalId id) {
        EntityType type = model.entities().named(id.type());
        if (type == null) {
            throw new RequestException(RequestError.BAD_ID, "This is not an id of this service.");
        }
        return type;
    }

    private Selection.Reader selections() {
        return new Selection.Reader(model, visibility());
    }

    /** For use before anything is read. */
    private Visibility visibility() {
        return new Visibility(currentActor.get(), agent -> {
            try (StatelessSession database = sessions.get().openStatelessSession()) {
                return standing.of(agent, database);
            }
        });
    }

    private Object read(DataFetchingEnvironment field, Function<EntityReader, Object> work) {
        Loaded loaded = new Loaded();
        return result(reading(Deadline.of(field.getGraphQlContext()), loaded, work), loaded);
    }

    private <T> T reading(Deadline deadline, Loaded loaded, Function<EntityReader, T> work) {
        try (StatelessSession database = sessions.get().openStatelessSession()) {
            // On the connection in hand: to wait for another one while holding one could last for ever.
            Visibility visibility = new Visibility(currentActor.get(), agent -> standing.of(agent, database));
            return work.apply(new EntityReader(model.entities(), database, visibility, loaded, deadline));
        }
    }

    private static Object result(Object data, Loaded loaded) {
        return DataFetcherResult.newResult().data(data).localContext(loaded).build();
    }

    private static long numberOf(Object entity) {
        LazyInitializer unread = HibernateProxy.extractLazyInitializer(entity);
        return unread == null ? ((NodeEntity) entity).id : (Long) unread.getInternalIdentifier();
    }

    private static List<String> path(DataFetchingEnvironment field) {
        return field.getExecutionStepInfo().getPath().getKeysOnly();
    }
}
