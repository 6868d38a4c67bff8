package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.graphql.read.ChangedRecord;
import dev.parley.support.Logged;
import dev.parley.support.OpenTransaction;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Subscribers of the feed are woken for each event that commits, and read each event once. */
@QuarkusTest
class EventFeedTest {

    private static final Duration OFTEN = Duration.ofMillis(20);

    @Inject
    DataSource database;

    @Inject
    FanOut fanOut;

    private final World world = new World();
    private final CallCounter calls = new CallCounter();
    private final CallCounter otherCalls = new CallCounter();

    private long session;
    private long other;
    private OwnFeed own;
    private EventFeed feed;
    private EventPosition begin;

    @BeforeEach
    void openFeed() throws InterruptedException {
        long topic = world.topic();
        session = world.waiting(topic);
        other = world.waiting(topic);
        follow(OwnFeed.listening(database, fanOut));
    }

    @AfterEach
    void closeFeed() {
        own.close();
    }

    @Test
    void event_wakesCallbacksOfItsSessionAfterTheCommit() throws Exception {
        feed.onEvents(session, calls);
        feed.onEvents(other, otherCalls);

        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
            world.event(other);
            otherCalls.await();
            assertThat(calls.pendingCalls()).isZero();
            open.commit();
        }

        calls.await();
    }

    @Test
    void event_thatIsRolledBack_wakesNoCallback() throws Exception {
        feed.onEvents(session, calls);
        feed.onEvents(other, otherCalls);

        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
        }
        world.event(other);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
        assertThat(sessionsAfter(begin)).doesNotContain(session);
    }

    @Test
    void typing_wakesTypingCallbacks() throws Exception {
        feed.onTyping(session, calls);

        world.run("update chat_session set flags = 1, customer_typing_at = now() where id = ?", session);
        calls.await();
        world.run("update chat_session set flags = 2, user_typing_at = now() where id = ?", session);
        calls.await();
        world.run("update chat_session set flags = 0 where id = ?", session);
        calls.await();
    }

    @Test
    void sessionChange_withoutTyping_wakesNoTypingCallback() throws Exception {
        feed.onTyping(session, calls);
        feed.onTyping(other, otherCalls);

        world.run("update chat_session set flags = flags, customer_fetch = now() where id = ?", session);
        world.event(session);
        world.run("update chat_session set flags = 1 where id = ?", other);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

    @Test
    void entries_ofAllSessions_areReadInOrder() throws Exception {
        feed.onAnything(calls);

        world.event(session);
        world.event(other);
        world.event(session);

        calls.awaitUntil(() -> sessionsAfter(begin).size() == 3);
        assertThat(sessionsAfter(begin)).containsExactly(session, other, session);
        EventPosition second = twoAfterBegin().get(1).position();
        assertThat(sessionsAfter(second)).containsExactly(session);
        assertThat(twoAfterBegin()).hasSize(2);
    }

    @Test
    void recordChange_byAnotherProgram_isReadInOrderWithEvents() throws Exception {
        feed.onAnything(calls);
        long ticket = world.ticket(world.user());
        begin = feed.head();

        world.event(session);
        world.run("update ticket set status = 2, title = 'changed' where id = ?", ticket);
        world.event(other);

        calls.awaitUntil(() -> afterBegin("ticket").size() == 3);
        assertThat(afterBegin("ticket"))
                .extracting(LoggedEvent::sessionId, LoggedEvent::record)
                .containsExactly(
                        tuple(session, null),
                        tuple(0L, new ChangedRecord("ticket", ticket, false, Set.of("status", "title"), Map.of())),
                        tuple(other, null));
        assertThat(afterBegin("sale")).hasSize(2);
    }

    @Test
    void recordChange_containsTheFormerLinks() throws Exception {
        feed.onAnything(calls);
        String owner = world.user();
        long ticket = world.ticket(owner);
        begin = feed.head();

        world.run("update ticket set owned_by = null where id = ?", ticket);
        world.run("update ticket set owned_by = ? where id = ?", world.id(owner), ticket);
        world.run("delete from ticket where id = ?", ticket);

        calls.awaitUntil(() -> afterBegin("ticket").size() == 3);
        Map<String, Long> led = Map.of("owned_by", world.id(owner));
        assertThat(afterBegin("ticket"))
                .extracting(LoggedEvent::record)
                .containsExactly(
                        new ChangedRecord("ticket", ticket, false, Set.of("owned_by"), led),
                        new ChangedRecord("ticket", ticket, false, Set.of("owned_by"), Map.of()),
                        new ChangedRecord("ticket", ticket, false, Set.of(), led));
    }

    @Test
    void recordChange_withoutNotification_isFoundByPolling() throws Exception {
        follow(OwnFeed.polling(OFTEN, database));
        feed.onAnything(calls);
        long ticket = world.ticket(world.user());
        begin = feed.head();

        try (OpenTransaction crm = new OpenTransaction()) {
            crm.run("set local parley.notify = 'off'");
            crm.run("update ticket set status = 2 where id = ?", ticket);
            crm.commit();
        }

        calls.awaitUntil(() -> afterBegin("ticket").size() == 1);
    }

    @Test
    void recordChange_wakesNoCallbackForChanges() throws Exception {
        long ticket = world.ticket(world.user());
        feed.onChanges(calls);
        world.event(session);
        calls.awaitQuiet();
        feed.onAnything(otherCalls);
        begin = feed.head();

        world.run("update ticket set status = 2 where id = ?", ticket);

        otherCalls.awaitUntil(() -> afterBegin("ticket").size() == 1);
        assertThat(calls.pendingCalls()).isZero();
    }

    @Test
    void recordChange_byRoleWithRightsOnTheCrmOnly_isRead() throws Exception {
        long ticket = world.ticket(world.user());
        begin = feed.head();
        feed.onAnything(calls);

        try (OpenTransaction crm = new OpenTransaction()) {
            crm.run("create role crm_of_a_test");
            crm.run("grant select, update on ticket to crm_of_a_test");
            crm.run("set local role crm_of_a_test");
            crm.run("update ticket set status = 2 where id = ?", ticket);
            crm.run("reset role");
            crm.run("drop owned by crm_of_a_test");
            crm.run("drop role crm_of_a_test");
            crm.commit();
        }

        calls.awaitUntil(() -> afterBegin("ticket").size() == 1);
    }

    @Test
    void event_ofOlderTransactionThatCommitsLater_isRead() throws Exception {
        feed.onAnything(calls);
        EventLogReader table = new EventLogReader(database);

        try (OpenTransaction older = new OpenTransaction()) {
            older.event(session);
            world.event(other);
            EventLogReader.Reading reading = table.read(begin, 10);
            assertThat(reading.entries()).isEmpty();
            assertThat(reading.delayedBy()).isEqualTo(older.number());
            older.commit();
        }

        calls.awaitUntil(() -> !sessionsAfter(begin).isEmpty());
        assertThat(sessionsAfter(begin)).containsExactly(session, other);
    }

    @Test
    void event_withLowerIdInYoungerTransaction_isReadLater() throws Exception {
        feed.onAnything(calls);
        long early =
                world.number("select nextval(pg_get_serial_sequence('chat_session_event', 'id')) from pg_sleep(0)");

        world.event(other);
        world.run("""
                insert into chat_session_event (id, session_id, seq, type, actor, at)
                overriding system value values (?, ?, 1, 'READ', 'test', now())""", early, session);

        calls.awaitUntil(() -> sessionsAfter(begin).size() == 2);
        assertThat(sessionsAfter(begin)).containsExactly(other, session);
    }

    @Test
    void event_delayedByOlderTransaction_isReadSoonAfterItsEnd() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.listening(watched.source(), fanOut));
        feed.onAnything(calls);

        try (OpenTransaction older = new OpenTransaction()) {
            older.run("update chat_session set flags = flags where id = ?", session);
            world.event(other);
            watched.awaitQueries(3);
            assertThat(sessionsAfter(begin)).isEmpty();
            older.commit();
        }

        calls.awaitUntil(() -> !sessionsAfter(begin).isEmpty());
        assertThat(sessionsAfter(begin)).containsExactly(other);
    }

    @Test
    void openTransaction_doesNotDelayCallbacksForChanges() throws Exception {
        feed.onChanges(calls);
        feed.onAnything(otherCalls);

        try (OpenTransaction forgotten = new OpenTransaction()) {
            forgotten.number();
            world.event(session);
            calls.await();
            world.event(other);
            calls.await();
            assertThat(otherCalls.pendingCalls()).isZero();
        }

        otherCalls.await();
    }

    @Test
    void presenceChange_wakesCallbacksForChanges() throws Exception {
        String anna = world.user();
        feed.onEvents(session, otherCalls);
        world.event(session);
        otherCalls.awaitQuiet();
        feed.onChanges(calls);

        world.present(anna);
        calls.await();
        world.away(anna);
        calls.await();
        world.run("update ejuser set status = 127 where loginname = ?", anna);
        calls.await();
        assertThat(otherCalls.pendingCalls())
                .as("calls for events of a session")
                .isZero();
    }

    @Test
    void presenceChange_callsBackWithTheUser() throws Exception {
        String anna = world.user();
        long id = world.id(anna);
        feed.onPresence(user -> {
            if (user == id) {
                calls.run();
            }
        });

        world.present(anna);
        calls.await();
        world.away(anna);
        calls.await();
    }

    @Test
    void userChange_withoutPresence_wakesNoCallback() throws Exception {
        String anna = world.user();
        feed.onChanges(calls);
        feed.onTyping(session, otherCalls);
        // One event may call back twice, and so may the opening of the feed.
        world.event(session);
        calls.awaitQuiet();

        world.run("update ejuser set chat_status = 0, email = 'anna@example.com' where loginname = ?", anna);
        world.silent(anna, Duration.ofHours(1));
        world.run("update chat_session set flags = 1, customer_typing_at = now() where id = ?", session);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

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
    void head_isBeforeEventsOfOpenTransactions() throws Exception {
        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
            EventPosition head = feed.head();
            feed.onAnything(calls);
            open.commit();

            calls.awaitUntil(() -> !sessionsAfter(head).isEmpty());
            assertThat(sessionsAfter(head)).containsExactly(session);
        }
    }

    @Test
    void head_isBehindReadableEvents() throws Exception {
        feed.onAnything(calls);
        world.event(session);
        calls.awaitUntil(() -> !sessionsAfter(begin).isEmpty());

        EventPosition head = feed.head();

        assertThat(sessionsAfter(head)).isEmpty();
        assertThat(new EventLogReader(database).read(head, 10).entries()).isEmpty();
    }

    @Test
    void position_olderThanTheMemory_isReadFromTheTable() throws Exception {
        follow(OwnFeed.withMemory(3, database, fanOut));
        feed.onAnything(calls);

        List<Long> written = Stream.of(session, other, other, session, other, session, session)
                .toList();
        written.forEach(world::event);

        calls.awaitUntil(() -> own.entriesRead() == written.size());
        assertThat(sessionsAfter(begin)).isEqualTo(written);
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

    @Test
    void callback_thatFails_doesNotAffectOthers() throws Exception {
        feed.onEvents(session, EventFeedTest::fail);
        feed.onEvents(session, calls);
        feed.onEvents(session, EventFeedTest::fail);

        world.event(session);
        calls.await();
        world.event(session);
        calls.await();
    }

    @Test
    void closedRegistration_isNotCalled() throws Exception {
        Registration closed = feed.onEvents(session, calls);
        feed.onEvents(session, otherCalls);

        closed.close();
        closed.close();
        world.event(session);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

    private void follow(OwnFeed another) {
        if (own != null) {
            own.close();
        }
        own = another;
        feed = own.feed();
        begin = feed.head();
    }

    private List<Long> sessionsAfter(EventPosition position) {
        return feed.after(position, 100, OwnFeed.SESSIONS).entries().stream()
                .map(LoggedEvent::sessionId)
                .toList();
    }

    /** Events of sessions and changes in a table, behind the beginning. */
    private List<LoggedEvent> afterBegin(String table) {
        return feed.after(begin, 100, new EventInterest(Set.of(table), change -> true))
                .entries();
    }

    private List<LoggedEvent> twoAfterBegin() {
        return feed.after(begin, 2, OwnFeed.SESSIONS).entries();
    }

    private static void fail() {
        throw new IllegalStateException("This one always fails.");
    }
}
