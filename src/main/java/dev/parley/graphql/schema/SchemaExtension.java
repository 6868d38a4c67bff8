package dev.parley.graphql.schema;

import static graphql.schema.FieldCoordinates.coordinates;

import dev.parley.graphql.declaration.ViewerConnection;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.read.EagerSelection;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.LogFetcher;
import dev.parley.graphql.read.SchemaModel;
import dev.parley.graphql.subscription.SubscriptionFields;
import dev.parley.graphql.value.Reflection;
import graphql.Scalars;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLCompositeType;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLSchemaElement;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.GraphQLTypeVisitorStub;
import graphql.schema.SchemaTransformer;
import graphql.schema.visibility.DefaultGraphqlFieldVisibility;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;
import io.quarkus.arc.All;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import io.smallrye.graphql.schema.model.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Completes the schema that SmallRye generates from the annotated classes. Root fields and lists with filters and
 * orders are derived from the entities' mappings instead of being written by hand. Entity fields get data fetchers
 * that are cheaper than SmallRye's.
 */
@Singleton
class SchemaExtension {

    private static final String MUTATION = "Mutation";
    private static final String SMALLRYE_LONG = "BigInteger";
    private static final String SMALLRYE_DATES = " (ISO-8601)";

    private final SchemaModel model;
    private final EntityFetchers fetchers;
    private final LogFetcher logs;
    private final SubscriptionFields liveFields;
    private final List<SettableColumns<?>> settableColumns;
    private final List<MutationDocumentation> documentation;
    private final List<QueryField> queryFields;

    SchemaExtension(
            SchemaModel model,
            EntityFetchers fetchers,
            LogFetcher logs,
            SubscriptionFields liveFields,
            @All List<SettableColumns<?>> settableColumns,
            @All List<MutationDocumentation> documentation,
            @All List<QueryField> queryFields) {
        this.model = model;
        this.fetchers = fetchers;
        this.logs = logs;
        this.liveFields = liveFields;
        this.settableColumns = settableColumns;
        this.documentation = documentation;
        this.queryFields = queryFields;
    }

    /**
     * Runs before SmallRye creates its types. SmallRye's own scalars accept numbers as text and any text as a date.
     * Quarkus warns at build time that this event occurs at build time in a native image. This is intended, because
     * the schema is built then as well.
     */
    void replaceScalars(@Observes @Initialized(ApplicationScoped.class) Object started) {
        List.of(int.class, Integer.class, short.class, Short.class).forEach(type -> replace(type, Scalars.GraphQLInt));
        List.of(double.class, Double.class).forEach(type -> replace(type, Scalars.GraphQLFloat));
        replace(Instant.class, TimeScalars.DATE_TIME);
        replace(LocalTime.class, TimeScalars.TIME);
        replace(LocalDate.class, TimeScalars.DATE);
        // SmallRye looks it up by its own name for a long.
        List.of(long.class, Long.class)
                .forEach(type ->
                        GraphQLScalarTypes.registerCustomScalar(SMALLRYE_LONG, type.getName(), BigIntScalar.BIG_INT));
    }

    private static void replace(Class<?> javaType, GraphQLScalarType scalar) {
        GraphQLScalarTypes.registerCustomScalar(scalar.getName(), javaType.getName(), scalar);
    }

    void extend(@Observes GraphQLSchema.Builder builder, Schema declared) {
        AccessDirective access = new AccessDirective(declared);
        GraphQLSchema base = builder.build();
        GraphQLCodeRegistry.Builder code = GraphQLCodeRegistry.newCodeRegistry(base.getCodeRegistry())
                // SmallRye's visibility would match each field against a regular expression whenever input is
                // coerced.
                .fieldVisibility(DefaultGraphqlFieldVisibility.DEFAULT_FIELD_VISIBILITY);
        code.typeResolver(
                RootFields.NODE,
                // Objects that implement Node are rendered from rows. The resolver is never called.
                node -> null);
        GraphQLSchema withViews =
                base.transform(schema -> schema.codeRegistry(code.build()).additionalTypes(liveFields.views()));
        GraphQLSchema extended = SchemaTransformer.transformSchema(
                withViews, new Visitor(withViews, code, new FieldOrder(declared), access));
        DeclaredFields declaredFields = new DeclaredFields(declared, code);
        registerEntityFetchers(extended, code, declaredFields);
        liveFields.fetchViews(code);
        extended.getMutationType()
                .getFieldDefinitions()
                .forEach(field -> validateSelectionFirst(field, code, declaredFields));
        code.dataFetcher(coordinates("__Schema", "directives"), StandardDirectives.introspected());
        code.dataFetcher(coordinates("__Schema", "types"), this::inOrder);
        builder.query(extended.getQueryType()
                        .transform(
                                type -> type.description("Queries. Lists are connections; objects are found by id.")))
                .mutation(documented(extended.getMutationType(), access))
                .subscription(marked(liveFields.subscription(code)))
                .clearAdditionalTypes()
                .additionalTypes(extended.getAdditionalTypes())
                // SmallRye declares directives for its own tools, and with them scalars that nothing else uses.
                .clearDirectives()
                .additionalDirectives(StandardDirectives.of(extended))
                .codeRegistry(code.build());
    }

    private List<GraphQLNamedType> inOrder(DataFetchingEnvironment environment) {
        GraphQLSchema schema = environment.getGraphQLSchema();
        return schema.getAllTypesAsList().stream()
                .sorted(new TypeOrder(schema, model.entities()))
                .toList();
    }

    private GraphQLObjectType marked(GraphQLObjectType subscriptions) {
        return subscriptions.transform(type -> type.withAppliedDirective(CostDirectives.cost(0))
                .replaceFields(subscriptions.getFieldDefinitions().stream()
                        .map(field -> AccessDirective.on(field, liveFields.access(field.getName())))
                        .map(SchemaExtension::sized)
                        .toList()));
    }

    private static GraphQLFieldDefinition sized(GraphQLFieldDefinition subscription) {
        // The type is a reference by name until the schema is complete.
        boolean isLog = GraphQLTypeUtil.unwrapNonNull(subscription.getType()) instanceof GraphQLNamedType type
                && ConnectionTypes.isConnection(type);
        return isLog
                ? subscription.transform(field -> field.withAppliedDirective(CostDirectives.ofLog()))
                : subscription;
    }

    private GraphQLObjectType documented(GraphQLObjectType mutations, AccessDirective access) {
        List<GraphQLFieldDefinition> fields = mutations.getFieldDefinitions().stream()
                .sorted(Comparator.comparing(GraphQLFieldDefinition::getName))
                .map(access::onOperation)
                .map(field -> field.transform(
                        changed -> changed.withAppliedDirective(CostDirectives.cost(OperationCost.OF_MUTATION))))
                .map(field -> field.transform(changed -> changed.description(documentation.stream()
                        .map(each -> each.lastLine(field.getName()))
                        .filter(line -> !line.isEmpty())
                        .reduce(field.getDescription(), (text, line) -> text + "\n\n" + line))))
                .toList();
        return mutations.transform(type -> type.withAppliedDirective(CostDirectives.cost(0))
                .description(
                        "Mutations. Each runs in one transaction. A rejected mutation changes nothing and returns userErrors.")
                .replaceFields(fields));
    }

    private final class Visitor extends GraphQLTypeVisitorStub {

        private final RootFields rootFields;
        private final EntityFields entityFields;
        private final ViewerFields ownFields;
        private final FieldOrder order;
        private final GraphQLSchema base;
        private final Set<String> groupInputs = new HashSet<>();

        Visitor(GraphQLSchema base, GraphQLCodeRegistry.Builder code, FieldOrder order, AccessDirective access) {
            this.base = base;
            this.order = order;
            ConnectionTypes connections = new ConnectionTypes();
            this.ownFields = new ViewerFields(model, fetchers, connections, code);
            this.rootFields = new RootFields(model, fetchers, logs, connections, access, queryFields, code);
            this.entityFields = new EntityFields(model, connections);
        }

        @Override
        public TraversalControl visitGraphQLObjectType(
                GraphQLObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            if (type.getName().equals(ViewerConnection.QUERY)) {
                return changeNode(context, rootFields.addTo(type));
            }
            EntityType entity = model.entities().named(type.getName());
            GraphQLObjectType extended = entity == null
                    ? order.sorted(ownFields.addTo(type))
                    : order.sorted(entityFields.addTo(type, entity), entity);
            return extended == type ? TraversalControl.CONTINUE : changeNode(context, extended);
        }

        /**
         * SmallRye's @Id supports a single id and fails for a list of ids. Arguments with lists of ids are declared
         * as lists of texts, and recognized by the suffix Ids.
         */
        @Override
        public TraversalControl visitGraphQLArgument(
                GraphQLArgument argument, TraverserContext<GraphQLSchemaElement> context) {
            boolean ids = argument.getName().endsWith("Ids")
                    && GraphQLTypeUtil.unwrapNonNull(argument.getType()) instanceof GraphQLList;
            GraphQLArgument changed = Deprecations.apply(argument);
            if (ids) {
                changed = changed.transform(typed -> typed.type(listOfIdsLike(argument.getType())));
            }
            return changed == argument ? TraversalControl.CONTINUE : changeNode(context, changed);
        }

        @Override
        public TraversalControl visitGraphQLFieldDefinition(
                GraphQLFieldDefinition field, TraverserContext<GraphQLSchemaElement> context) {
            GraphQLFieldDefinition changed = Deprecations.apply(field);
            String stripped = withoutFormat(field.getDescription());
            if (!Objects.equals(stripped, field.getDescription())) {
                changed = changed.transform(described -> described.description(stripped));
            }
            if (isListWithoutPages(field, context.getParentNode())) {
                changed = changed.transform(sized -> sized.withAppliedDirective(CostDirectives.withoutPages()));
            }
            return changed == field ? TraversalControl.CONTINUE : changeNode(context, changed);
        }

        private boolean isListWithoutPages(GraphQLFieldDefinition field, GraphQLSchemaElement owner) {
            GraphQLType type = GraphQLTypeUtil.unwrapNonNull(field.getType());
            if (!(type instanceof GraphQLList list)
                    || owner instanceof GraphQLNamedType named && ConnectionTypes.isConnection(named)
                    || field.hasAppliedDirective(CostDirectives.LIST_SIZE)) {
                return false;
            }
            String item = ((GraphQLNamedType) GraphQLTypeUtil.unwrapNonNull(list.getWrappedType())).getName();
            return base.getType(item) instanceof GraphQLCompositeType;
        }

        @Override
        public TraversalControl visitGraphQLInputObjectField(
                GraphQLInputObjectField field, TraverserContext<GraphQLSchemaElement> context) {
            return changeNode(
                    context,
                    Deprecations.apply(field)
                            .transform(changed -> changed.description(withoutFormat(field.getDescription()))));
        }

        /** SmallRye appends its own date format to the descriptions of dates. */
        private static String withoutFormat(String description) {
            return description != null && description.endsWith(SMALLRYE_DATES)
                    ? description.substring(0, description.length() - SMALLRYE_DATES.length())
                    : description;
        }

        @Override
        public TraversalControl visitGraphQLInputObjectType(
                GraphQLInputObjectType type, TraverserContext<GraphQLSchemaElement> context) {
            if (!order.isDeclared(type.getName())) {
                return TraversalControl.CONTINUE;
            }
            GraphQLInputObjectType extended = settableColumns.stream()
                    .filter(columns -> columns.isTakenBy(type.getName()))
                    .findFirst()
                    .map(columns -> columns.addTo(type, groupInputs))
                    .orElse(type);
            return changeNode(context, order.sorted(extended));
        }

        @Override
        public TraversalControl visitGraphQLEnumType(
                GraphQLEnumType type, TraverserContext<GraphQLSchemaElement> context) {
            return order.isDeclared(type.getName())
                    ? changeNode(context, Deprecations.apply(order.sorted(type)))
                    : TraversalControl.CONTINUE;
        }
    }

    private static GraphQLInputType listOfIdsLike(GraphQLType texts) {
        GraphQLInputType ids = GraphQLList.list(GraphQLNonNull.nonNull(Scalars.GraphQLID));
        return GraphQLTypeUtil.isNonNull(texts) ? GraphQLNonNull.nonNull(ids) : ids;
    }

    /** An entity below an object that is not an entity, such as a mutation's payload, starts a plan of its own. */
    private void registerEntityFetchers(
            GraphQLSchema schema, GraphQLCodeRegistry.Builder code, DeclaredFields declaredFields) {
        for (GraphQLNamedType type : schema.getAllTypesAsList()) {
            boolean other = type instanceof GraphQLObjectType
                    && type != schema.getQueryType()
                    && !ConnectionTypes.isEdge(type)
                    && !ConnectionTypes.isConnection(type)
                    && model.entities().named(type.getName()) == null;
            if (other) {
                ((GraphQLObjectType) type)
                        .getFieldDefinitions()
                        .forEach(field -> registerEntityFetcher(type.getName(), field, code, declaredFields));
            }
        }
    }

    private void registerEntityFetcher(
            String type,
            GraphQLFieldDefinition field,
            GraphQLCodeRegistry.Builder code,
            DeclaredFields declaredFields) {
        GraphQLType target = GraphQLTypeUtil.unwrapNonNull(field.getType());
        boolean many = target instanceof GraphQLList;
        GraphQLType item = many ? GraphQLTypeUtil.unwrapNonNull(((GraphQLList) target).getWrappedType()) : target;
        EntityType entity =
                item instanceof GraphQLObjectType object ? model.entities().named(object.getName()) : null;
        if (entity == null) {
            declaredFields.replace(type, field);
            return;
        }
        DataFetcher<Object> fetcher = environment -> {
            Object value = publicField(Objects.requireNonNull(environment.getSource()), field.getName());
            if (value == null) {
                return null;
            }
            return many
                    ? fetchers.allBelow(entity, (List<?>) value, environment)
                    : fetchers.below(entity, value, environment);
        };
        code.dataFetcher(coordinates(type, field.getName()), new EagerSelection.Single(fetcher));
    }

    /** Rejects a mutation whose selection cannot be read, before the mutation changes anything. */
    private void validateSelectionFirst(
            GraphQLFieldDefinition mutation, GraphQLCodeRegistry.Builder code, DeclaredFields declaredFields) {
        FieldCoordinates place = coordinates(MUTATION, mutation.getName());
        DataFetcher<?> fetcher = declaredFields
                .mutation(mutation.getName())
                .<DataFetcher<?>>map(own -> own)
                .orElseGet(() -> code.getDataFetcher(place, mutation));
        DataFetcher<Object> checked = environment -> {
            fetchers.requireAnswerable(environment);
            return fetcher.get(environment);
        };
        code.dataFetcher(place, checked);
    }

    private static @Nullable Object publicField(Object owner, String name) {
        try {
            Field field = owner.getClass().getField(name);
            return Reflection.get(field, owner);
        } catch (NoSuchFieldException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
