package dev.parley.graphql.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the rules of the graphql-transport-ws protocol. */
@QuarkusTest
class WebSocketProtocolTest {

    private static final String TYPENAME = "{ __typename }";
    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq } }";
    private static final String SEND =
            "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { changed } }";
    private static final String SEQ = "chatSessionEvents.seq";

    private final World world = new World();
    private final Caller nobody = Caller.nobody();

    @Test
    void init_isAcknowledged() {
        try (SocketClient client = SocketClient.open(nobody)) {
            client.init(nobody);

            assertThat(client.message("connection_ack").<Map<String, Object>>get())
                    .isEqualTo(Map.of("type", "connection_ack"));
        }
    }

    @Test
    void handshake_withOtherSubprotocol_isRejected() {
        assertThat(SocketClient.refusal(nobody, "graphql-ws", Map.of())).isEqualTo(400);
        assertThat(SocketClient.refusal(nobody, null, Map.of())).isEqualTo(400);
    }

    @Test
    void operation_beforeInit_isUnauthorized() {
        try (SocketClient client = SocketClient.open(nobody)) {
            client.subscribe(TYPENAME);

            client.expectClose(4401, "Unauthorized");
        }
    }

    @Test
    void init_sentTwice_closesSocket() {
        try (SocketClient client = SocketClient.as(nobody)) {
            client.init(nobody);

            client.expectClose(4429, "Too many initialisation requests");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "",
                "[]",
                "\"ping\"",
                "null",
                "{\"type\": \"ping\"} {\"type\": \"ping\"}",
                "{}",
                "{\"type\": 1}",
                "{\"type\": \"start\"}",
                "{\"type\": \"ping\", \"payload\": \"x\"}",
                "{\"type\": \"pong\", \"payload\": []}",
                "{\"type\": \"connection_init\", \"payload\": 1}",
                "{\"type\": \"connection_init\", \"payload\": {\"Authorization\": 1}}",
                "{\"type\": \"complete\"}",
                "{\"type\": \"subscribe\", \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": 1, \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": \"\", \"payload\": {\"query\": \"{ __typename }\"}}",
                "{\"type\": \"subscribe\", \"id\": \"1\"}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": 1}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ a }\", \"operationName\": 1}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ a }\", \"variables\": \"x\"}}",
                "{\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ a }\", \"extensions\": 1}}"
            })
    void message_thatIsMalformed_closesSocket(String text) {
        try (SocketClient client = SocketClient.open(nobody)) {
            client.send(text);

            client.expectClose(4400);
        }
    }

    @Test
    void binaryFrame_closesSocket() {
        try (SocketClient client = SocketClient.as(nobody)) {
            client.send(new byte[] {1, 2, 3});

            client.expectClose(4400);
        }
    }

    @Test
    void message_withNullForOptionalMembers_isAccepted() {
        try (SocketClient client = SocketClient.as(nobody)) {
            client.send("{\"type\": \"pong\", \"payload\": null}");
            client.send(
                    "{\"id\": \"1\", \"type\": \"subscribe\", \"payload\": {\"query\": \"{ __typename }\", \"variables\": null, \"operationName\": null, \"extensions\": null}}");

            assertThat(client.message("next").getString("payload.data.__typename"))
                    .isEqualTo("Query");
        }
    }

    @Test
    void ping_atAnyTime_isAnsweredWithItsPayload() {
        try (SocketClient client = SocketClient.open(nobody)) {
            client.send("{\"type\": \"ping\", \"payload\": {\"n\": 1}}");

            assertThat(client.message("pong").<Map<String, Object>>get())
                    .isEqualTo(Map.of("type", "pong", "payload", Map.of("n", 1)));

            client.send("{\"type\": \"ping\"}");

            assertThat(client.message("pong").<Map<String, Object>>get()).isEqualTo(Map.of("type", "pong"));
        }
    }

    @Test
    void pong_withoutPing_isIgnored() {
        try (SocketClient client = SocketClient.as(nobody)) {
            client.send("{\"type\": \"pong\"}");

            client.sync();
        }
    }

    @Test
    void query_sendsOneResultAndCompletes() {
        try (SocketClient client = SocketClient.as(nobody)) {
            client.send(
                    "{\"id\": \"a\", \"type\": \"subscribe\", \"payload\": {\"query\": \"query A { a: __typename } query B($yes: Boolean!) { b: __typename @include(if: $yes) }\", \"operationName\": \"B\", \"variables\": {\"yes\": true}}}");

            assertThat(client.message("next").getString("payload.data.b")).isEqualTo("Query");
            assertThat(client.message("complete").getString("id")).isEqualTo("a");
            assertThat(client.sync().untaken()).isEmpty();
        }
    }

    @Test
    void mutation_isExecutedOnce() {
        long session = world.active(world.topic(), world.user());
        Caller customer = Caller.customer(world.key(session));
        try (SocketClient client = SocketClient.as(customer)) {
            Follower sent = client.subscribe(SEND, Map.of("id", Ids.of("ChatSession", session)));

            assertThat(sent.<Boolean>next("sendChatMessage.changed")).isTrue();
            sent.expectComplete();
        }
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(1);
    }

    @Test
    void query_withFieldError_sendsResultWithErrors() {
        try (SocketClient client = SocketClient.as(nobody)) {
            Follower asked = client.subscribe("{ viewer { kind } myChatSessions { totalCount } }");

            JsonPath answer = asked.next();
            assertThat(answer.getList("errors.extensions.code")).isEqualTo(List.of("UNAUTHENTICATED"));
            assertThat(answer.getMap("").keySet()).isEqualTo(Set.of("data", "errors", "extensions"));
            asked.expectComplete();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{ {", "{ nope }", "subscription { nope }", "query A { __typename } query B { __typename }"})
    void operation_thatIsInvalid_isErrorAndSocketStaysOpen(String document) {
        try (SocketClient client = SocketClient.as(nobody)) {
            assertThat(client.subscribe(document).errorCode()).isIn("SYNTAX_ERROR", "VALIDATION_FAILED");

            assertThat(client.sync().untaken()).isEmpty();
        }
    }

    @Test
    void subscription_thatIsRejected_isError() {
        long session = world.waiting(world.topic());
        try (SocketClient client = SocketClient.as(Caller.agent(world.user()))) {
            assertThat(client.subscribe(EVENTS, Map.of("id", Ids.of("ChatSession", session)))
                            .errorCode())
                    .isEqualTo("BAD_ID");

            assertThat(client.sync().untaken()).isEmpty();
        }
    }

    @Test
    void subscription_sendsPastAndNewEvents() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long session = world.waiting(topic);
        world.addEvents(session, 3);
        try (SocketClient client = SocketClient.as(Caller.agent(anna))) {
            Follower events = client.subscribe(EVENTS, from(session, 0));
            assertThat(events.<Integer>next(3, SEQ)).containsExactly(1, 2, 3);

            Caller.agent(anna).runs("accept", session);

            assertThat(events.<Integer>next(SEQ)).isEqualTo(4);
        }
    }

    @Test
    void subscription_thatEnds_completes() {
        long session = world.deleted(world.topic());
        world.addEvents(session, 2);
        try (SocketClient client = SocketClient.as(Caller.admin(world.user()))) {
            Follower events = client.subscribe(EVENTS, from(session, 0));

            assertThat(events.<Integer>next(2, SEQ)).containsExactly(1, 2);
            events.expectComplete();
        }
    }

    @Test
    void subscription_afterComplete_sendsNothing() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long session = world.waiting(topic);
        world.addEvents(session, 1);
        try (SocketClient client = SocketClient.as(Caller.agent(anna))) {
            Follower stopped = client.subscribe(EVENTS, from(session, 0));
            stopped.next(SEQ);
            stopped.complete();
            Follower going = client.subscribe(EVENTS, from(session, 1));

            Caller.agent(anna).runs("accept", session);

            assertThat(going.<Integer>next(SEQ)).isEqualTo(2);
            assertThat(client.sync().untaken()).isEmpty();
        }
    }

    @Test
    void mutation_cancelledWhileRunning_isExecutedWithoutResult() {
        long session = world.active(world.topic(), world.user());
        try (SocketClient client = SocketClient.as(Caller.customer(world.key(session)))) {
            Map<String, Object> where = Map.of("id", Ids.of("ChatSession", session));
            world.whileLocked(session, () -> {
                Follower givenUp = client.subscribe(SEND, where);
                Connections.awaitWaiting(world, 1);
                givenUp.complete();
                client.sync();
            });

            Follower next = client.subscribe(SEND, where);

            assertThat(next.<Boolean>next("sendChatMessage.changed")).isTrue();
            next.expectComplete();
            assertThat(client.sync().untaken()).isEmpty();
        }
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(2);
    }

    @Test
    void complete_ofUnknownId_isIgnored() {
        try (SocketClient client = SocketClient.as(nobody)) {
            client.complete("nope");

            client.sync();
        }
    }

    @Test
    void subscribe_withIdInUse_closesSocket() {
        long session = world.waiting(world.topic());
        try (SocketClient client = SocketClient.as(Caller.admin(world.user()))) {
            client.subscribe("twice", EVENTS, from(session, 0));
            client.subscribe("twice", TYPENAME, Map.of());

            client.expectClose(4409, "Subscriber for twice already exists");
        }
    }

    @Test
    void subscribe_withIdOfEndedOperation_isAccepted() {
        long session = world.waiting(world.topic());
        try (SocketClient client = SocketClient.as(Caller.admin(world.user()))) {
            client.subscribe("same", TYPENAME, Map.of());
            assertThat(client.message("complete").getString("id")).isEqualTo("same");
            client.subscribe("same", "{ nope }", Map.of());
            assertThat(client.message("error").getString("id")).isEqualTo("same");
            client.subscribe("same", EVENTS, from(session, 0));
            client.complete("same");
            client.subscribe("same", TYPENAME, Map.of());

            assertThat(client.message("complete").getString("id")).isEqualTo("same");
        }
    }

    @Test
    void subscriptions_runConcurrentlyEachInOrder() {
        long session = world.waiting(world.topic());
        world.addEvents(session, 30);
        try (SocketClient client = SocketClient.as(Caller.admin(world.user()))) {
            List<Follower> followers = Stream.generate(() -> client.subscribe(EVENTS, from(session, 0)))
                    .limit(10)
                    .toList();

            assertThat(followers)
                    .allSatisfy(events -> assertThat(events.<Integer>next(30, SEQ))
                            .containsExactlyElementsOf(
                                    IntStream.rangeClosed(1, 30).boxed().toList()));
        }
    }

    /** Each query has its own request scope. Ending one must not end another. */
    @Test
    void queries_runConcurrently() {
        long session = world.waiting(world.topic());
        String query = "{ chatSession(id: \"" + Ids.of("ChatSession", session)
                + "\") { databaseId messages { nodes { id } } } }";
        try (SocketClient client = SocketClient.as(Caller.admin(world.user()))) {
            List<Follower> answers =
                    Stream.generate(() -> client.subscribe(query)).limit(90).toList();

            assertThat(answers)
                    .allSatisfy(answer -> assertThat(answer.<Integer>next("chatSession.databaseId"))
                            .isEqualTo((int) session));
        }
    }

    private static Map<String, Object> from(long session, int seq) {
        return Map.of("id", Ids.of("ChatSession", session), "after", seq);
    }
}
