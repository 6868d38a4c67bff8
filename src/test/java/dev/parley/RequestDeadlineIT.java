package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import dev.parley.support.wire.RawHttp;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Requests that exceed the request timeout because a table is locked, and clients that disconnect. */
@ExtendWith(PackagedService.class)
class RequestDeadlineIT {

    private static final String TOPICS = "{ chatTopics(first: 1) { totalCount } }";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Instance impatient;

    private final World world = new World();

    @BeforeAll
    static void startInstanceWithShortTimeout() throws Exception {
        impatient = Instance.onTestDatabase(Map.of("parley.http.request-timeout", "1S"));
    }

    @AfterAll
    static void stopInstance() {
        impatient.close();
    }

    @BeforeEach
    void lockTable() {
        world.run("begin");
        world.run("lock table chat_topic in access exclusive mode");
    }

    @AfterEach
    void unlockTable() {
        world.run("rollback");
    }

    @Test
    void request_thatExceedsTheTimeout_isDeadlineExceeded() {
        Answer answer = Caller.nobody().at(impatient).asks(TOPICS);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.errorCode()).isEqualTo("DEADLINE_EXCEEDED");
    }

    @Test
    void operation_onSocketThatExceedsTheTimeout_isDeadlineExceeded() {
        try (SocketClient client = SocketClient.as(Caller.nobody().at(impatient))) {
            client.subscribe("1", TOPICS, Map.of());

            assertThat(client.message("error").getString("payload[0].extensions.code"))
                    .isEqualTo("DEADLINE_EXCEEDED");
            client.sync();
        }
    }

    @Test
    void statement_thatExceedsTheTimeout_isCancelled() throws Exception {
        Caller.nobody().at(impatient).asks(TOPICS);

        await("select count(*) = 0 from pg_locks where not granted");

        assertThat(impatient.log()).doesNotContain("ERROR [", "Exception");
    }

    @Test
    void client_thatDisconnects_causesNoErrorInTheLog() throws Exception {
        Socket client = RawHttp.ask(impatient, TOPICS);
        await("select count(*) > 0 from pg_locks where not granted");
        client.close();
        world.run("rollback");

        assertThat(Caller.nobody().at(impatient).asks(TOPICS).<Integer>data("chatTopics.totalCount"))
                .isNotNull();
        assertThat(impatient.log()).doesNotContain("ERROR [", "Exception");
    }

    private void await(String condition) throws InterruptedException {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (world.number("select case when (" + condition + ") then 1 else 0 end") == 0) {
            assertThat(System.nanoTime()).as(condition).isLessThan(patience);
            Thread.sleep(20);
        }
    }
}
