package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Logged;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rejected requests are counted and logged without the identity of the caller. */
@QuarkusTest
class AuditTest {

    private static final String FORGED = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.";

    private final World world = new World();

    @Inject
    MeterRegistry registry;

    private Logged audit;
    private Map<String, Double> before;

    /** Waits for the next second, because other tests may have used up the line budget of this one. */
    @BeforeAll
    static void awaitNextSecond() {
        long second = Instant.now().getEpochSecond();
        Waits.until(() -> Instant.now().getEpochSecond() > second, "a second has passed");
    }

    @BeforeEach
    void listen() {
        audit = new Logged(Audit.CATEGORY);
        before = counts();
    }

    @AfterEach
    void stopListening() {
        audit.close();
    }

    @Test
    void token_thatIsForged_isTokenInvalid() {
        assertThat(Caller.bearer(FORGED).asks("{ viewer { kind } }").status()).isEqualTo(401);

        assertRefused("TOKEN_INVALID", "AGENT", "HTTP");
    }

    @Test
    void token_thatHasExpired_isTokenExpired() {
        Caller late = Caller.agent(world.user(), Duration.ofMinutes(-1));

        assertThat(late.asks("{ viewer { kind } }").status()).isEqualTo(401);

        assertRefused("TOKEN_EXPIRED", "AGENT", "HTTP");
    }

    @Test
    void token_ofSocketThatHasExpired_isTokenExpired() {
        Caller late = Caller.agent(world.user(), Duration.ofMinutes(-1));

        try (SocketClient client = SocketClient.open(late)) {
            client.init(late);
            client.expectClose(4403);
        }

        assertRefused("TOKEN_EXPIRED", "AGENT", "WEBSOCKET");
    }

    @Test
    void page_ofAnotherOrigin_isOrigin() {
        SocketClient.refusal(Caller.nobody(), SocketClient.PROTOCOL, Map.of("Origin", "https://evil.example"));

        assertRefused("ORIGIN", "ANONYMOUS", "WEBSOCKET");
    }

    @Test
    void key_withoutSession_isUnknownSessionKey() {
        Caller.customer("no-such-key").asks("{ customerSession { id } }");

        assertRefused("UNKNOWN_SESSION_KEY", "CUSTOMER", "HTTP");
    }

    @Test
    void records_queriedAnonymouslyOverHttp_areUnauthenticatedOnce() {
        Caller.nobody().asks("{ a: contacts { totalCount } b: persons { totalCount } }");

        // One rejected request counts once, independent of the number of its fields.
        assertRefused("UNAUTHENTICATED", "ANONYMOUS", "HTTP");
    }

    @Test
    void records_queriedByCustomerOverSocket_areForbidden() {
        String key = world.key(world.waiting(world.topic()));

        try (SocketClient client = SocketClient.as(Caller.customer(key))) {
            client.subscribe("{ contacts { totalCount } }");
            Waits.until(() -> !audit.messages().isEmpty(), "the query is rejected");
        }

        assertRefused("FORBIDDEN", "CUSTOMER", "WEBSOCKET");
    }

    @Test
    void session_subscribedToAnonymously_isUnauthenticated() {
        long session = world.waiting(world.topic());

        try (SocketClient client = SocketClient.as(Caller.nobody())) {
            client.subscribe(
                    "subscription($id: ID!) { chatMessages(chatSessionId: $id) { id } }",
                    Map.of("id", Ids.of("ChatSession", session)));
            Waits.until(() -> !audit.messages().isEmpty(), "the subscription is rejected");
        }

        assertRefused("UNAUTHENTICATED", "ANONYMOUS", "WEBSOCKET");
    }

    @Test
    void accept_byListener_isNotTopicMember() {
        long topic = world.topic();
        Caller listener = Caller.agent(world.listenerOf(topic));

        assertThat(listener.does("acceptChatSession", world.waiting(topic)).refusal())
                .isEqualTo("NOT_TOPIC_MEMBER");

        assertRefused("NOT_TOPIC_MEMBER", "AGENT", "HTTP");
    }

    @Test
    void accept_ofInvisibleSession_isNotFoundButAuditedAsNotVisible() {
        Caller stranger = Caller.agent(world.user());

        assertThat(stranger.does("acceptChatSession", world.waiting(world.topic()))
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");

        assertRefused("NOT_VISIBLE", "AGENT", "HTTP");
    }

    @Test
    void accept_ofMissingSession_isNotAudited() {
        Caller.agent(world.user()).does("acceptChatSession", Integer.MAX_VALUE);

        assertThat(counts()).isEqualTo(before);
    }

    @Test
    void accept_byDeletedUser_isForbidden() {
        long topic = world.topic();
        String deleted = world.agentOf(topic);
        world.run("update ejuser set status = 3 where loginname = ?", deleted);

        assertThat(Caller.agent(deleted).runs("accept", world.waiting(topic)).errorCode())
                .isEqualTo("FORBIDDEN");

        assertRefused("FORBIDDEN", "AGENT", "HTTP");
    }

    @Test
    void accept_byReadOnlyUser_isForbidden() {
        long topic = world.topic();
        String reader = world.agentOf(topic);
        world.run("update ejuser set status = 4 where loginname = ?", reader);

        assertThat(Caller.agent(reader).runs("accept", world.waiting(topic)).errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void log_ofRejectedRequests_containsNoIdentity() {
        String login = world.user();
        Caller late = Caller.agent(login, Duration.ofMinutes(-1));
        try (Logged everything = new Logged("")) {
            late.asks("{ viewer { kind } }");
            Caller.bearer(FORGED).asks("{ viewer { kind } }");
            Caller.customer("a-secret-key").asks("{ customerSession { id } contacts { totalCount } }");
            Caller.agent(login).does("acceptChatSession", world.waiting(world.topic()));
            try (SocketClient client = SocketClient.open(late)) {
                client.init(late);
                client.expectClose(4403);
            }

            assertThat(everything.text())
                    .contains("TOKEN_EXPIRED", "UNKNOWN_SESSION_KEY")
                    .doesNotContain(login, "a-secret-key", "eyJ", "127.0.0.1");
        }
    }

    private void assertRefused(String reason, String kind, String transport) {
        assertThat(audit.messages())
                // Other tests may have caused suppressed lines.
                .map(line -> line.replaceFirst(" heldBack=.*", ""))
                .containsExactly("refused reason=" + reason + " kind=" + kind + " transport=" + transport);
        String counter = reason + " " + kind;
        assertThat(counts().get(counter)).isEqualTo(before.getOrDefault(counter, 0.0) + 1);
    }

    private Map<String, Double> counts() {
        return registry.find("parley.refusals").counters().stream()
                .collect(Collectors.toMap(
                        each -> each.getId().getTag("reason") + " "
                                + each.getId().getTag("kind"),
                        Counter::count));
    }
}
