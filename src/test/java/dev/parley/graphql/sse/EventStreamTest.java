package dev.parley.graphql.sse;

import static dev.parley.support.EventStreamClient.EVENT_STREAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.EventStreamClient;
import dev.parley.support.EventStreamClient.Event;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SoonExpired;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.wire.RawHttp;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests GraphQL over server-sent events, in distinct connections mode. */
@QuarkusTest
class EventStreamTest {

    private static final String EVENTS =
            "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { seq } }";
    private static final String SEQ = "chatSessionEvents.seq";
    private static final Caller ADMIN = Caller.admin("admin");

    private final World world = new World();

    @Inject
    MeterRegistry meters;

    @Inject
    EventStreamRegistry registry;

    @AfterEach
    void awaitNoStreams() {
        Waits.until(() -> registry.count() == 0 && subscriptions() == 0, "all streams are gone");
    }

    @Test
    void subscription_byPost_sendsPastAndNewEvents() {
        long session = sessionWithEvents(2);

        try (EventStreamClient stream = EventStreamClient.post(ADMIN, EVENTS, from(session, 0))) {
            assertThat(stream.status()).isEqualTo(200);
            assertThat(stream.event())
                    .isEqualTo(new Event("next", "1", "{\"data\":{\"chatSessionEvents\":{\"seq\":1}}}"));
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(2);

            world.event(session);

            assertThat(stream.<Integer>next(SEQ)).isEqualTo(3);
        }
    }

    @Test
    void subscription_byGet_isAllowed() {
        long session = sessionWithEvents(1);

        try (EventStreamClient stream = EventStreamClient.get(ADMIN, EVENTS, from(session, 0), Map.of())) {
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
        }
    }

    @Test
    void stream_isNeitherCachedNorBufferedNorCompressed() {
        long session = sessionWithEvents(1);

        try (EventStreamClient stream = EventStreamClient.post(
                ADMIN, EVENTS, from(session, 0), Map.of("Accept-Encoding", "gzip, deflate, br"))) {
            assertThat(stream.header("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
            assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
            assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
            assertThat(stream.header("Content-Encoding")).isNull();
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
        }
    }

    @Test
    void stream_beginsWithComment_beforeAnythingHappens() {
        long session = sessionWithEvents(1);

        try (EventStreamClient stream = EventStreamClient.post(ADMIN, EVENTS, from(session, 1))) {
            assertThat(stream.comment()).isEqualTo("open");
        }
    }

    @Test
    void subscription_overHttp2_sendsEvents() throws IOException, InterruptedException {
        long session = sessionWithEvents(1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(ADMIN.service() + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Accept", EVENT_STREAM)
                .header("Authorization", ADMIN.authorization())
                .POST(BodyPublishers.ofString("{\"query\": \"subscription { chatSessionEvents(chatSessionId: \\\""
                        + Ids.of("ChatSession", session) + "\\\", after: 0) { seq } }\"}"))
                .build();

        HttpResponse<InputStream> response = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .build()
                .send(request, BodyHandlers.ofInputStream());

        try (InputStream stream = response.body()) {
            assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
            String expected = ": open\n\nevent: next\nid: 1\ndata: {\"data\":{\"chatSessionEvents\":{\"seq\":1}}}\n\n";
            assertThat(new String(stream.readNBytes(expected.length()), StandardCharsets.UTF_8))
                    .isEqualTo(expected);
            world.event(session);
            assertThat(new String(stream.readNBytes("event: next\nid: 2".length()), StandardCharsets.UTF_8))
                    .isEqualTo("event: next\nid: 2");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "GET"})
    void query_isAnsweredByOneResult(String method) {
        String query = "{ __typename }";

        try (EventStreamClient answer = method.equals("GET")
                ? EventStreamClient.get(Caller.nobody(), query, Map.of(), Map.of())
                : EventStreamClient.post(Caller.nobody(), query, Map.of())) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("text/event-stream; charset=utf-8");
            JsonPath result = JsonPath.from(answer.result().data());
            assertThat(result.getString("data.__typename")).isEqualTo("Query");
            assertThat(answer.event()).isEqualTo(new Event("complete", null, ""));
        }
    }

    @Test
    void mutation_isAnsweredByOneResult() {
        long session = world.waiting(world.topic());
        Caller customer = Caller.customer(world.key(session));
        String send = "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { changed } }";

        try (EventStreamClient answer =
                EventStreamClient.post(customer, send, Map.of("id", Ids.of("ChatSession", session)))) {
            assertThat(answer.<Boolean>next("sendChatMessage.changed")).isTrue();
            assertThat(answer.event()).isEqualTo(new Event("complete", null, ""));
        }
    }

    @Test
    void mutation_byGet_isNotAllowed() {
        String mutation = "mutation { endChatSession(input: {chatSessionId: \"x\"}) { changed } }";

        try (EventStreamClient answer = EventStreamClient.get(ADMIN, mutation, Map.of(), Map.of())) {
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.header("Allow")).isEqualTo("POST");
            assertThat(code(answer)).isEqualTo("OPERATION_NOT_ALLOWED");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            subscription { nothing }                                    | VALIDATION_FAILED
            subscription {                                              | SYNTAX_ERROR
            subscription A { __typename } subscription B { __typename } | VALIDATION_FAILED
            subscription { typing(chatSessionId: "x") { userTyping } }  | BAD_ID
            { nodes(ids: []) { id } nothing }                           | VALIDATION_FAILED
            subscription($s: Boolean!) { desk @skip(if: $s) { ready } } | VALIDATION_FAILED
            subscription($s: Boolean!) { ...F } fragment F on Subscription { ... @include(if: $s) { desk { ready } } } | VALIDATION_FAILED
            """)
    void request_thatIsNotExecuted_isAnsweredByErrorsAndComplete(String document, String code) {
        try (EventStreamClient answer = EventStreamClient.post(ADMIN, document, Map.of())) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.errorCode()).isEqualTo(code);
            assertThat(answer.event()).isEqualTo(new Event("complete", null, ""));
        }
    }

    @Test
    void body_thatIsNoRequest_isRefusedInJson() {
        try (EventStreamClient answer = EventStreamClient.postRaw(ADMIN, "[]", Map.of())) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(code(answer)).isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void token_thatIsInvalid_isRefusedInJson() {
        try (EventStreamClient answer = EventStreamClient.post(Caller.bearer("nonsense"), "{ __typename }", Map.of())) {
            assertThat(answer.status()).isEqualTo(401);
            assertThat(code(answer)).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void persistedQuery_thatIsUnknown_isReportedByEvent() {
        String body =
                "{\"extensions\": {\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + "0".repeat(64) + "\"}}}";

        try (EventStreamClient answer = EventStreamClient.postRaw(ADMIN, body, Map.of())) {
            assertThat(answer.errorCode()).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/event-stream                                       | text/event-stream
            text/event-stream, */*                                  | text/event-stream
            application/json;q=0.9, text/event-stream               | text/event-stream
            text/event-stream;q=0.5, */*;q=0.1                      | text/event-stream
            application/json, text/event-stream                     | application/json
            application/json, text/event-stream;q=0.9               | application/json
            text/event-stream;q=0, */*                              | application/json
            application/graphql-response+json, text/event-stream    | application/graphql-response+json
            */*                                                     | application/json
            """)
    void accept_ofSeveralTypes_isNegotiated(String accept, String type) {
        try (EventStreamClient answer =
                EventStreamClient.post(Caller.nobody(), "{ __typename }", Map.of(), Map.of("Accept", accept))) {
            assertThat(answer.header("Content-Type")).isEqualTo(type + "; charset=utf-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/*", "text/event-stream;q=0", "text/html, text/event-streams"})
    void accept_withoutNamedStream_isNotAcceptable(String accept) {
        try (EventStreamClient answer =
                EventStreamClient.post(Caller.nobody(), "{ __typename }", Map.of(), Map.of("Accept", accept))) {
            assertThat(answer.status()).isEqualTo(406);
            assertThat(code(answer)).isEqualTo("NOT_ACCEPTABLE");
        }
    }

    @Test
    void subscription_withoutStream_isNotAllowed() {
        try (EventStreamClient answer = EventStreamClient.post(
                ADMIN, EVENTS, from(world.waiting(world.topic()), 0), Map.of("Accept", "application/json"))) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(code(answer)).isEqualTo("OPERATION_NOT_ALLOWED");
        }
    }

    @Test
    void head_ofSubscription_isNotAllowed() throws IOException {
        String answer = RawHttp.exchange(
                "HEAD /graphql?query=subscription%7BchatQueueChanged%7Blength%7D%7D HTTP/1.1\nHost: x\nConnection: close\nAccept: text/event-stream\n",
                new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 400");
    }

    @Test
    void stream_ofDeletedSession_isComplete() {
        long session = world.deleted(world.topic());
        world.addEvents(session, 1);

        try (EventStreamClient stream = EventStreamClient.post(ADMIN, EVENTS, from(session, 0))) {
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
            stream.expectComplete();
        }
    }

    @Test
    void stream_whoseCallerLosesAccess_endsWithError() {
        long topic = world.topic();
        String listener = world.listenerOf(topic);
        long session = world.active(topic, world.agentOf(topic));
        world.addEvents(session, 1);

        try (EventStreamClient stream = EventStreamClient.post(Caller.agent(listener), EVENTS, from(session, 0))) {
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
            world.run("delete from chat_topic_user where user_id = ?", world.id(listener));
            world.event(session);

            assertThat(stream.errorCode()).isEqualTo("BAD_ID");
            stream.expectComplete();
        }
    }

    @Test
    void client_thatDisconnects_stopsSubscription() {
        long session = sessionWithEvents(1);
        double gone = ends("gone");
        EventStreamClient stream = EventStreamClient.post(ADMIN, EVENTS, from(session, 0));
        assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
        assertThat(subscriptions()).isEqualTo(1);
        assertThat(meters.get("parley.sse.streams").gauge().value()).isEqualTo(1);

        stream.close();

        Waits.until(() -> subscriptions() == 0 && registry.count() == 0, "the subscription has stopped");
        assertThat(ends("gone")).isEqualTo(gone + 1);
    }

    @Test
    void stream_whenTokenExpires_endsWithoutComplete() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long session = world.active(topic, anna);
        world.addEvents(session, 1);
        double expired = ends("expired");

        try (EventStreamClient stream = SoonExpired.whileValid(
                anna,
                caller -> Optional.of(EventStreamClient.post(caller, EVENTS, from(session, 0)))
                        .filter(accepted -> accepted.status() == 200))) {
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);

            assertThat(stream.comment()).isEqualTo("the token has expired");
            stream.expectEnd();
        }
        assertThat(ends("expired")).isEqualTo(expired + 1);
    }

    @Test
    void subscription_isCountedOnceAsRequest() {
        long session = sessionWithEvents(1);
        double before = started();

        try (EventStreamClient stream = EventStreamClient.post(ADMIN, EVENTS, from(session, 0))) {
            assertThat(stream.<Integer>next(SEQ)).isEqualTo(1);
            assertThat(started()).isEqualTo(before + 1);
        }

        Waits.until(() -> registry.count() == 0, "the stream is gone");
        assertThat(started()).isEqualTo(before + 1);
    }

    private double started() {
        return meters.timer(
                        "parley.graphql.requests", "transport", "http", "operation", "subscription", "outcome", "ok")
                .count();
    }

    private double subscriptions() {
        return meters.get("parley.sse.subscriptions").gauge().value();
    }

    private double ends(String reason) {
        return meters.counter("parley.sse.ends", "reason", reason).count();
    }

    private static String code(EventStreamClient answer) {
        return answer.json().getString("errors[0].extensions.code");
    }

    private long sessionWithEvents(int count) {
        long session = world.waiting(world.topic());
        world.addEvents(session, count);
        return session;
    }

    private static Map<String, Object> from(long session, int seq) {
        return Map.of("id", Ids.of("ChatSession", session), "after", seq);
    }
}
