package dev.parley.chat.statistics;

import static dev.parley.graphql.subscription.SubscriptionField.argument;
import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;
import static graphql.schema.GraphQLTypeReference.typeRef;

import dev.parley.chat.statistics.ChatStatistics.Bucket;
import dev.parley.chat.tag.ChatTag;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.Weekdays;
import dev.parley.crm.User;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.read.AggregateQuery;
import dev.parley.graphql.read.AggregateRow;
import dev.parley.graphql.read.Aggregates;
import dev.parley.graphql.schema.QueryField;
import dev.parley.graphql.schema.TimeScalars;
import dev.parley.graphql.subscription.ViewType;
import dev.parley.security.AccessRole;
import dev.parley.security.CurrentActor;
import graphql.Scalars;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds the query chatStatistics and its types. */
@Singleton
class StatisticsFields {

    private static final String FIGURES = "ChatStatisticsFigures";
    private static final String DURATIONS = "ChatStatisticsDurations";
    private static final String OUTCOMES = "ChatStatisticsTransfers";

    private final Aggregates aggregates;
    private final CurrentActor currentActor;
    private final Clock clock;

    StatisticsFields(Aggregates aggregates, CurrentActor currentActor, Clock clock) {
        this.aggregates = aggregates;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    @Produces
    @Singleton
    QueryField chatStatistics() {
        GraphQLFieldDefinition definition = GraphQLFieldDefinition.newFieldDefinition()
                .name("chatStatistics")
                .description(
                        "Figures over the sessions that were requested in a period and that you may see, as a total and in groups. A session counts in the group of its request, with everything that happened to it later. Only concurrency counts conversations when they took place. Deleted sessions do not count. For agents only.")
                .type(nonNull(typeRef("ChatStatistics")))
                .arguments(List.of(
                        argument(
                                "where", typeRef("ChatSessionFilter"), "Filter, as for chatSessions. Defaults to all."),
                        argument("from", nonNull(TimeScalars.DATE_TIME), "Start of the period, inclusive."),
                        argument("to", nonNull(TimeScalars.DATE_TIME), "End of the period, exclusive."),
                        optional(
                                "timeZone",
                                nonNull(Scalars.GraphQLString),
                                "IANA name of the time zone of hours, days, weeks and months.",
                                "UTC"),
                        argument(
                                "groupBy",
                                list(nonNull(dimensions())),
                                "Dimensions of the groups. Without them, only the total is returned. At most one of HOUR, DAY, WEEK and MONTH. TOO_COSTLY for more than 10,000 groups, or 2,500 hours, days, weeks or months."),
                        optional(
                                "compareWithPrevious",
                                nonNull(Scalars.GraphQLBoolean),
                                "Whether the figures of the period before are returned too: as many calendar months or days earlier if from and to are midnight in timeZone, else the same number of seconds.",
                                false),
                        optional(
                                "thresholdSeconds",
                                nonNull(Scalars.GraphQLInt),
                                "Seconds in the queue within which a session should be accepted.",
                                20),
                        optional(
                                "openingHoursOnly",
                                nonNull(Scalars.GraphQLBoolean),
                                "Whether durations count only the seconds within the opening hours of the topic. On a day on which clocks change, the hours count as they are on the clock.",
                                false)))
                .build();
        return new QueryField(definition, AccessRole.WITH_TOKEN, this::read);
    }

    private Object read(DataFetchingEnvironment field) {
        boolean seesAll = AgentCaller.require(currentActor.get()).isAdmin();
        StatisticsArguments arguments = StatisticsArguments.of(field);
        StatisticsSelection selected = StatisticsSelection.of(field.getSelectionSet());
        boolean overlapping = arguments.hasOverlappingGroups();
        Map<String, List<Figure>> parts = new HashMap<>();
        List<AggregateRow> rows = new ArrayList<>(
                read(arguments, overlapping ? selected.withoutTotals() : selected, seesAll, parts, field));
        if (overlapping && selected.hasTotals()) {
            rows.addAll(read(arguments.ungrouped(), selected.ofTotal(arguments), seesAll, parts, field));
        }
        return StatisticsReader.read(arguments, parts, rows);
    }

    private List<AggregateRow> read(
            StatisticsArguments arguments,
            StatisticsSelection selected,
            boolean seesAll,
            Map<String, List<Figure>> parts,
            DataFetchingEnvironment field) {
        AggregateQuery query = aggregates.query();
        parts.putAll(new StatisticsStatement(query, arguments, selected, clock.instant(), seesAll).build());
        return aggregates.read(query, field);
    }

    private static GraphQLArgument optional(
            String name, GraphQLInputType type, String description, Object defaultValue) {
        return GraphQLArgument.newArgument()
                .name(name)
                .type(type)
                .description(description)
                .defaultValueProgrammatic(defaultValue)
                .build();
    }

    private static GraphQLEnumType dimensions() {
        GraphQLEnumType.Builder type = GraphQLEnumType.newEnum()
                .name("ChatStatisticsDimension")
                .description("Dimensions by which chatStatistics groups sessions.");
        for (StatisticsDimension dimension : StatisticsDimension.values()) {
            type.value(dimension.name(), dimension, dimension.description());
        }
        return type.build();
    }

    @Produces
    @Singleton
    ViewType<ChatStatistics> statistics() {
        return new ViewType<>(
                "ChatStatistics",
                "Figures over sessions.",
                ChatStatistics.class,
                List.of(
                        ViewType.value(
                                "startsAt",
                                "Start of the period, inclusive.",
                                nonNull(TimeScalars.DATE_TIME),
                                statistics -> statistics.arguments().from()),
                        ViewType.value(
                                "endsAt",
                                "End of the period, exclusive.",
                                nonNull(TimeScalars.DATE_TIME),
                                statistics -> statistics.arguments().to()),
                        ViewType.value(
                                "timeZone",
                                "IANA name of the time zone.",
                                nonNull(Scalars.GraphQLString),
                                statistics -> statistics.arguments().zone()),
                        ViewType.value(
                                "total", "Figures of all sessions.", nonNull(typeRef(FIGURES)), ChatStatistics::total),
                        ViewType.value(
                                "previousTotal",
                                "Figures of all sessions of the period before. Null unless compareWithPrevious is set.",
                                typeRef(FIGURES),
                                ChatStatistics::previous),
                        ViewType.list(
                                "buckets",
                                "Groups, in the order of their dimensions. Empty without groupBy.",
                                "ChatStatisticsBucket",
                                ChatStatistics::buckets)));
    }

    @Produces
    @Singleton
    ViewType<Bucket> bucket() {
        return new ViewType<>(
                "ChatStatisticsBucket",
                "A group of sessions. Fields of dimensions that are not in groupBy are null.",
                Bucket.class,
                List.of(
                        ViewType.entity(
                                "topic",
                                "Topic of the sessions.",
                                ChatTopic.class,
                                bucket -> bucket.key(StatisticsDimension.TOPIC)),
                        ViewType.entity(
                                "agent",
                                "Agent of the sessions. Null for sessions that no agent has accepted.",
                                User.class,
                                bucket -> bucket.key(StatisticsDimension.AGENT)),
                        ViewType.value(
                                "startsAt",
                                "Start of the hour, day, week or month. It may be before the start of the statistics.",
                                TimeScalars.DATE_TIME,
                                Bucket::startsAt),
                        ViewType.value(
                                "endsAt",
                                "End of the hour, day, week or month. It may be after the end of the statistics.",
                                TimeScalars.DATE_TIME,
                                Bucket::endsAt),
                        ViewType.value(
                                "weekday", "Weekday on which sessions were requested.", Weekdays.TYPE, Bucket::weekday),
                        ViewType.value(
                                "hourOfDay",
                                "Hour of the day in which sessions were requested, from 0 to 23.",
                                Scalars.GraphQLInt,
                                bucket -> bucket.number(StatisticsDimension.HOUR_OF_DAY)),
                        ViewType.value(
                                "country",
                                "Country id that customers chose, as defined in SuperOffice. Null for none.",
                                Scalars.GraphQLInt,
                                bucket -> bucket.number(StatisticsDimension.COUNTRY)),
                        ViewType.value(
                                "status", "Status of the sessions.", typeRef("ChatSessionStatus"), Bucket::status),
                        ViewType.value(
                                "endReason",
                                "Why the sessions ended. Null for sessions that have not ended.",
                                typeRef("SessionEndReason"),
                                Bucket::endReason),
                        ViewType.value(
                                "handOffReason",
                                "Why the bot handed the sessions off. Null for sessions without a reason, handed off or not.",
                                typeRef("HandOffReason"),
                                Bucket::handOffReason),
                        ViewType.value(
                                "outcome",
                                "How the chats ended, as staff noted it. Null if nobody did.",
                                typeRef("ChatSessionOutcome"),
                                Bucket::outcome),
                        ViewType.entity(
                                "tag",
                                "Tag of the sessions. Null for sessions without tags.",
                                ChatTag.class,
                                bucket -> bucket.key(StatisticsDimension.TAG)),
                        ViewType.value("figures", "Figures of the group.", nonNull(typeRef(FIGURES)), Bucket::figures),
                        ViewType.value(
                                "previous",
                                "Figures of the corresponding group of the period before. Null unless compareWithPrevious is set.",
                                typeRef(FIGURES),
                                Bucket::previous)));
    }

    @Produces
    @Singleton
    ViewType<Figures> figures() {
        return new ViewType<>(
                FIGURES,
                "Figures of a group of sessions.",
                Figures.class,
                List.of(
                        count("requested", "Number of sessions that customers requested."),
                        count("offlineForms", "Number of sessions that ended with the offline form."),
                        count("enteredQueue", "Number of sessions that entered the agents' queue."),
                        count("waiting", "Number of sessions that wait in the queue now."),
                        count("accepted", "Number of sessions that an agent accepted."),
                        count("missed", "Number of sessions that ended in the queue before an agent accepted."),
                        count(
                                "abandonedWithinThreshold",
                                "Number of missed sessions that ended within thresholdSeconds in the queue."),
                        count(
                                "abandonedAfterThreshold",
                                "Number of missed sessions that ended after thresholdSeconds in the queue."),
                        ViewType.value(
                                "serviceLevel",
                                "Share of sessions that were accepted within thresholdSeconds, from 0 to 1. Sessions that were abandoned within thresholdSeconds do not count. Null if no session counts.",
                                Scalars.GraphQLFloat,
                                Figures::serviceLevel),
                        durations(
                                Figure.WAIT,
                                "Time in the queue until an agent accepted. Time with an agent before a return to the queue does not count."),
                        durations(Figure.ABANDONMENT, "Time in the queue of missed sessions."),
                        durations(
                                Figure.FIRST_RESPONSE,
                                "Time from entering the queue, or from the request if the session did not enter it, to the agent's first message."),
                        durations(
                                Figure.RESPONSE,
                                "Time from the customer's first message that was not answered, or from the accept if it was later, to the agent's next message."),
                        durations(Figure.CONVERSATION, "Time from the first accept to the end."),
                        durations(
                                Figure.WRAP_UP,
                                "Time from the end until staff noted the outcome or tags. Sessions for which nobody did do not count."),
                        ViewType.value(
                                Figure.BOTS,
                                "Sessions of bots.",
                                nonNull(typeRef("ChatStatisticsBots")),
                                figures -> figures),
                        durations(Figure.BOT_FIRST_RESPONSE, "Time from the request to the first message of a bot."),
                        part(Figure.MESSAGES, "Messages by author.", "ChatStatisticsMessages"),
                        part(Figure.TRANSFERS, "Transfers by outcome.", OUTCOMES),
                        part(
                                Figure.OFFERS,
                                "Offers of sessions to an agent, by outcome: transfers, and waiting sessions that the topic's assignment offered. Rejected means declined, cancelled means withdrawn. With the dimension AGENT, an offer counts for the agent to whom it was made.",
                                OUTCOMES),
                        ViewType.value(
                                Figure.REOPENED,
                                "Number of times that customers reopened a session.",
                                nonNull(Scalars.GraphQLInt),
                                figures -> figures.count(Figure.REOPENED, Figure.ONLY)),
                        ViewType.value(
                                Figure.RATINGS,
                                "Ratings by customers.",
                                nonNull(typeRef("ChatStatisticsRatings")),
                                figures -> figures),
                        ViewType.value(
                                Figure.CONCURRENCY,
                                "Conversations at the same time. Every conversation that overlaps the group's time counts, whenever it was requested. Null if the sessions are grouped by WEEKDAY or HOUR_OF_DAY, or if no conversation took place.",
                                typeRef("ChatStatisticsConcurrency"),
                                figures -> figures.number(Figure.PEAK, Figure.ONLY) == null ? null : figures),
                        ViewType.value(
                                Figure.PRESENCE,
                                "Seconds in which agents were present for chats, within the time of the group, summed over the agents who are members of your topics. With TOPIC, over the members of the topic; an agent who is a member of several topics counts in each, but once in the total. An agent who is still present counts until now. The filter does not apply. Null if the sessions are grouped by anything but TOPIC, AGENT, HOUR, DAY, WEEK and MONTH.",
                                Scalars.GraphQLFloat,
                                figures -> figures.number(Figure.PRESENCE, Figure.ONLY))));
    }

    private static ViewType.Field<Figures> count(String name, String description) {
        return ViewType.value(name, description, nonNull(Scalars.GraphQLInt), figures -> figures.count(name));
    }

    private static ViewType.Field<Figures> durations(String name, String description) {
        return part(name, description, DURATIONS);
    }

    private static ViewType.Field<Figures> part(String name, String description, String type) {
        return ViewType.value(name, description, nonNull(typeRef(type)), figures -> figures.part(name));
    }
}
