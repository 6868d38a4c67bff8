package dev.parley;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log contains no key, no token, no text of users and no address, even at the levels that an operator uses to find errors. */
@ExtendWith(PackagedService.class)
class LogSecrecyIT {

    private static Instance talkative;

    private final World world = new World();
    private final List<String> secrets = new ArrayList<>();
    private long topic;
    private String anna;

    @BeforeAll
    static void startInstanceWithVerboseLog() throws Exception {
        talkative = Instance.onTestDatabase(Map.of(
                "quarkus.log.category.\"dev.parley\".level", "DEBUG",
                "quarkus.log.category.\"io.quarkus.oidc\".level", "DEBUG"));
    }

    @AfterAll
    static void stopInstance() {
        talkative.close();
    }

    @BeforeEach
    void agentOfTopic() {
        topic = world.topicWithPostForm();
        world.set(topic, "widget_pre_form = true, widget_enable_rating = true");
        anna = world.agentOf(topic);
    }

    @AfterEach
    void assertLogContainsNoSecrets() {
        assertThat(secrets).isNotEmpty();
        assertThat(talkative.log()).doesNotContain(secrets);
    }

    @Test
    void messages_ofCustomersAndAgents_areNotLogged() {
        Answer requested = nobody().does(
                        "requestChatSession",
                        Map.of(
                                "topicId", Ids.of("ChatTopic", topic),
                                "idempotencyKey", secret("idempotency"),
                                "customerAlias", secret("alias"),
                                "message", secret("message")),
                        "sessionKey chatSession { databaseId }");
        long session = requested.<Integer>data("done.chatSession.databaseId");
        Caller customer = customer(note(requested.data("done.sessionKey")));

        assertThat(customer.does("submitPreChatForm", session, form()).sessionStatus())
                .isEqualTo("IN_QUEUE");
        assertThat(agent().does("acceptChatSession", session).changed()).isTrue();
        assertThat(customer.does("sendChatMessage", session, Map.of("text", secret("question")))
                        .changed())
                .isTrue();
        assertThat(agent().does("sendChatMessage", session, Map.of("text", secret("answer")))
                        .changed())
                .isTrue();
        assertThat(agent().does("createTicketFromChatSession", session, Map.of("title", secret("title")))
                        .changed())
                .isTrue();
        assertThat(agent().does("endChatSession", session).changed()).isTrue();
        assertThat(customer.does("rateChatSession", session, Map.of("rating", 1, "comment", secret("comment")))
                        .changed())
                .isTrue();
    }

    @Test
    void rejectedInput_isNotLogged() {
        long session = world.active(topic, anna);
        Caller customer = customer(note(world.key(session)));

        assertThat(customer.does(
                                "sendChatMessage",
                                session,
                                Map.of("text", secret("long").repeat(1000)))
                        .refusal())
                .startsWith("MESSAGE_TOO_LONG");
        assertThat(customer.does("submitPreChatForm", session, form()).refusal())
                .isNotNull();
        assertThat(customer.does("sendChatMessage", session, Map.of("text", secret("nul") + '\0'))
                        .errorCode())
                .isEqualTo("BAD_TEXT");
        assertThat(customer.does("sendChatMessage", session, Map.of("text", 5, secret("field"), secret("value")))
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(agent().asks(
                                "query($where: ChatSessionFilter) { chatSessions(where: $where) { totalCount } }",
                                Map.of("where", Map.of("email", Map.of("eq", List.of(secret("email"))))))
                        .errorCode())
                .isEqualTo("VALIDATION_FAILED");
        assertThat(agent().asks("{ chatSessions(first: 1, after: \"" + secret("cursor") + "\") { totalCount } }")
                        .errorCode())
                .isEqualTo("BAD_CURSOR");
        assertThat(agent().asks("{ node(id: \"" + secret("id") + "\") { id } }").errorCode())
                .isEqualTo("BAD_ID");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"query\": \"{ %s\"}",
                "{\"query\": \"{ chatTopics(where: {name: {eq: %s}}) { totalCount } }\"}",
                "{\"query\": \"{ __typename }\", \"variables\": \"%s\"}",
                "{\"query\": \"query q { __typename }\", \"operationName\": \"%s\"}",
                "{\"query\": \"{ __typename }\", \"%s",
                "%s"
            })
    void malformedRequests_areNotLogged(String body) {
        String secret = secret("body");

        String answer = given().contentType("application/json")
                .body(body.formatted(secret))
                .post(talkative.url() + "/graphql")
                .asString();
        String answerByGet = given().queryParam("query", body.formatted(secret))
                .get(talkative.url() + "/graphql")
                .asString();
        given().get(talkative.url() + "/" + secret);

        assertThat(List.of(answer, answerByGet))
                .allSatisfy(errors -> assertThat(errors).contains("\"errors\""));
    }

    @Test
    void tokens_areNotLogged() throws Exception {
        Caller good = agent();
        Caller expired = Caller.agent(anna, Duration.ofMinutes(-5));
        String strangersClaim = secret("claim");
        Caller strangers = Caller.bearer(Jwt.subject(strangersClaim)
                .claim("email", secret("email"))
                .sign(KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate()));
        Caller nonsense = Caller.bearer(secret("token"));
        Caller almost = Caller.bearer(secret("head") + "." + secret("body") + "." + secret("signature"));
        Caller badKey = Caller.customer(secret("key"));
        Caller otherScheme = Caller.bearer("x").at(talkative);
        List<Caller> refused = List.of(expired, strangers, nonsense, almost, otherScheme);
        refused.forEach(this::noteToken);
        noteToken(good);

        assertThat(viewer(good).<String>data("viewer.kind")).isEqualTo("AGENT");
        assertThat(viewer(badKey).status()).isEqualTo(200);
        for (Caller caller : refused) {
            assertThat(viewer(caller).errorCode()).isEqualTo("UNAUTHENTICATED");
            SocketClient socket = SocketClient.open(caller.at(talkative));
            socket.init(caller);
            socket.expectClose(4403);
        }
        try (SocketClient socket = SocketClient.as(good.at(talkative))) {
            socket.sync();
        }
    }

    @Test
    void messages_overSockets_areNotLogged() {
        long session = world.active(topic, anna);
        Caller customer = customer(note(world.key(session)));

        try (SocketClient socket = SocketClient.as(customer)) {
            socket.subscribe("1", "{ " + secret("document"), Map.of());
            socket.message("error");
            socket.subscribe(
                    "2",
                    "mutation($m: String!) { sendChatMessage(input: {chatSessionId: \"" + Ids.of("ChatSession", session)
                            + "\", text: $m}) { changed } }",
                    Map.of("m", secret("message")));
            socket.message("next");
            socket.send("{\"type\": \"" + secret("type") + "\"}");
            socket.expectClose(4400);
        }
        SocketClient garbage = SocketClient.as(customer);
        garbage.send("{\"" + secret("garbage"));
        garbage.expectClose(4400);
    }

    @Test
    void values_rejectedByTheDatabase_areNotLogged() {
        long session = world.active(topic, anna);
        Caller customer = customer(note(world.key(session)));
        world.run("alter table chat_message add constraint ck_none check (message not like 'refused%') not valid");
        world.run(
                "alter table chat_session add constraint ck_none check (rating_comment not like 'refused%') not valid");
        try {
            Answer sent = customer.does("sendChatMessage", session, Map.of("text", secret("refused")));
            world.alter(session, "status = 7, rank = 0, when_ended = now()");
            Answer rated = customer.does("rateChatSession", session, Map.of("rating", 1, "comment", secret("refused")));

            assertThat(List.of(sent, rated)).extracting(Answer::errorCode).containsOnly("INTERNAL");
            assertThat(talkative.log())
                    .contains("ERROR [", "SQLSTATE 23514")
                    .doesNotContain("ck_none", "insert into", "update chat_session");
        } finally {
            world.run("alter table chat_message drop constraint ck_none");
            world.run("alter table chat_session drop constraint ck_none");
        }
    }

    private Map<String, Object> form() {
        return Map.of(
                "idempotencyKey", secret("idempotency"),
                "name", secret("name"),
                "companyName", secret("company"),
                "email", secret("email") + "@example.com",
                "phone", note("+47-" + UUID.randomUUID().toString().substring(0, 13)));
    }

    private String secret(String kind) {
        return note(kind + "-" + UUID.randomUUID());
    }

    private String note(String secret) {
        secrets.add(secret);
        return secret;
    }

    /** Notes the claims and the signature of a token. The header is the same for all tokens. */
    private void noteToken(Caller caller) {
        String[] parts = caller.authorization().split("\\.");
        secrets.addAll(List.of(parts).subList(1, parts.length));
    }

    private static Caller nobody() {
        return Caller.nobody().at(talkative);
    }

    private static Caller customer(String key) {
        return Caller.customer(key).at(talkative);
    }

    private Caller agent() {
        return Caller.agent(anna).at(talkative);
    }

    private static Answer viewer(Caller caller) {
        return caller.at(talkative).asks("{ viewer { kind } }");
    }
}
