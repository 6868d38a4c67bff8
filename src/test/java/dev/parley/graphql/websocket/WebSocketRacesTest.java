package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.server.LateLogins;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests messages that cross each other, and the order of execution. */
@QuarkusTest
class WebSocketRacesTest {

    private static final String TYPENAME = "{ __typename }";
    private static final String SEND =
            "mutation($id: ID!, $text: String!) { sendChatMessage(input: {chatSessionId: $id, text: $text}) { changed } }";
    private static final String CHANGED = "sendChatMessage.changed";

    private final World world = new World();

    @Inject
    LateLogins logins;

    @AfterEach
    void signIn() {
        logins.release();
    }

    @Test
    void operation_beforeLoginIsDone_isUnauthorized() {
        try (SocketClient client = whoseLoginIsUnderWay()) {
            client.subscribe(TYPENAME);

            client.expectClose(4401, "Unauthorized");
        }
    }

    @Test
    void init_sentTwiceBeforeAck_closesSocket() {
        try (SocketClient client = whoseLoginIsUnderWay()) {
            client.init(Caller.nobody());

            client.expectClose(4429, "Too many initialisation requests");
        }
    }

    @Test
    void ping_duringLogin_isAnswered() {
        try (SocketClient client = whoseLoginIsUnderWay()) {
            client.sync();
            logins.release();

            assertThat(client.message("connection_ack")).isNotNull();
        }
    }

    @Test
    void subscribe_withIdOfRunningMutation_closesSocket() {
        long session = session();
        try (SocketClient client = customerOf(session)) {
            world.whileLocked(session, () -> {
                client.subscribe("twice", SEND, message(session, "once"));
                client.subscribe("twice", TYPENAME, Map.of());

                client.expectClose(4409, "Subscriber for twice already exists");
            });
        }
    }

    @Test
    void result_ofCancelledOperation_isNotSentUnderReusedId() {
        long session = session();
        try (SocketClient client = customerOf(session)) {
            world.whileLocked(session, () -> {
                client.subscribe("same", SEND, message(session, "given up"));
                Connections.awaitWaiting(world, 1);
                client.complete("same");
                client.subscribe("same", TYPENAME, Map.of());

                assertThat(client.message("next").getString("payload.data.__typename"))
                        .isEqualTo("Query");
                assertThat(client.message("complete").getString("id")).isEqualTo("same");
            });
            Waits.until(() -> messages(session).size() == 1, "the other is done");

            assertThat(client.sync().untaken()).isEmpty();
        }
    }

    @Test
    void complete_crossingComplete_isIgnored() {
        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            for (int i = 0; i < 20; i++) {
                client.subscribe("same", TYPENAME, Map.of());
                assertThat(client.message("complete").getString("id")).isEqualTo("same");
                assertThat(client.message("next").getString("id")).isEqualTo("same");
                client.complete("same");
            }

            assertThat(client.sync().untaken()).isEmpty();
        }
    }

    @Test
    void mutations_ofSocket_areExecutedInOrder() {
        long session = session();
        List<String> texts =
                IntStream.range(0, 30).mapToObj(number -> "message " + number).toList();
        try (SocketClient client = customerOf(session)) {
            List<Follower> sent = texts.stream()
                    .map(text -> client.subscribe(SEND, message(session, text)))
                    .toList();

            assertThat(sent)
                    .allSatisfy(each -> assertThat(each.<Boolean>next(CHANGED)).isTrue());
        }
        assertThat(messages(session)).isEqualTo(texts);
    }

    @Test
    void queries_doNotWaitForMutations() {
        long session = session();
        try (SocketClient client = customerOf(session)) {
            world.whileLocked(session, () -> {
                client.subscribe(SEND, message(session, "first"));
                client.subscribe(SEND, message(session, "second"));
                Connections.awaitWaiting(world, 1);

                assertThat(client.subscribe(TYPENAME).<String>next("__typename"))
                        .isEqualTo("Query");
            });
        }
    }

    @Test
    void operation_cancelledBeforeStart_isNotExecuted() {
        long session = session();
        try (SocketClient client = customerOf(session)) {
            world.whileLocked(session, () -> {
                client.subscribe(SEND, message(session, "first"));
                Follower givenUp = client.subscribe(SEND, message(session, "given up"));
                Connections.awaitWaiting(world, 1);
                givenUp.complete();
                client.sync();
            });
            Follower last = client.subscribe(SEND, message(session, "last"));

            assertThat(last.<Boolean>next(CHANGED)).isTrue();
            assertThat(messages(session)).containsExactly("first", "last");
        }
    }

    private SocketClient whoseLoginIsUnderWay() {
        Caller anna = Caller.agent(world.user());
        SocketClient client = SocketClient.open(anna);
        logins.hold();
        client.init(anna);
        return client;
    }

    private long session() {
        return world.active(world.topic(), world.user());
    }

    private SocketClient customerOf(long session) {
        return SocketClient.as(Caller.customer(world.key(session)));
    }

    private static Map<String, Object> message(long session, String text) {
        return Map.of("id", Ids.of("ChatSession", session), "text", text);
    }

    private List<String> messages(long session) {
        return world.texts("select message from chat_message where session_id = ? order by seq", session);
    }
}
