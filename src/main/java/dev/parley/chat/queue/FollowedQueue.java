package dev.parley.chat.queue;

import dev.parley.chat.ChatTopic;
import dev.parley.event.EventFeed;
import dev.parley.graphql.live.LiveSource;
import io.quarkus.hibernate.orm.panache.Panache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.Session;

/** The queue of some topics, whenever somebody came into it, left it or changed places, or the number of agents changed. */
final class FollowedQueue implements LiveSource {

    /** What happens in this time is told together. */
    private static final Duration CALM = Duration.ofMillis(500);

    /** Nothing in the log of sessions tells that an agent came or went. */
    private static final Duration AGENTS_COME_AND_GO = Duration.ofSeconds(5);

    private static final String IN_ORDER = """
            select listagg(cast(s.id as string), ',') within group (order by s.priority desc, s.whenRequested, s.id)
            from ChatSession s
            where s.topic.id in :topics and s.status = dev.parley.chat.ChatSessionStatus.IN_QUEUE""";

    /** What makes two queues the same to a client. */
    private record Seen(List<Long> topics, String waiting, int agentsPresent) {}

    private final Supplier<ChatQueue> queue;
    private final EventFeed feed;
    private final Clock clock;
    private Seen sent;
    private Instant looked = Instant.MIN;
    private Duration rest = Duration.ZERO;

    FollowedQueue(Supplier<ChatQueue> queue, EventFeed feed, Clock clock) {
        this.queue = queue;
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
        rest = AGENTS_COME_AND_GO;
        looked = now;
        ChatQueue current = queue.get();
        Seen seen = seen(current);
        if (seen.equals(sent)) {
            return Optional.empty();
        }
        sent = seen;
        return Optional.of(current);
    }

    @Override
    public Optional<Duration> askAgainIn() {
        return Optional.of(rest);
    }

    private static Seen seen(ChatQueue queue) {
        List<Long> topics =
                queue.topics.stream().map((ChatTopic topic) -> topic.id).toList();
        Session database = Panache.getSession();
        String waiting = database.createSelectionQuery(IN_ORDER, String.class)
                .setParameterList("topics", topics)
                .getSingleResultOrNull();
        return new Seen(topics, String.valueOf(waiting), queue.agentsPresent);
    }
}
