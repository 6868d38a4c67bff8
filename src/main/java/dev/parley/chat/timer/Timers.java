package dev.parley.chat.timer;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.lifecycle.Idempotency;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.session.SessionActor;
import dev.parley.database.DatabaseJob;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The scheduled jobs that change sessions as time passes. Typing indicators need no job: they expire when they are read. */
@ApplicationScoped
public class Timers {

    private static final String EVERY = "{parley.chat.timers-every}";
    private static final String DELAY = "{parley.chat.timers-delay}";
    private static final short AGENTS = 1;
    private static final short MANAGERS = 2;

    private final TimerRunner runner;
    private final SilentAgents silentAgents;
    private final Idempotency idempotency;
    private final ChatConfig config;

    Timers(TimerRunner runner, SilentAgents silentAgents, Idempotency idempotency, ChatConfig config) {
        this.runner = runner;
        this.silentAgents = silentAgents;
        this.idempotency = idempotency;
        this.config = config;
    }

    /** Ends sessions whose customer's client has disconnected. */
    @DatabaseJob
    @Scheduled(
            identity = "dead-clients",
            every = EVERY,
            delayed = DELAY,
            concurrentExecution = ConcurrentExecution.SKIP)
    public void endAbandoned() {
        runner.unlessAfterOutage(() -> runner.each(
                DueSessions.ofDeadClients(config.deadAfter()),
                (session, now) -> end(session, SessionEndReason.DEAD_CLIENT, now)));
    }

    /** Warns both sides of idle conversations, and ends those that stay idle. */
    @DatabaseJob
    @Scheduled(identity = "idle", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void endIdle() {
        runner.each(
                DueSessions.toWarnOfIdleness(config.idleAfter(), config.idleWarningBefore()),
                ChatSession::warnOfIdleness);
        runner.each(
                DueSessions.idle(config.idleAfter(), config.idleWarningBefore()),
                (session, now) -> end(session, SessionEndReason.IDLE, now));
    }

    /** Alerts agents and managers of waiting customers. Managers come first: if both are due, one alert covers both. */
    @DatabaseJob
    @Scheduled(identity = "alerts", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void alert() {
        runner.each(DueSessions.toAlert(MANAGERS), (session, now) -> session.alert(MANAGERS, now));
        runner.each(DueSessions.toAlert(AGENTS), (session, now) -> session.alert(AGENTS, now));
    }

    /** Sets silent agents to AWAY, ends their supervisions, and later returns their sessions with a waiting customer to the queue. */
    @DatabaseJob
    @Scheduled(
            identity = "silent-agents",
            every = EVERY,
            delayed = DELAY,
            concurrentExecution = ConcurrentExecution.SKIP)
    void releaseSilentAgents() {
        runner.unlessAfterOutage(() -> {
            silentAgents.setAway(config.agentAwayAfter());
            runner.each(
                    DueSessions.ofSilentSupervisors(config.agentAwayAfter()),
                    (session, now) -> session.conversation().endSilentSupervision(now));
            config.agentSessionsReturnAfter()
                    .map(config.agentAwayAfter()::plus)
                    .ifPresent(silence -> runner.each(DueSessions.ofSilentAgents(silence), Timers::returnToQueue));
        });
    }

    /** Hands the sessions of disabled bots to human agents. */
    @DatabaseJob
    @Scheduled(
            identity = "switched-off-bots",
            every = EVERY,
            delayed = DELAY,
            concurrentExecution = ConcurrentExecution.SKIP)
    void releaseSessionsOfSwitchedOffBots() {
        runner.each(
                DueSessions.withoutTheirBot(),
                (session, now) -> session.intake()
                        .handOffWithoutBot(
                                SessionUnitOfWork.unresolved(session),
                                SessionUnitOfWork.situation(session.topic),
                                now));
    }

    /** Expires transfers that nobody answered in time. */
    @DatabaseJob
    @Scheduled(identity = "transfers", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void expireTransfers() {
        runner.each(DueSessions.withExpiredOffer(), Timers::expireOffer);
    }

    /** Closes finished sessions that were not reopened in time. */
    @DatabaseJob
    @Scheduled(identity = "finisher", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void closeFinished() {
        runner.each(
                DueSessions.finishedFor(config.reopenWindow()),
                (session, now) -> session.ending().closeForGood(now));
    }

    /**
     * Marks sessions as deleted when the retention of their topic has passed, or {@code parley.chat.retention} if the topic has none. Without either
     * they stay, and so do sessions with a legal hold.
     */
    @DatabaseJob
    @Scheduled(identity = "retention", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void deleteOld() {
        config.retention().ifPresent(retention -> delete(DueSessions.endedFor(retention)));
        runner.retentionOfTopics().forEach((topic, days) -> delete(DueSessions.endedFor(days, topic)));
    }

    /** Erases deleted sessions with their messages, events and transfers. */
    @DatabaseJob
    @Scheduled(identity = "purge", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void purgeDeleted() {
        runner.each(DueSessions.deletedFor(config.purgeAfter()), (session, now) -> runner.erase(session));
    }

    /** Removes stored outcomes whose idempotency window has passed. */
    @DatabaseJob
    @Scheduled(identity = "idempotency", every = EVERY, delayed = DELAY, concurrentExecution = ConcurrentExecution.SKIP)
    void deleteExpiredOutcomes() {
        idempotency.deleteExpired();
    }

    private void delete(DueSessions due) {
        runner.each(due, (session, now) -> session.ending().deleteFor(SessionActor.SYSTEM, now));
    }

    private static void end(ChatSession session, SessionEndReason reason, Instant now) {
        session.ending().endFor(SessionActor.SYSTEM, SessionUnitOfWork.unresolved(session), reason, now);
    }

    private static void returnToQueue(ChatSession session, Instant now) {
        session.transfers()
                .returnOfSilentAgent(
                        SessionUnitOfWork.unresolved(session), SessionUnitOfWork.queueLength(session.topic), now);
    }

    /** Reads the transfer under the session's lock: it may have been answered or replaced since the session was found. */
    private static void expireOffer(ChatSession session, Instant now) {
        ChatTransfer offer = SessionUnitOfWork.unresolved(session);
        if (offer != null && !offer.isPending(now)) {
            session.transfers().expire(offer, now);
        }
    }
}
