package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.event.Notification.Kind;
import dev.parley.support.RedisServer;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
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
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real Redis wakes what follows the feed; FeedIT has it between instances. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class RedisFanOutTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final int MORE_THAN_THE_POOL_HAS = 7;

    private static RedisServer server;

    @Inject
    DataSource database;

    @Inject
    Vertx vertx;

    @Inject
    TransactionSynchronizationRegistry transactions;

    private final World world = new World();
    private final Bell bell = new Bell();
    private final Bell otherBell = new Bell();

    private long session;
    private long other;
    private Redis redis;
    private FanOut fanOut;
    private OwnFeed own;
    private EventFeed feed;

    @BeforeAll
    static void aRedis() throws IOException {
        server = new RedisServer();
    }

    @AfterAll
    static void noRedis() {
        server.close();
    }

    @BeforeEach
    void aFeedThatOnlyRedisWakes() throws Exception {
        long topic = world.topic();
        session = world.waiting(topic);
        other = world.waiting(topic);
        redis = Redis.createClient(vertx, server.url());
        fanOut = new RedisFanOut(redis, transactions);
        own = OwnFeed.thatListens(database, fanOut);
        feed = own.feed();
    }

    @AfterEach
    void endOfTheFeed() {
        own.close();
        redis.close();
    }

    @Test
    void newsWakeTheirSessionWhenTheyAreCommittedAndNotBefore() throws Exception {
        feed.onEvents(session, bell);
        feed.onEvents(other, otherBell);

        QuarkusTransaction.begin();
        fanOut.stored(new Notification(Kind.EVENTS, session));
        publish(Kind.EVENTS, other);
        otherBell.hear();
        assertThat(bell.unheard()).isZero();
        QuarkusTransaction.commit();

        bell.hear();
    }

    @Test
    void whatIsRolledBackWakesNobody() throws Exception {
        feed.onEvents(session, bell);
        feed.onEvents(other, otherBell);

        QuarkusTransaction.begin();
        fanOut.stored(new Notification(Kind.EVENTS, session));
        QuarkusTransaction.rollback();
        store(new Notification(Kind.EVENTS, other));

        otherBell.hear();
        assertThat(bell.unheard()).isZero();
    }

    @Test
    void newsAreReadFromTheLog() throws Exception {
        EventPosition begin = feed.head();
        feed.onAnything(bell);

        world.event(session);
        store(new Notification(Kind.EVENTS, session));

        bell.hearUntil(() -> sessionsAfter(begin).equals(List.of(session)));
    }

    @Test
    void whoTypesWakesThoseWhoWatchThatAndNobodyElse() throws Exception {
        feed.onTyping(session, bell);
        feed.onEvents(session, otherBell);

        store(new Notification(Kind.TYPING, session));

        bell.hear();
        assertThat(otherBell.unheard()).isZero();
    }

    @Test
    void newsWakeThoseWhoWatchTypingToo() throws Exception {
        feed.onTyping(session, bell);

        store(new Notification(Kind.EVENTS, session));

        bell.hear();
    }

    @Test
    void aRestartOfRedisEndsNothingAndWhatHappensMeanwhileIsFound() throws Exception {
        EventPosition begin = feed.head();
        feed.onAnything(bell);

        server.close();
        world.event(session);
        store(new Notification(Kind.EVENTS, session));
        server.start();
        bell.hearUntil(() -> sessionsAfter(begin).size() == 1);

        world.event(session);
        store(new Notification(Kind.EVENTS, session));
        bell.hearUntil(() -> sessionsAfter(begin).size() == 2);
    }

    @Test
    void aRedisThatStallsNowAndThenIsHeardAgainHoweverOftenItDid() throws Exception {
        FanOut hasty = new RedisFanOut(redis, transactions, SHORT);
        for (int stall = 0; stall < MORE_THAN_THE_POOL_HAS; stall++) {
            try (FanOut.Line line = hasty.listen()) {
                server.freeze();
                assertThatThrownBy(() -> nextNews(line)).isInstanceOf(IOException.class);
                assertThatThrownBy(hasty::listen).isInstanceOf(IOException.class);
            } finally {
                server.thaw();
            }
        }

        feed.onEvents(session, bell);
        store(new Notification(Kind.EVENTS, session));
        bell.hear();
    }

    @Test
    void aLineOnWhichNobodySpeaksIsCheckedAndStaysOpen() throws Exception {
        try (FanOut.Line line = fanOut.listen()) {
            hearNothing(line);
            hearNothing(line);
            publish(Kind.EVENTS, session);

            assertThat(nextNews(line)).contains(new Notification(Kind.EVENTS, session));
        }
    }

    private static void hearNothing(FanOut.Line line) throws Exception {
        assertThat(line.hear(AT_ONCE)).isEmpty();
    }

    private static List<Notification> nextNews(FanOut.Line line) throws Exception {
        List<Notification> news = line.hear(AT_ONCE);
        while (news.isEmpty()) {
            news = line.hear(AT_ONCE);
        }
        return news;
    }

    private void store(Notification news) {
        QuarkusTransaction.requiringNew().run(() -> fanOut.stored(news));
    }

    private void publish(Kind kind, long sessionId) {
        redis.send(Request.cmd(Command.PUBLISH).arg(kind.channel).arg(sessionId));
    }

    private List<Long> sessionsAfter(EventPosition position) {
        return feed.after(position, 100, OwnFeed.SESSIONS).entries().stream()
                .map(LoggedEvent::sessionId)
                .toList();
    }
}
