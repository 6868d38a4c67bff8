package dev.parley.chat.statistics;

import static graphql.schema.GraphQLList.list;
import static graphql.schema.GraphQLNonNull.nonNull;

import dev.parley.chat.statistics.Figures.Part;
import dev.parley.graphql.subscription.ViewType;
import graphql.Scalars;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.IntStream;

/** Adds the types of single figures of chatStatistics. */
@Singleton
class StatisticsTypes {

    private static final int MOST_STARS = 5;

    @Produces
    @Singleton
    ViewType<Part> durations() {
        return new ViewType<>(
                "ChatStatisticsDurations",
                "Figures of a duration, in whole seconds. A percentile is the smallest duration that is not exceeded by that share of all durations.",
                Part.class,
                List.of(
                        count("count", "Number of durations."),
                        ViewType.value(
                                "averageSeconds",
                                "Average. Null if there are none.",
                                Scalars.GraphQLFloat,
                                part -> part.number("averageSeconds")),
                        seconds("p50Seconds", "Median. Null if there are none."),
                        seconds("p90Seconds", "90th percentile. Null if there are none."),
                        seconds("p95Seconds", "95th percentile. Null if there are none."),
                        seconds("maxSeconds", "Longest. Null if there are none.")));
    }

    @Produces
    @Singleton
    ViewType<Part> messages() {
        return new ViewType<>(
                "ChatStatisticsMessages",
                "Numbers of messages. Notices and internal notes do not count.",
                Part.class,
                List.of(
                        count("customer", "Messages of customers."),
                        count("agent", "Messages of agents."),
                        count("bot", "Messages of bots.")));
    }

    @Produces
    @Singleton
    ViewType<Part> transfers() {
        return new ViewType<>(
                "ChatStatisticsTransfers",
                "Numbers of transfers, by outcome.",
                Part.class,
                List.of(
                        count("requested", "All transfers."),
                        count("pending", "Transfers without an outcome."),
                        count("accepted", "Accepted transfers."),
                        count("rejected", "Rejected transfers."),
                        count("cancelled", "Cancelled transfers."),
                        count("expired", "Transfers that expired without an answer.")));
    }

    @Produces
    @Singleton
    ViewType<Figures> ratings() {
        return new ViewType<>(
                "ChatStatisticsRatings",
                "Ratings by customers, from 1 to 5.",
                Figures.class,
                List.of(
                        ViewType.value(
                                "count",
                                "Number of rated sessions.",
                                nonNull(Scalars.GraphQLInt),
                                figures -> figures.count(Figure.RATINGS, "count")),
                        ViewType.value(
                                "average",
                                "Average rating. Null if there are none.",
                                Scalars.GraphQLFloat,
                                figures -> figures.number(Figure.RATINGS, "average")),
                        ViewType.value(
                                "distribution",
                                "Numbers of sessions with each rating, from 1 to 5.",
                                nonNull(list(nonNull(Scalars.GraphQLInt))),
                                figures -> IntStream.rangeClosed(1, MOST_STARS)
                                        .mapToObj(stars -> figures.count(Figure.RATINGS, String.valueOf(stars)))
                                        .toList()),
                        ViewType.value(
                                "responseRate",
                                "Share of ended conversations that were rated, from 0 to 1. Null if none has ended.",
                                Scalars.GraphQLFloat,
                                Figures::responseRate)));
    }

    @Produces
    @Singleton
    ViewType<Figures> bots() {
        return new ViewType<>(
                "ChatStatisticsBots",
                "Numbers of sessions that a bot had.",
                Figures.class,
                List.of(
                        ofBots("sessions", "Sessions that a bot handles or has handled."),
                        ofBots("contained", "Sessions that a bot answered and that ended without an agent."),
                        ofBots(
                                "handedOff",
                                "Sessions that went from the bot to the agents: handed off, taken over, or reopened without the bot."),
                        ViewType.value(
                                "containmentRate",
                                "Contained sessions, divided by the sum of contained and handed off ones, from 0 to 1. Null if there are none.",
                                Scalars.GraphQLFloat,
                                Figures::containmentRate)));
    }

    private static ViewType.Field<Figures> ofBots(String name, String description) {
        return ViewType.value(
                name, description, nonNull(Scalars.GraphQLInt), figures -> figures.count(Figure.BOTS, name));
    }

    @Produces
    @Singleton
    ViewType<Figures> concurrency() {
        return new ViewType<>(
                "ChatStatisticsConcurrency",
                "Numbers of conversations at the same time.",
                Figures.class,
                List.of(
                        ViewType.value(
                                "average",
                                "Average over the time of the group.",
                                nonNull(Scalars.GraphQLFloat),
                                figures -> figures.number(Figure.CONCURRENCY, Figure.ONLY)),
                        ViewType.value(
                                "peak",
                                "Maximum.",
                                nonNull(Scalars.GraphQLInt),
                                figures -> figures.count(Figure.PEAK, Figure.ONLY))));
    }

    private static ViewType.Field<Part> count(String name, String description) {
        return ViewType.value(name, description, nonNull(Scalars.GraphQLInt), part -> part.count(name));
    }

    private static ViewType.Field<Part> seconds(String name, String description) {
        return ViewType.value(name, description, Scalars.GraphQLInt, part -> part.seconds(name));
    }
}
