package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.graphql.clause.LogCursor;
import dev.parley.graphql.value.LogPosition;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors of logs from before a restore of the database are refused: their positions belong to another server. */
@QuarkusTest
class RestoredLogsTest {

    private static final long FAR = 1_000_000_000;

    private final World world = new World();

    private Caller reader;
    private long session;

    @BeforeEach
    void aReader() {
        reader = Caller.admin(world.user());
        session = world.waiting(world.topic());
        world.event(session);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatEvents", "auditEvents", "chatNotifications"})
    void cursor_behindTheNewestTransaction_requiresAResync(String log) {
        LogCursor own = LogCursor.parse(log, end(log));
        long newest = world.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        LogCursor ofAnotherServer =
                new LogCursor(log, new LogPosition(newest + FAR, own.position().id()), own.since());

        assertIsRefused(log, ofAnotherServer.text());

        assertThat(page(log, own.text()).codes()).isEmpty();
        String atTheNewest = new LogCursor(log, new LogPosition(newest, 0), own.since()).text();
        assertThat(page(log, atTheNewest).codes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatEvents", "auditEvents", "chatNotifications"})
    void cursor_fromBeforeARestore_requiresAResync_wheneverItsTransactionWas(String log) {
        LogCursor before = LogCursor.parse(log, end(log));

        world.run("select parley_after_restore()");

        long newest = world.number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
        for (long transaction : new long[] {3, before.position().transaction(), newest, newest + FAR}) {
            assertIsRefused(log, new LogCursor(log, new LogPosition(transaction, 0), before.since()).text());
        }
        assertThat(page(log, end(log)).codes()).isEmpty();
    }

    private void assertIsRefused(String log, String cursor) {
        assertThat(page(log, cursor).errorCode()).isEqualTo("RESYNC_REQUIRED");
        world.event(session);
        assertThat(page(log, cursor).errorCode()).isEqualTo("RESYNC_REQUIRED");
        try (SocketClient socket = SocketClient.as(reader)) {
            String follow = "subscription($after: String) { " + log + "(after: $after) { pageInfo { endCursor } } }";
            assertThat(socket.subscribe(follow, Map.of("after", cursor)).errorCode())
                    .isEqualTo("RESYNC_REQUIRED");
        }
    }

    /** The cursor behind all entries. */
    private String end(String log) {
        Answer page = page(log, null);
        while (Boolean.TRUE.equals(page.<Boolean>data(log + ".pageInfo.hasNextPage"))) {
            page = page(log, page.data(log + ".pageInfo.endCursor"));
        }
        return page.data(log + ".pageInfo.endCursor");
    }

    private Answer page(String log, String after) {
        Map<String, Object> variables = after == null ? Map.of() : Map.of("after", after);
        return reader.asks(
                "query($after: String) { " + log
                        + "(first: 1000, after: $after) { nodes { databaseId } pageInfo { endCursor hasNextPage } } }",
                variables);
    }
}
