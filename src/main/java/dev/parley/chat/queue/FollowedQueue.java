package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.LiveRequest;
import dev.parley.graphql.subscription.LiveSource;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** The queue of some topics, whenever somebody came into it, left it or changed places, or the number of agents changed. */
final class FollowedQueue implements LiveSource {

    /** What happens in this time is told together. */
    private static final Duration CALM = Duration.ofMillis(500);

    /** How late a change is told of which nobody brings news: a member or its rights, or a notification that was lost. */
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    private static final String IN_ORDER = """
            select listagg(cast(s.id as string), ',') within group (order by %s)
            from ChatSession s
            where one_of(:topics, s.topic.id) and %s""".formatted(AgentQueue.orderHql("s"), AgentQueue.waitsHql("s"));

    /** What makes two queues the same to a client. */
    private record Seen(List<Long> topics, String waiting, int agentsPresent) {}

    private final LiveRequest request;
    private final ChatQueueQueries queries;
    private final List<String> chosen;
    private final EventFeed feed;
    private final Clock clock;
    private Seen sent;
    private Instant looked = Instant.MIN;
    private Duration rest = Duration.ZERO;

    /** @param chosen ids of the topics, or null for all of the caller's */
    FollowedQueue(LiveRequest request, ChatQueueQueries queries, List<String> chosen, EventFeed feed, Clock clock) {
        this.request = request;
        this.queries = queries;
        this.chosen = chosen;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Runnable onNews(Runnable wake) {
        return feed.onChanges(wake)::close;
    }

    @Override
    public Optional<Object> next() {
        Instant now = clock.instant();
        rest = Duration.between(now, looked.plus(CALM));
        if (looked != Instant.MIN && rest.toMillis() > 0) {
            return Optional.empty();
        }
        rest = LOOK_AGAIN;
        List<ChatTopic> topics = queries.topics(chosen);
        // The order before the rest: what changes between the two is found, and told, the next time.
        String waiting = waiting(topics);
        ChatQueue current = queries.queueOf(topics);
        Seen seen = new Seen(topics.stream().map(topic -> topic.id).toList(), waiting, current.agentsPresent);
        Optional<Object> news = seen.equals(sent) ? Optional.empty() : Optional.of(request.withAllBelow(current));
        // Only now that nothing can fail any more.
        looked = now;
        sent = seen;
        return news;
    }

    @Override
    public Optional<Duration> askAgainIn() {
        return Optional.of(rest);
    }

    private static String waiting(List<ChatTopic> topics) {
        Long[] ids = topics.stream().map(topic -> topic.id).toArray(Long[]::new);
        Session database = Panache.getSession();
        return String.valueOf(database.createSelectionQuery(IN_ORDER, String.class)
                .setParameter("topics", ids)
                .getSingleResultOrNull());
    }
}
