package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.OpenTransaction;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** A subscriber of the feed reads each event exactly once while many transactions write. */
@QuarkusTest
class FeedRaceTest {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 60;

    /** Small, so that the subscriber sometimes falls behind the memory and reads the table. */
    private static final int MEMORY = 20;

    private static final int PAGE = 7;

    @Inject
    DataSource database;

    @Inject
    FanOut fanOut;

    private final World world = new World();
    private final CallCounter calls = new CallCounter();
    private final AtomicInteger writersLeft = new AtomicInteger(WRITERS);
    private final AtomicInteger written = new AtomicInteger();
    private final List<LoggedEvent> followed = new ArrayList<>();

    @Test
    void events_ofConcurrentWriters_areReadExactlyOnce() throws Exception {
        long topic = world.topic();
        List<Long> sessions =
                Stream.generate(() -> world.waiting(topic)).limit(4).toList();

        try (OwnFeed own = OwnFeed.withMemory(MEMORY, database, fanOut)) {
            LogPosition begin = own.feed().head();
            own.feed().onAnything(calls);
            Race.of(IntStream.rangeClosed(0, WRITERS).boxed().toList(), runner -> {
                if (runner == WRITERS) {
                    follow(own.feed(), begin);
                } else {
                    write(sessions, new Random(runner));
                }
                return runner;
            });
        }

        assertThat(followed).hasSize(written.get());
        assertThat(followed.stream().map(FeedRaceTest::asText).toList()).isEqualTo(stored(topic));
    }

    private void follow(EventFeed feed, LogPosition begin) {
        try {
            calls.awaitUntil(() -> {
                boolean last = writersLeft.get() == 0;
                readOn(feed, begin);
                return last && followed.size() >= written.get();
            });
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void readOn(EventFeed feed, LogPosition begin) {
        List<LoggedEvent> page;
        do {
            LogPosition last = followed.isEmpty()
                    ? begin
                    : followed.get(followed.size() - 1).position();
            page = feed.after(last, PAGE, OwnFeed.SESSIONS).entries();
            followed.addAll(page);
        } while (page.size() == PAGE);
    }

    private void write(List<Long> sessions, Random random) {
        for (int i = 0; i < TRANSACTIONS; i++) {
            int first = random.nextInt(sessions.size());
            List<Long> some = sessions.subList(first, Math.min(sessions.size(), first + 1 + random.nextInt(2)));
            try (OpenTransaction transaction = new OpenTransaction()) {
                write(transaction, some, random);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        }
        writersLeft.decrementAndGet();
        calls.run();
    }

    /** Writes one or two events per session. Some transactions are long, some roll back. */
    private void write(OpenTransaction transaction, List<Long> sessions, Random random) throws SQLException {
        if (random.nextInt(4) == 0) {
            // The transaction gets its id now and writes much later.
            transaction.run("select pg_current_xact_id(), pg_sleep(0.02)");
        }
        int events = 0;
        for (long session : sessions) {
            transaction.run("select from chat_session where id = ? for update", session);
            for (int i = 0; i <= random.nextInt(2); i++) {
                transaction.event(session);
                events++;
            }
        }
        if (random.nextInt(5) != 0) {
            transaction.commit();
            written.addAndGet(events);
        }
    }

    private static String asText(LoggedEvent entry) {
        return "%d of %d".formatted(entry.position().id(), entry.sessionId());
    }

    private List<String> stored(long topic) {
        return world.texts("""
                select format('%s of %s', e.id, e.session_id) from chat_session_event e
                join chat_session s on s.id = e.session_id where s.topic_id = ? order by e.xid, e.id""", topic);
    }
}
