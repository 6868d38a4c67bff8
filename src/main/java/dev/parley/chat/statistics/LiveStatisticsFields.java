package dev.parley.chat.statistics;

import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.statistics.LiveStatistics.Figures;
import dev.parley.chat.statistics.LiveStatistics.OfTopic;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.schema.QueryField;
import dev.parley.graphql.schema.TimeScalars;
import dev.parley.graphql.subscription.SubscriptionField;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.security.AccessRole;
import dev.parley.security.CurrentActor;
import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLOutputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;

/** Adds the query and the subscription liveStatistics, and their types. */
@Singleton
class LiveStatisticsFields {

    private static final String NAME = "liveStatistics";
    private static final String STATISTICS = "LiveStatistics";
    private static final String FIGURES = "LiveStatisticsFigures";
    private static final String OF_TOPIC = "LiveTopicStatistics";

    private final Provider<LiveFigures> figures;
    private final CurrentActor currentActor;

    /** The figures are injected lazily, because the schema is built before the database is available. */
    LiveStatisticsFields(Provider<LiveFigures> figures, CurrentActor currentActor) {
        this.figures = figures;
        this.currentActor = currentActor;
    }

    @Produces
    @Singleton
    QueryField query() {
        GraphQLFieldDefinition definition = GraphQLFieldDefinition.newFieldDefinition()
                .name(NAME)
                .description(
                        "The present state of the caller's topics, or of all topics for an administrator. The subscription of the same name keeps it up to date. For agents only.")
                .type(nonNull(typeRef(STATISTICS)))
                .build();
        return new QueryField(
                definition, AccessRole.WITH_TOKEN, field -> figures.get().of(AgentCaller.require(currentActor.get())));
    }

    @Produces
    @Singleton
    SubscriptionField subscription() {
        return new SubscriptionField(
                NAME,
                "The present state of the caller's topics, or of all topics for an administrator: sent at once, and within a second whenever a figure changes. Changes within half a second are combined. Topics enter and leave with the caller's rights. For agents only.",
                nonNull(typeRef(STATISTICS)),
                AccessRole.WITH_TOKEN,
                List.of(),
                request -> new LiveStatisticsStream(request, figures.get()));
    }

    @Produces
    @Singleton
    ViewType<LiveStatistics> statistics() {
        return new ViewType<>(
                STATISTICS,
                "The present state of topics.",
                LiveStatistics.class,
                List.of(
                        ViewType.value(
                                "total",
                                "Figures of all these topics together. An agent of several topics counts once.",
                                nonNull(typeRef(FIGURES)),
                                LiveStatistics::total),
                        ViewType.list(
                                "topics",
                                "Each topic, in the order of their ids. Topics without sessions and agents are included, deleted topics are not.",
                                OF_TOPIC,
                                LiveStatistics::topics)));
    }

    @Produces
    @Singleton
    ViewType<OfTopic> ofTopic() {
        return new ViewType<>(
                OF_TOPIC,
                "The present state of a topic.",
                OfTopic.class,
                List.of(
                        ViewType.entity("topic", "The topic.", ChatTopic.class, OfTopic::topic),
                        ViewType.value(
                                "figures", "Figures of the topic.", nonNull(typeRef(FIGURES)), OfTopic::figures)));
    }

    @Produces
    @Singleton
    ViewType<Figures> figures() {
        return new ViewType<>(
                FIGURES,
                "Figures of one or more topics at present.",
                Figures.class,
                List.of(
                        count(
                                "waiting",
                                "Number of sessions that wait for an agent: in status IN_QUEUE and not handled by a bot.",
                                Figures::waiting),
                        value(
                                "longestWaitingSince",
                                "Time since which the longest-waiting session has waited. Null if none waits.",
                                TimeScalars.DATE_TIME,
                                Figures::longestWaitingSince),
                        count("active", "Number of sessions in conversation with an agent.", Figures::active),
                        count(
                                "handledByBot",
                                "Number of sessions in status IN_QUEUE or in conversation that a bot handles.",
                                Figures::handledByBot),
                        count(
                                "agentsPresent",
                                "Number of present users who may respond.",
                                figures -> figures.present().size())));
    }

    private static ViewType.Field<Figures> count(String name, String description, Function<Figures, Object> value) {
        return value(name, description, nonNull(Scalars.GraphQLInt), value);
    }

    private static ViewType.Field<Figures> value(
            String name, String description, GraphQLOutputType type, Function<Figures, Object> value) {
        return ViewType.value(name, description, type, value);
    }
}
