package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.wire.RawHttp;
import java.net.Socket;
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

    private static Instance impatient;

    private final World world = new World();

    @BeforeAll
    static void startInstanceWithShortTimeout() throws Exception {
        impatient = Instance.onTestDatabase(Map.of("parley.http.request-timeout", "1S"));
        awaitAnswer();
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
    void statement_thatExceedsTheTimeout_isCancelled() {
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

        awaitAnswer();
        assertThat(impatient.log()).doesNotContain("ERROR [", "Exception");
    }

    private void await(String condition) {
        Waits.until(() -> world.number("select (" + condition + ")::integer") == 1, condition);
    }

    /** Asks until there is an answer: on a busy machine, the first requests of an instance can exceed the timeout without a lock. */
    private static void awaitAnswer() {
        Waits.until(() -> Caller.nobody().at(impatient).asks(TOPICS).status() == 200, "a request is answered");
    }
}
