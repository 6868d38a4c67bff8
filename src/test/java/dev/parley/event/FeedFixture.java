package dev.parley.event;

import dev.parley.graphql.value.LogPosition;
import dev.parley.support.World;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A feed that listens and two waiting sessions, for the tests of the feed. */
abstract class FeedFixture {

    static final Duration OFTEN = Duration.ofMillis(20);

    @Inject
    DataSource database;

    @Inject
    FanOut fanOut;

    final World world = new World();
    final CallCounter calls = new CallCounter();
    final CallCounter otherCalls = new CallCounter();

    long session;
    long other;
    OwnFeed own;
    EventFeed feed;
    LogPosition begin;

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

    void follow(OwnFeed another) {
        if (own != null) {
            own.close();
        }
        own = another;
        feed = own.feed();
        begin = feed.head();
    }

    List<Long> sessionsAfter(LogPosition position) {
        return feed.after(position, 100, OwnFeed.SESSIONS).entries().stream()
                .map(LoggedEvent::sessionId)
                .toList();
    }

    /** Events of sessions and changes in a table, behind the beginning. */
    List<LoggedEvent> afterBegin(String table) {
        return feed.after(begin, 100, new EventInterest(Set.of(table), change -> true))
                .entries();
    }

    List<LoggedEvent> twoAfterBegin() {
        return feed.after(begin, 2, OwnFeed.SESSIONS).entries();
    }
}
