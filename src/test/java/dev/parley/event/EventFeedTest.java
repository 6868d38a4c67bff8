package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.graphql.read.ChangedRecord;
import dev.parley.support.Logged;
import dev.parley.support.OpenTransaction;
import dev.parley.support.TestServer;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
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

/** Whoever follows the feed is woken for every event that commits, and reads each once. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class EventFeedTest {

    private static final Duration OFTEN = Duration.ofMillis(20);

    @Inject
    DataSource database;

    @Inject
    FanOut fanOut;

    private final World world = new World();
    private final Bell bell = new Bell();
    private final Bell otherBell = new Bell();

    private long session;
    private long other;
    private OwnFeed own;
    private EventFeed feed;
    private EventPosition begin;

    @BeforeEach
    void aFeed() throws InterruptedException {
        long topic = world.topic();
        session = world.waiting(topic);
        other = world.waiting(topic);
        follow(OwnFeed.thatListens(database, fanOut));
    }

    @AfterEach
    void endOfTheFeed() {
        own.close();
    }

    @Test
    void anEventWakesItsSessionWhenItIsCommittedAndNotBefore() throws Exception {
        feed.onEvents(session, bell);
        feed.onEvents(other, otherBell);

        try (OpenTransaction somebody = new OpenTransaction()) {
            somebody.event(session);
            world.event(other);
            otherBell.hear();
            assertThat(bell.unheard()).isZero();
            somebody.commit();
        }

        bell.hear();
    }

    @Test
    void whatIsRolledBackWakesNobody() throws Exception {
        feed.onEvents(session, bell);
        feed.onEvents(other, otherBell);

        try (OpenTransaction somebody = new OpenTransaction()) {
            somebody.event(session);
        }
        world.event(other);

        otherBell.hear();
        assertThat(bell.unheard()).isZero();
        assertThat(sessionsAfter(begin)).doesNotContain(session);
    }

    @Test
    void whoTypesWakesThoseWhoWatchThat() throws Exception {
        feed.onTyping(session, bell);

        world.run("update chat_session set flags = 1, customer_typing_at = now() where id = ?", session);
        bell.hear();
        world.run("update chat_session set flags = 2, user_typing_at = now() where id = ?", session);
        bell.hear();
        world.run("update chat_session set flags = 0 where id = ?", session);
        bell.hear();
    }

    @Test
    void otherChangesOfASessionAreNoTyping() throws Exception {
        feed.onTyping(session, bell);
        feed.onTyping(other, otherBell);

        world.run("update chat_session set flags = flags, customer_fetch = now() where id = ?", session);
        world.event(session);
        world.run("update chat_session set flags = 1 where id = ?", other);

        otherBell.hear();
        assertThat(bell.unheard()).isZero();
    }

    @Test
    void whoeverFollowsAllSessionsReadsTheEntriesInTheirOrder() throws Exception {
        feed.onAnything(bell);

        world.event(session);
        world.event(other);
        world.event(session);

        bell.hearUntil(() -> sessionsAfter(begin).size() == 3);
        assertThat(sessionsAfter(begin)).containsExactly(session, other, session);
        EventPosition second = twoAfterBegin().get(1).position();
        assertThat(sessionsAfter(second)).containsExactly(session);
        assertThat(twoAfterBegin()).hasSize(2);
    }

    @Test
    void aChangeOfALinkedRecord_byAnybody_isReadInItsPlaceAmongTheEvents() throws Exception {
        feed.onAnything(bell);
        long ticket = world.ticket(world.user());
        begin = feed.head();

        world.event(session);
        world.run("update ticket set status = 2, title = 'changed' where id = ?", ticket);
        world.event(other);

        bell.hearUntil(() -> afterBegin("ticket").size() == 3);
        assertThat(afterBegin("ticket"))
                .extracting(LoggedEvent::sessionId, LoggedEvent::record)
                .containsExactly(
                        tuple(session, null),
                        tuple(0L, new ChangedRecord("ticket", ticket, false, Set.of("status", "title"), Map.of())),
                        tuple(other, null));
        assertThat(afterBegin("sale")).hasSize(2);
    }

    @Test
    void aChangeOfALinkedRecord_tellsWhereItsLinksLed() throws Exception {
        feed.onAnything(bell);
        String owner = world.user();
        long ticket = world.ticket(owner);
        begin = feed.head();

        world.run("update ticket set owned_by = null where id = ?", ticket);
        world.run("update ticket set owned_by = ? where id = ?", world.id(owner), ticket);
        world.run("delete from ticket where id = ?", ticket);

        bell.hearUntil(() -> afterBegin("ticket").size() == 3);
        Map<String, Long> led = Map.of("owned_by", world.id(owner));
        assertThat(afterBegin("ticket"))
                .extracting(LoggedEvent::record)
                .containsExactly(
                        new ChangedRecord("ticket", ticket, false, Set.of("owned_by"), led),
                        new ChangedRecord("ticket", ticket, false, Set.of("owned_by"), Map.of()),
                        new ChangedRecord("ticket", ticket, false, Set.of(), led));
    }

    @Test
    void aChangeOfALinkedRecord_thatIsToldToNobody_isFoundByLooking() throws Exception {
        follow(OwnFeed.thatOnlyPolls(OFTEN, database));
        feed.onAnything(bell);
        long ticket = world.ticket(world.user());
        begin = feed.head();

        try (OpenTransaction crm = new OpenTransaction()) {
            crm.run("set local parley.notify = 'off'");
            crm.run("update ticket set status = 2 where id = ?", ticket);
            crm.commit();
        }

        bell.hearUntil(() -> afterBegin("ticket").size() == 1);
    }

    @Test
    void aChangeOfALinkedRecord_wakesNobodyWhoWatchesQueues() throws Exception {
        long ticket = world.ticket(world.user());
        feed.onChanges(bell);
        world.event(session);
        bell.hearOut();
        feed.onAnything(otherBell);
        begin = feed.head();

        world.run("update ticket set status = 2 where id = ?", ticket);

        otherBell.hearUntil(() -> afterBegin("ticket").size() == 1);
        assertThat(bell.unheard()).isZero();
    }

    @Test
    void aProgramThatMayWriteTheCrmOnly_canChangeARecord() throws Exception {
        long ticket = world.ticket(world.user());
        begin = feed.head();
        feed.onAnything(bell);

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

        bell.hearUntil(() -> afterBegin("ticket").size() == 1);
    }

    @Test
    void anEventOfAnOlderTransactionIsNotLostThoughItCommitsAfterAYoungerOne() throws Exception {
        feed.onAnything(bell);
        EventLogReader table = new EventLogReader(database);

        try (OpenTransaction older = new OpenTransaction()) {
            older.event(session);
            world.event(other);
            EventLogReader.Reading reading = table.read(begin, 10);
            assertThat(reading.entries()).isEmpty();
            assertThat(reading.heldUpBy()).isEqualTo(older.number());
            older.commit();
        }

        bell.hearUntil(() -> !sessionsAfter(begin).isEmpty());
        assertThat(sessionsAfter(begin)).containsExactly(session, other);
    }

    @Test
    void anIdThatWasGivenOutEarlyComesLateWhenItsTransactionIsYounger() throws Exception {
        feed.onAnything(bell);
        long early =
                world.number("select nextval(pg_get_serial_sequence('chat_session_event', 'id')) from pg_sleep(0)");

        world.event(other);
        world.run("""
                insert into chat_session_event (id, session_id, seq, type, actor, at)
                overriding system value values (?, ?, 1, 'READ', 'test', now())""", early, session);

        bell.hearUntil(() -> sessionsAfter(begin).size() == 2);
        assertThat(sessionsAfter(begin)).containsExactly(other, session);
    }

    @Test
    void anEventThatHadToWaitForAnOlderTransactionIsReadSoonAfterItsEnd() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.thatListens(watched.source(), fanOut));
        feed.onAnything(bell);

        try (OpenTransaction older = new OpenTransaction()) {
            older.run("update chat_session set flags = flags where id = ?", session);
            world.event(other);
            watched.awaitAsked(3);
            assertThat(sessionsAfter(begin)).isEmpty();
            older.commit();
        }

        bell.hearUntil(() -> !sessionsAfter(begin).isEmpty());
        assertThat(sessionsAfter(begin)).containsExactly(other);
    }

    @Test
    void aTransactionThatIsLeftOpenKeepsNobodyFromReadingHowThingsAre() throws Exception {
        feed.onChanges(bell);
        feed.onAnything(otherBell);

        try (OpenTransaction forgotten = new OpenTransaction()) {
            forgotten.number();
            world.event(session);
            bell.hear();
            world.event(other);
            bell.hear();
            assertThat(otherBell.unheard()).isZero();
        }

        otherBell.hear();
    }

    @Test
    void anAgentWhoComesOrGoesWakesThoseWhoReadHowThingsAre() throws Exception {
        String anna = world.user();
        feed.onEvents(session, otherBell);
        world.event(session);
        otherBell.hearOut();
        feed.onChanges(bell);

        world.present(anna);
        bell.hear();
        world.away(anna);
        bell.hear();
        world.run("update ejuser set status = 127 where loginname = ?", anna);
        bell.hear();
        assertThat(otherBell.unheard()).as("no session has news").isZero();
    }

    @Test
    void whoListensForPresenceIsToldWhoCameOrLeft() throws Exception {
        String anna = world.user();
        long id = world.id(anna);
        feed.onPresence(user -> {
            if (user == id) {
                bell.run();
            }
        });

        world.present(anna);
        bell.hear();
        world.away(anna);
        bell.hear();
    }

    @Test
    void otherChangesOfAUserWakeNobody() throws Exception {
        String anna = world.user();
        feed.onChanges(bell);
        feed.onTyping(session, otherBell);
        // An event rings up to twice, and so does the opening of the feed.
        world.event(session);
        bell.hearOut();

        world.run("update ejuser set chat_status = 0, email = 'anna@example.com' where loginname = ?", anna);
        world.silent(anna, Duration.ofHours(1));
        world.run("update chat_session set flags = 1, customer_typing_at = now() where id = ?", session);

        otherBell.hear();
        assertThat(bell.unheard()).isZero();
    }

    @Test
    void whoReadsHowThingsAreIsWokenByPollsToo() throws Exception {
        follow(OwnFeed.thatOnlyPolls(OFTEN, database));
        feed.onChanges(bell);

        world.event(session);

        bell.hear();
    }

    @Test
    void aTransactionThatIsLeftOpenIsInTheMetricsAndOnceInTheLog() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.thatListens(watched.source(), fanOut));
        assertThat(own.secondsHeldUp()).isZero();

        try (OpenTransaction forgotten = new OpenTransaction();
                Logged log = new Logged(StalledTransactionMonitor.class.getName())) {
            long process = forgotten.process();
            forgotten.number();
            world.event(session);
            watched.awaitAsked(5);

            assertThat(own.secondsHeldUp()).isPositive();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .contains("process " + process + ", database postgres");
        }

        Waits.until(() -> own.secondsHeldUp() == 0, "nothing holds it up any more");
    }

    @Test
    void anErrorEndsTheRoundsNoMoreThanAnExceptionDoes() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.thatOnlyPolls(OFTEN, watched.source()));
        feed.onEvents(session, bell);

        watched.failsWith(new OutOfMemoryError("for a test"));
        world.event(session);
        watched.awaitAsked(2);
        watched.comesBack();

        bell.hear();
    }

    @Test
    void theHeadMissesNothingThatIsStillToCommit() throws Exception {
        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
            EventPosition head = feed.head();
            feed.onAnything(bell);
            open.commit();

            bell.hearUntil(() -> !sessionsAfter(head).isEmpty());
            assertThat(sessionsAfter(head)).containsExactly(session);
        }
    }

    @Test
    void theHeadRepeatsNothingThatCouldBeRead() throws Exception {
        feed.onAnything(bell);
        world.event(session);
        bell.hearUntil(() -> !sessionsAfter(begin).isEmpty());

        EventPosition head = feed.head();

        assertThat(sessionsAfter(head)).isEmpty();
        assertThat(new EventLogReader(database).read(head, 10).entries()).isEmpty();
    }

    @Test
    void aPositionThatTheMemoryHasForgottenIsReadFromTheTable() throws Exception {
        follow(OwnFeed.thatRemembers(3, database, fanOut));
        feed.onAnything(bell);

        List<Long> written = Stream.of(session, other, other, session, other, session, session)
                .toList();
        written.forEach(world::event);

        bell.hearUntil(() -> own.entriesRead() == written.size());
        assertThat(sessionsAfter(begin)).isEqualTo(written);
    }

    @Test
    void whatNobodyTellsOfIsFoundByLooking() throws Exception {
        follow(OwnFeed.thatOnlyPolls(OFTEN, database));
        feed.onEvents(session, bell);

        world.event(session);

        bell.hear();
        assertThat(sessionsAfter(begin)).containsExactly(session);
    }

    @Test
    void aDatabaseThatWasDownEndsNothing() throws Exception {
        WatchedDatabase watched = new WatchedDatabase(database);
        follow(OwnFeed.thatOnlyPolls(OFTEN, watched.source()));
        feed.onEvents(session, bell);

        watched.goesDown();
        world.event(session);
        watched.awaitAsked(3);
        watched.comesBack();

        bell.hear();
        assertThat(sessionsAfter(begin)).containsExactly(session);
    }

    @Test
    void whenTheListeningConnectionIsKilledWhatHappensMeanwhileIsToldAndWhatComesLaterToo() throws Exception {
        feed.onAnything(bell);
        feed.onEvents(session, otherBell);

        world.run(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = ?",
                PostgresFanOut.APPLICATION_NAME);
        world.event(session);

        bell.hearUntil(() -> sessionsAfter(begin).size() == 1);
        otherBell.hear();
        world.event(session);
        bell.hearUntil(() -> sessionsAfter(begin).size() == 2);
    }

    @Test
    void aCallbackThatFailsKeepsNobodyElseFromBeingWoken() throws Exception {
        feed.onEvents(session, EventFeedTest::fail);
        feed.onEvents(session, bell);
        feed.onEvents(session, EventFeedTest::fail);

        world.event(session);
        bell.hear();
        world.event(session);
        bell.hear();
    }

    @Test
    void whoHasClosedTheRegistrationIsNotCalledAndTheOthersStillAre() throws Exception {
        Registration closed = feed.onEvents(session, bell);
        feed.onEvents(session, otherBell);

        closed.close();
        closed.close();
        world.event(session);

        otherBell.hear();
        assertThat(bell.unheard()).isZero();
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

    /** Events, and changes in a table. */
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
