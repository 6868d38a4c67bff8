package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.database.DatabaseJob;
import dev.parley.event.EventFeed;
import dev.parley.graphql.subscription.SubscriptionWorkers;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Handles sessions that wait although no agent can answer, because their topic closed or its last agent left. Their customers are offered the offline
 * form, as new customers are, and keep their positions. The offer is withdrawn when an agent can answer again.
 */
@Singleton
class UnattendedQueues {

    private static final String TOPICS_WITH_A_QUEUE =
            "select distinct s.topic.id from ChatSession s where " + AgentQueue.waitsHql("s");

    private static final String OF_USER =
            " and s.topic.id in (select m.topic.id from ChatTopicMember m where m.user.id = ?1 and m.canRespond)";

    /** Debounce for presence changes: an agent who disconnects several clients is checked once, after the commit. */
    private static final Duration DEBOUNCE = Duration.ofMillis(200);

    private final TimerRunner runner;
    private final EventFeed feed;
    private final SubscriptionWorkers workers;
    private final ChatConfig config;
    private final Clock clock;

    UnattendedQueues(TimerRunner runner, EventFeed feed, SubscriptionWorkers workers, ChatConfig config, Clock clock) {
        this.runner = runner;
        this.feed = feed;
        this.workers = workers;
        this.config = config;
        this.clock = clock;
    }

    /** Follows presence changes, unless the timers are off. */
    void start(@Observes StartupEvent event) {
        if (!"off".equalsIgnoreCase(config.timersEvery())) {
            feed.onPresence(user -> workers.later(() -> check(user), DEBOUNCE));
        }
    }

    /** Checks all queues, because changes of opening hours, members and settings send no notification. */
    @DatabaseJob
    @Scheduled(
            identity = "unattended-queues",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void checkAll() {
        updateOffers(topics(TOPICS_WITH_A_QUEUE));
    }

    /** Checks the queues of the topics in which a user may respond, after the user's presence changed. */
    void check(long user) {
        updateOffers(topics(TOPICS_WITH_A_QUEUE + OF_USER, user));
    }

    private void updateOffers(List<Long> topics) {
        List<Long> attended = new ArrayList<>();
        List<Long> unattended = new ArrayList<>();
        runner.each("offline form", "topic", topics, topic -> (isAttended(topic) ? attended : unattended).add(topic));
        runner.each(
                DueSessions.toOfferTheOfflineForm(unattended),
                (session, now) -> session.intake().offerOfflineForm(now));
        runner.each(
                DueSessions.toWithdrawTheOfflineForm(attended),
                (session, now) -> session.intake().withdrawOfflineForm(now));
    }

    private boolean isAttended(long id) {
        ChatTopic topic = ChatTopic.findById(id);
        return SessionUnitOfWork.situation(topic).isAttended(topic, clock.instant());
    }

    private static List<Long> topics(String hql, Object... parameters) {
        return QuarkusTransaction.requiringNew()
                .call(() ->
                        ChatSession.find(hql, parameters).project(Long.class).list());
    }
}
