package dev.parley.chat.statistics;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.SessionStatuses;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.statistics.LiveStatistics.Figures;
import dev.parley.chat.statistics.LiveStatistics.OfTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.SharedReads;
import dev.parley.graphql.subscription.StateSubscribers;
import dev.parley.graphql.subscription.SubscriberGroup;
import dev.parley.security.Actor;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Reads the present state of topics. One statement reads all topics for all subscriptions. */
@Singleton
class LiveFigures {

    /** Earlier times count as this one. Imported rows may have minus infinity. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    /** Tables whose changes affect the figures without an event of a session. */
    private static final List<String> TABLES = List.of("chat_topic", "chat_topic_user", "ejuser");

    private static final String FIGURES = """
            select t.id, f.waiting, f.since, f.active, f.byBot,
                   (select listagg(cast(m.user.id as string), ',') from ChatTopicMember m where m.topic = t and %1$s)
            from ChatTopic t join lateral (
                select count(*) filter (where %2$s) as waiting,
                       min(greatest(s.waitingSince, :earliest)) filter (where %2$s) as since,
                       count(*) filter (where s.status in %3$s and not s.chatbotIsactive) as active,
                       count(*) filter (where s.chatbotIsactive) as byBot
                from ChatSession s
                where s.topic = t and s.status in %4$s) f
            where\s""".formatted(
                    AgentAvailability.hql("m.user"),
                    AgentQueue.waitsHql("s"),
                    SessionStatuses.ACTIVE_HQL,
                    SessionStatuses.QUEUED_OR_ACTIVE_HQL);

    private static final String ALL = "not t.deleted";

    private final EventFeed feed;
    private final SessionFactory sessions;
    private final StateSubscribers subscribers;

    /** The state of all topics, and of the topics of each subscriber, computed once for equal rights. */
    private record Snapshot(LiveStatistics all, Map<Collection<?>, LiveStatistics> byTopics) {

        LiveStatistics of(Collection<?> topics) {
            return byTopics.computeIfAbsent(topics, all::among);
        }
    }

    LiveFigures(EventFeed feed, SessionFactory sessions, ChatConfig config, SharedReads reads) {
        this.feed = feed;
        this.sessions = sessions;
        this.subscribers = reads.stateSubscribers(config.queueLookEvery());
    }

    void start(@Observes StartupEvent event) {
        feed.onChanges(subscribers::changed);
        TABLES.forEach(table -> feed.onRecords(table, subscribers::changed));
    }

    /** Adds a subscription, which is woken whenever the state may have changed. */
    SubscriberGroup.Member join(Actor caller, Runnable wake) {
        return subscribers.join(caller, wake);
    }

    /** Returns the state of all topics. It is read once in a round. */
    LiveStatistics all(ReadRound round) {
        return snapshot(round).all();
    }

    /** Returns the state of some topics, in a round. */
    LiveStatistics of(ReadRound round, Collection<?> topics) {
        return snapshot(round).of(topics);
    }

    /** Returns the state of the topics whose sessions an agent may read: of all topics for an administrator, else of its own. */
    LiveStatistics of(Actor.Agent agent) {
        return agent.isAdmin()
                ? read(ALL, Map.of())
                : read(ChatTopicMember.OF_AGENT_HQL, Map.of("login", agent.loginname()));
    }

    private Snapshot snapshot(ReadRound round) {
        return round.once(Snapshot.class, () -> new Snapshot(read(ALL, Map.of()), new ConcurrentHashMap<>()));
    }

    private LiveStatistics read(String where, Map<String, Object> parameters) {
        try (StatelessSession database = sessions.openStatelessSession()) {
            var query = database.createSelectionQuery(FIGURES + where + " order by t.id", Object[].class)
                    .setParameter("earliest", EARLIEST);
            parameters.forEach(query::setParameter);
            return LiveStatistics.of(
                    query.list().stream().map(LiveFigures::ofTopic).toList());
        }
    }

    private static OfTopic ofTopic(Object[] row) {
        Figures figures =
                new Figures(number(row[1]), (Instant) row[2], number(row[3]), number(row[4]), users((String) row[5]));
        return new OfTopic((Long) row[0], figures);
    }

    private static int number(Object count) {
        return ((Long) count).intValue();
    }

    private static Set<Long> users(@Nullable String list) {
        return list == null
                ? Set.of()
                : Stream.of(list.split(",")).map(Long::valueOf).collect(Collectors.toUnmodifiableSet());
    }
}
