package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.event.Notification.Kind;
import dev.parley.graphql.value.LogPosition;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.RedisServer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Redis wakes the subscribers of a feed. TwoInstancesIT tests it with several instances. */
@QuarkusTest
class RedisFanOutTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final int MORE_THAN_THE_POOL_HAS = 7;

    private static RedisServer server;

    @Inject
    DataSource database;

    @Inject
    Vertx vertx;

    @Inject
    TransactionSynchronizationRegistry transactions;

    private final World world = new World();
    private final CallCounter calls = new CallCounter();
    private final CallCounter otherCalls = new CallCounter();

    private long session;
    private long other;
    private Redis redis;
    private FanOut fanOut;
    private OwnFeed own;
    private EventFeed feed;

    @BeforeAll
    static void startRedis() throws IOException {
        server = new RedisServer();
    }

    @AfterAll
    static void stopRedis() {
        server.close();
    }

    @BeforeEach
    void openFeed() throws Exception {
        long topic = world.topic();
        session = world.waiting(topic);
        other = world.waiting(topic);
        redis = Redis.createClient(vertx, server.url());
        fanOut = new RedisFanOut(redis, transactions);
        own = OwnFeed.listening(database, fanOut);
        feed = own.feed();
    }

    @AfterEach
    void closeFeed() {
        own.close();
        redis.close();
    }

    @Test
    void notification_wakesCallbacksOfItsSessionAfterTheCommit() throws Exception {
        feed.onEvents(session, calls);
        feed.onEvents(other, otherCalls);

        QuarkusTransaction.begin();
        fanOut.publish(new Notification(Kind.EVENTS, session));
        publish(Kind.EVENTS, other);
        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
        QuarkusTransaction.commit();

        calls.await();
    }

    @Test
    void notification_thatIsRolledBack_wakesNoCallback() throws Exception {
        feed.onEvents(session, calls);
        feed.onEvents(other, otherCalls);

        QuarkusTransaction.begin();
        fanOut.publish(new Notification(Kind.EVENTS, session));
        QuarkusTransaction.rollback();
        store(new Notification(Kind.EVENTS, other));

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

    @Test
    void notification_ofEvent_makesThePollerReadTheLog() throws Exception {
        LogPosition begin = feed.head();
        feed.onAnything(calls);

        world.event(session);
        store(new Notification(Kind.EVENTS, session));

        calls.awaitUntil(() -> sessionsAfter(begin).equals(List.of(session)));
    }

    @Test
    void typing_wakesTypingCallbacksOnly() throws Exception {
        feed.onTyping(session, calls);
        feed.onEvents(session, otherCalls);

        store(new Notification(Kind.TYPING, session));

        calls.await();
        assertThat(otherCalls.pendingCalls()).isZero();
    }

    @Test
    void notification_ofEvent_wakesTypingCallbacks() throws Exception {
        feed.onTyping(session, calls);

        store(new Notification(Kind.EVENTS, session));

        calls.await();
    }

    @Test
    void events_duringAndAfterRestartOfRedis_areRead() throws Exception {
        LogPosition begin = feed.head();
        feed.onAnything(calls);

        server.close();
        world.event(session);
        store(new Notification(Kind.EVENTS, session));
        server.start();
        calls.awaitUntil(() -> sessionsAfter(begin).size() == 1);

        world.event(session);
        store(new Notification(Kind.EVENTS, session));
        calls.awaitUntil(() -> sessionsAfter(begin).size() == 2);
    }

    @Test
    void notification_afterManyStallsOfRedis_wakesCallbacks() throws Exception {
        FanOut hasty = new RedisFanOut(redis, transactions, SHORT);
        for (int stall = 0; stall < MORE_THAN_THE_POOL_HAS; stall++) {
            try (FanOut.Receiver receiver = listening(hasty)) {
                server.freeze();
                assertThatThrownBy(() -> nextNotifications(receiver)).isInstanceOf(IOException.class);
                assertThatThrownBy(hasty::listen).isInstanceOf(IOException.class);
            } finally {
                server.thaw();
            }
        }

        feed.onEvents(session, calls);
        store(new Notification(Kind.EVENTS, session));
        calls.await();
    }

    /** Listens, at another attempt if need be: on a busy machine, Redis itself can take longer than the timeout. */
    private static FanOut.Receiver listening(FanOut hasty) {
        AtomicReference<FanOut.Receiver> receiver = new AtomicReference<>();
        Waits.until(
                () -> {
                    try {
                        receiver.set(hasty.listen());
                    } catch (Exception busy) {
                        return false;
                    }
                    return true;
                },
                "Redis accepts a listener");
        return receiver.get();
    }

    @Test
    void line_withoutNotifications_isCheckedAndStaysOpen() throws Exception {
        try (FanOut.Receiver receiver = fanOut.listen()) {
            assertReceivesNothing(receiver);
            assertReceivesNothing(receiver);
            publish(Kind.EVENTS, session);

            assertThat(nextNotifications(receiver)).contains(new Notification(Kind.EVENTS, session));
        }
    }

    private static void assertReceivesNothing(FanOut.Receiver receiver) throws Exception {
        assertThat(receiver.receive(AT_ONCE)).isEmpty();
    }

    private static List<Notification> nextNotifications(FanOut.Receiver receiver) throws Exception {
        List<Notification> received = receiver.receive(AT_ONCE);
        while (received.isEmpty()) {
            received = receiver.receive(AT_ONCE);
        }
        return received;
    }

    private void store(Notification notification) {
        QuarkusTransaction.requiringNew().run(() -> fanOut.publish(notification));
    }

    private void publish(Kind kind, long sessionId) {
        redis.send(Request.cmd(Command.PUBLISH).arg(kind.channel).arg(sessionId));
    }

    private List<Long> sessionsAfter(LogPosition position) {
        return feed.after(position, 100, OwnFeed.SESSIONS).entries().stream()
                .map(LoggedEvent::sessionId)
                .toList();
    }
}
