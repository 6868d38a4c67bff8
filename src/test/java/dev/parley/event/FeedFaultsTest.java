package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Logged;
import dev.parley.support.OpenTransaction;
import dev.parley.support.Waits;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The feed loses nothing when notifications, connections or the database fail, and reports transactions that delay it. */
@QuarkusTest
class FeedFaultsTest extends FeedFixture {

    @Test
    void poll_wakesCallbacksForChanges() throws Exception {
        follow(OwnFeed.polling(OFTEN, database));
        feed.onChanges(calls);

        world.event(session);

        calls.await();
    }

    @Test
    void openTransaction_thatDelaysTheFeed_isMeasuredAndLoggedOnce() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.listening(watched.source(), fanOut));
        assertThat(own.secondsDelayed()).isZero();

        try (OpenTransaction forgotten = new OpenTransaction();
                Logged log = new Logged(StalledTransactionMonitor.class.getName())) {
            long process = forgotten.process();
            forgotten.number();
            world.event(session);
            watched.awaitQueries(5);

            assertThat(own.secondsDelayed()).isPositive();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("process " + process + ", database postgres");
        }

        Waits.until(() -> own.secondsDelayed() == 0, "the feed is not delayed any more");
    }

    @Test
    void poll_afterError_continues() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.polling(OFTEN, watched.source()));
        feed.onEvents(session, calls);

        watched.failWith(new OutOfMemoryError("for a test"));
        world.event(session);
        watched.awaitQueries(2);
        watched.recover();

        calls.await();
    }

    @Test
    void event_withoutNotification_isFoundByPolling() throws Exception {
        follow(OwnFeed.polling(OFTEN, database));
        feed.onEvents(session, calls);

        world.event(session);

        calls.await();
        assertThat(sessionsAfter(begin)).containsExactly(session);
    }

    @Test
    void event_duringDatabaseOutage_isReadAfterwards() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.polling(OFTEN, watched.source()));
        feed.onEvents(session, calls);

        watched.fail();
        world.event(session);
        watched.awaitQueries(3);
        watched.recover();

        calls.await();
        assertThat(sessionsAfter(begin)).containsExactly(session);
    }

    @Test
    void events_duringAndAfterLossOfTheListeningConnection_areRead() throws Exception {
        feed.onAnything(calls);
        feed.onEvents(session, otherCalls);

        world.run(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?",
                PostgresFanOut.APPLICATION_NAME);
        world.event(session);

        calls.awaitUntil(() -> sessionsAfter(begin).size() == 1);
        otherCalls.await();
        world.event(session);
        calls.awaitUntil(() -> sessionsAfter(begin).size() == 2);
    }
}
