package dev.parley.trace;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.WebhookReceiver;
import dev.parley.support.World;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Traces that the packaged service sends to a collector: a real HTTP server that receives OTLP. */
@ExtendWith(PackagedService.class)
class TracesIT {

    /** Written by a customer, so that no trace may contain it. */
    private static final String SECRET = "my-card-4000-1234";

    private static final String SENT = "00-%s-00f067aa0ba902b7-01";

    private static final World WORLD = new World();
    private static final WebhookReceiver COLLECTOR = new WebhookReceiver();

    private static Instance instance;
    private static long topic;
    private static long session;
    private static String loginname;

    @BeforeAll
    static void startWithTraces() throws Exception {
        topic = WORLD.topic();
        session = WORLD.waiting(topic);
        loginname = WORLD.agentOf(topic);
        instance = Instance.onTestDatabase(Map.of(
                "quarkus.otel.sdk.disabled", "false",
                "quarkus.datasource.jdbc.telemetry.enabled", "true",
                "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
                "quarkus.otel.exporter.otlp.endpoint", COLLECTOR.url(),
                "quarkus.otel.bsp.schedule.delay", "100ms",
                "quarkus.log.console.json.enabled", "true"));
    }

    @AfterAll
    static void stop() {
        if (instance != null) {
            instance.close();
        }
        COLLECTOR.close();
    }

    @Test
    void query_isAChildOfItsSendersSpan_andTheParentOfItsStatement() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        ask(trace, "query Mine($s: ID!) { chatSession(id: $s) { id } }", Map.of("s", Ids.of("ChatSession", session)));

        Span query = await(trace, "query Mine");
        assertThat(query.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(hex(query.getParentSpanId())).isEqualTo("00f067aa0ba902b7");
        assertThat(text(query, "graphql.operation.type")).isEqualTo("query");
        Waits.until(
                () -> spans(trace).stream()
                        .anyMatch(span -> span.getParentSpanId().equals(query.getSpanId())
                                && text(span, "db.statement").contains("chat_session")),
                "the statement arrives as a child of the query");
    }

    @Test
    void failedRequest_hasItsCodes() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4737";

        ask(trace, "query Broken { chatSessions(first: 100000) { totalCount } }", Map.of());

        assertThat(await(trace, "query Broken").getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    }

    @Test
    void delivery_hasASpan_andNothingSentHoldsTexts() {
        try (SocketClient socket = SocketClient.as(Caller.agent(loginname).at(instance))) {
            Follower messages =
                    socket.subscribe("subscription { chatMessages(chatSessionId: \"%s\", after: 0) { text } }"
                            .formatted(Ids.of("ChatSession", session)));
            Caller.agent(loginname).at(instance).does("acceptChatSession", session);
            Caller.agent(loginname).at(instance).does("sendChatMessage", session, Map.of("text", SECRET));
            messages.next("chatMessages.text");
        }

        Waits.until(
                () -> all().anyMatch(span -> span.getName().equals("deliver chatMessages")),
                "the delivery arrives at the collector");
        Waits.until(
                () -> all().anyMatch(span -> span.getName().startsWith("mutation")),
                "the mutations arrive at the collector");
        assertThat(COLLECTOR.received())
                .allSatisfy(request -> assertThat(new String(request.body(), StandardCharsets.ISO_8859_1))
                        .doesNotContain(SECRET, "Bearer", "eyJ"));
    }

    @Test
    void statementsOfJobs_areNotSent() {
        await(
                "4bf92f3577b34da6a3ce929d0e0e4738",
                "query Last",
                () -> ask("4bf92f3577b34da6a3ce929d0e0e4738", "query Last { serviceInfo { version } }", Map.of()));

        assertThat(all().filter(span -> span.getKind() == Span.SpanKind.SPAN_KIND_CLIENT))
                .noneMatch(span -> span.getParentSpanId().isEmpty());
    }

    private static void ask(String trace, String document, Map<String, ?> variables) {
        Caller agent = Caller.agent(loginname);
        given().baseUri(instance.url())
                .header("Authorization", agent.authorization())
                .header("traceparent", SENT.formatted(trace))
                .contentType("application/json")
                .body(Map.of("query", document, "variables", variables))
                .post("/graphql");
    }

    private static Span await(String trace, String name, Runnable request) {
        request.run();
        return await(trace, name);
    }

    private static Span await(String trace, String name) {
        Waits.until(() -> spans(trace).stream().anyMatch(span -> span.getName().equals(name)), name + " arrives");
        return spans(trace).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Span> spans(String trace) {
        return all().filter(span -> hex(span.getTraceId()).equals(trace)).toList();
    }

    private static Stream<Span> all() {
        return COLLECTOR.received().stream()
                .filter(request -> request.path().endsWith("/v1/traces"))
                .map(request -> parsed(request.body()))
                .flatMap(sent -> sent.getResourceSpansList().stream())
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream());
    }

    private static ExportTraceServiceRequest parsed(byte[] body) {
        try {
            return ExportTraceServiceRequest.parseFrom(body);
        } catch (InvalidProtocolBufferException unreadable) {
            throw new AssertionError("The collector received something else", unreadable);
        }
    }

    private static String text(Span span, String attribute) {
        return span.getAttributesList().stream()
                .filter(each -> each.getKey().equals(attribute))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
