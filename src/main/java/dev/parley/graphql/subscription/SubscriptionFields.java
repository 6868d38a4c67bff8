package dev.parley.graphql.subscription;

import static graphql.schema.FieldCoordinates.coordinates;

import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.read.EagerSelection;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.FollowedReads;
import dev.parley.graphql.read.LogFetcher;
import dev.parley.graphql.read.PropertyFetcher;
import dev.parley.security.AccessRole;
import dev.parley.security.Caller;
import dev.parley.security.CurrentActor;
import graphql.schema.DataFetcher;
import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLOutputType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.quarkus.arc.All;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Builds the subscription type, and the view types that features contribute. */
@Singleton
public class SubscriptionFields {

    private static final String SUBSCRIPTION = "Subscription";

    private final List<SubscriptionField> liveFields;
    private final List<ViewType<?>> viewTypes;
    private final EntityModel entities;
    private final EntityFetchers fetchers;
    private final FollowedReads reads;
    private final LogFetcher logs;
    private final SharedReads shared;
    private final CurrentActor currentActor;
    private final Provider<SubscriptionWorkers> workers;

    /** The workers are injected as a provider, because their settings become available later than the schema. */
    SubscriptionFields(
            @All List<SubscriptionField> liveFields,
            @All List<ViewType<?>> viewTypes,
            EntityModel entities,
            EntityFetchers fetchers,
            FollowedReads reads,
            LogFetcher logs,
            SharedReads shared,
            CurrentActor currentActor,
            Provider<SubscriptionWorkers> workers) {
        this.liveFields = liveFields.stream()
                .sorted(Comparator.comparing(SubscriptionField::name))
                .toList();
        this.viewTypes = viewTypes;
        this.entities = entities;
        this.fetchers = fetchers;
        this.reads = reads;
        this.logs = logs;
        this.shared = shared;
        this.currentActor = currentActor;
        this.workers = workers;
    }

    /** The callers that may use a subscription; empty for all. */
    public Set<AccessRole> access(String name) {
        return liveFields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElseThrow()
                .access();
    }

    /** Builds the subscription type. */
    public GraphQLObjectType subscription(GraphQLCodeRegistry.Builder code) {
        GraphQLObjectType.Builder type = GraphQLObjectType.newObject()
                .name(SUBSCRIPTION)
                .description(
                        "Subscriptions. To resume one after a dropped connection, send the last seq or cursor that you received. A result is null only if a field below it has an error.");
        for (SubscriptionField field : liveFields) {
            type.field(GraphQLFieldDefinition.newFieldDefinition()
                    .name(field.name())
                    .description(field.description())
                    // The field is nullable. If a required field below it is rejected, the stream sends null and
                    // continues.
                    .type((GraphQLOutputType) GraphQLTypeUtil.unwrapNonNull(field.type()))
                    .arguments(field.arguments()));
            DataFetcher<Object> fetcher = environment -> {
                Caller caller = currentActor.caller();
                SubscriptionRequest request = new SubscriptionRequest(reads, logs, shared, caller.actor(), environment);
                return new SubscriptionStream(
                        workers.get(), caller, field.name(), field.source().apply(request));
            };
            code.dataFetcher(coordinates(SUBSCRIPTION, field.name()), fetcher);
        }
        return type.build();
    }

    /** The view types. {@link #fetchViews} registers their data fetchers. */
    public Set<GraphQLType> views() {
        return viewTypes.stream().map(SubscriptionFields::view).collect(Collectors.toUnmodifiableSet());
    }

    private static GraphQLObjectType view(ViewType<?> view) {
        GraphQLObjectType.Builder type =
                GraphQLObjectType.newObject().name(view.name()).description(view.description());
        view.fields()
                .forEach(field -> type.field(GraphQLFieldDefinition.newFieldDefinition()
                        .name(field.name())
                        .description(field.description())
                        .type(field.type())));
        return type.build();
    }

    /** Registers the data fetchers of the view types. */
    public void fetchViews(GraphQLCodeRegistry.Builder code) {
        viewTypes.forEach(view -> fetchView(view, code));
    }

    private <T> void fetchView(ViewType<T> view, GraphQLCodeRegistry.Builder code) {
        view.fields().forEach(field -> code.dataFetcher(coordinates(view.name(), field.name()), fetcher(view, field)));
    }

    private <T> DataFetcher<?> fetcher(ViewType<T> view, ViewType.Field<T> field) {
        Function<Object, Object> value =
                source -> field.value().apply(view.source().cast(source));
        if (field.isList()) {
            return new EagerSelection.Items(source -> (List<?>) value.apply(source));
        }
        if (field.entity() == null) {
            return PropertyFetcher.of(view.source(), field.value());
        }
        EntityType entity = entities.of(field.entity());
        return new EagerSelection.Entities(
                entity,
                source -> (Long) value.apply(source),
                (numbers, selected) -> fetchers.byIds(entity, numbers, selected));
    }
}
