package dev.parley.chat.statistics;

import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.StateStream;
import dev.parley.graphql.subscription.SubscriberGroup;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.value.Lookup;
import dev.parley.security.Actor;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A stream of the present state of the subscriber's topics. */
final class LiveStatisticsStream extends StateStream {

    private final SubscriptionRequest request;
    private final LiveFigures figures;
    private final Actor.Agent agent;
    private volatile SubscriberGroup.@Nullable Member member;

    /**
     * Starts with the current state.
     *
     * @throws dev.parley.graphql.error.RequestException UNAUTHENTICATED, FORBIDDEN
     */
    LiveStatisticsStream(SubscriptionRequest request, LiveFigures figures) {
        this.request = request;
        this.figures = figures;
        this.agent = AgentCaller.require(request.actor());
    }

    @Override
    protected Runnable join(Runnable wake) {
        SubscriberGroup.Member joined = figures.join(agent, wake);
        member = joined;
        return joined::leave;
    }

    @Override
    protected State current() {
        ReadRound round = Objects.requireNonNull(member).round();
        LiveStatistics current = agent.isAdmin() ? figures.all(round) : figures.of(round, topics(round));
        return new State(current, () -> request.withAllBelow(current, round, Set.of()));
    }

    private Collection<?> topics(ReadRound round) {
        return (Collection<?>) Lookup.required(request.accessParameters(round), "sees");
    }
}
