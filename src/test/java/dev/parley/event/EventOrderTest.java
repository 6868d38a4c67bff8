package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.OpenTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Events are read in the order of their commits, each once, whatever the order of their numbers. */
@QuarkusTest
class EventOrderTest extends FeedFixture {

    @Test
    void entries_ofAllSessions_areReadInOrder() throws Exception {
        feed.onAnything(calls);

        world.event(session);
        world.event(other);
        world.event(session);

        calls.awaitUntil(() -> sessionsAfter(begin).size() == 3);
        assertThat(sessionsAfter(begin)).containsExactly(session, other, session);
        LogPosition second = twoAfterBegin().get(1).position();
        assertThat(sessionsAfter(second)).containsExactly(session);
        assertThat(twoAfterBegin()).hasSize(2);
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
    void head_isBeforeEventsOfOpenTransactions() throws Exception {
        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
            LogPosition head = feed.head();
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

        LogPosition head = feed.head();

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
}
