package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Identification of callers, and the data that only agents can read. */
@QuarkusTest
class CallerTest {

    private final World world = new World();

    @Inject
    Instance<DefaultActor> defaultActor;

    @Test
    void request_withoutCredentialsOutsideDevMode_isAnonymous() {
        assertThat(defaultActor.isUnsatisfied()).isTrue();
        assertThat(Caller.nobody().asks("{ viewer { kind user { id } } }").<String>data("viewer.kind"))
                .isEqualTo("ANONYMOUS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Dev anna", "Dev admin", "dev manager", "Dev"})
    void devCredentials_outsideDevMode_areAnonymous(String authorization) {
        String document = "{ viewer { kind admin user { id } } }";
        Caller caller = Caller.with(authorization);

        assertThat(caller.asks(document).<String>data("viewer.kind")).isEqualTo("ANONYMOUS");
        try (SocketClient client = SocketClient.as(caller)) {
            assertThat(client.subscribe(document).<String>next("viewer.kind")).isEqualTo("ANONYMOUS");
        }
    }

    @Test
    void devCredentials_inDevMode_areThoseOfADemoUser() {
        DefaultActor devMode = new DefaultActor();

        assertThat(devMode.actor("Dev anna")).contains(new Actor.Agent("anna", Set.of()));
        assertThat(devMode.actor("dev  anna ")).contains(new Actor.Agent("anna", Set.of()));
        assertThat(devMode.actor("Dev manager")).contains(new Actor.Agent("manager", Set.of()));
        assertThat(devMode.actor("Dev admin")).contains(new Actor.Agent("admin", Set.of(Actor.Role.ADMIN)));
        assertThat(devMode.actor("ChatSession 0123")).isEmpty();
        assertThat(devMode.actor("Bearer anna")).isEmpty();
    }

    @Test
    void token_ofAgent_identifiesTheUser() {
        long topic = world.topic();
        String anna = world.agentOf(topic);

        Answer answer = Caller.agent(anna)
                .asks("{ viewer { kind user { loginName } memberships { canRespond manager topic { databaseId } } } }");

        assertThat(answer.<String>data("viewer.kind")).isEqualTo("AGENT");
        assertThat(answer.<String>data("viewer.user.loginName")).isEqualTo(anna);
        assertThat(answer.<Integer>data("viewer.memberships[0].topic.databaseId"))
                .isEqualTo((int) topic);
        assertThat(answer.<Boolean>data("viewer.memberships[0].canRespond")).isTrue();
    }

    @Test
    void memberships_ofDeletedTopic_areLeftOut() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long deleted = world.topic();
        world.join(anna, deleted, "can_respond");
        world.set(deleted, "deleted = true");

        assertThat(Caller.agent(anna)
                        .asks("{ viewer { memberships { topic { databaseId } } } }")
                        .<Integer>list("viewer.memberships.topic.databaseId"))
                .containsExactly((int) topic);
    }

    @Test
    void memberships_ofCustomerOrAnonymousCaller_areEmpty() {
        String key = world.key(world.waiting(world.topic()));

        for (Caller caller : List.of(Caller.customer(key), Caller.nobody())) {
            Answer answer = caller.asks("{ viewer { kind memberships { canRespond topic { name } } } }");
            assertThat(answer.list("viewer.memberships")).isEmpty();
        }
    }

    @Test
    void token_withRole_grantsIt() {
        String login = world.user();
        String document = "{ viewer { kind admin user { loginName } } }";

        Answer agent = Caller.agent(login).asks(document);
        Answer admin = Caller.admin(login).asks(document);
        Answer bot = Caller.bot(login).asks(document);

        assertThat(agent.<Boolean>data("viewer.admin")).isFalse();
        assertThat(admin.<String>data("viewer.kind")).isEqualTo("AGENT");
        assertThat(admin.<Boolean>data("viewer.admin")).isTrue();
        assertThat(bot.<String>data("viewer.kind")).isEqualTo("BOT");
        assertThat(bot.<Boolean>data("viewer.admin")).isFalse();
        assertThat(bot.<String>data("viewer.user.loginName")).isEqualTo(login);
    }

    @Test
    void request_withoutCredentialsInDevMode_isAdministrator() {
        assertThat(new DefaultActor().actor(null)).contains(new Actor.Agent("manager", Set.of(Actor.Role.ADMIN)));
    }

    @Test
    void myChatSessions_areTheAgentsOwnSessions() {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long mine = world.active(topic, anna);
        world.active(topic, world.agentOf(topic));
        world.waiting(topic);

        Answer answer = Caller.agent(anna).asks("{ myChatSessions { totalCount nodes { databaseId } } }");

        assertThat(answer.<Integer>data("myChatSessions.totalCount")).isEqualTo(1);
        assertThat(answer.<Integer>data("myChatSessions.nodes[0].databaseId")).isEqualTo((int) mine);
        assertThat(Caller.nobody().asks("{ myChatSessions { totalCount } }").errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void token_thatIsForged_isRejected() {
        assertThat(Caller.bearer("eyJhbGciOiJub25lIn0.eyJzdWIiOiJhbm5hIn0.")
                        .asks("{ viewer { kind } }")
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chatSessions { totalCount }",
                "chatSession(id: $session) { id }",
                "node(id: $session) { id }",
                "nodes(ids: [$session]) { id }",
                "contacts { totalCount }",
                "persons { totalCount }",
                "users { totalCount }",
                "sales { totalCount }",
                "tickets { totalCount }",
                "projects { totalCount }",
                "chatTopics { nodes { chatSessions { totalCount } } }",
                "chatTopics { nodes { members { totalCount } } }",
                "chatTopics { nodes { alerts { popUp } } }",
                "chatTopics(where: {members: {some: {}}}) { totalCount }"
            })
    void records_queriedByAnonymousCallerOrCustomer_areRejected(String field) {
        long topic = world.topic();
        long session = world.waiting(topic, "key-x" + topic);
        String document = (field.contains("$") ? "query($session: ID!) { " : "{ ") + field + " }";
        Map<String, Object> variables =
                field.contains("$") ? Map.of("session", Ids.of("ChatSession", session)) : Map.of();

        // One error for the root field, or one for each row if only a field of the type is hidden.
        assertThat(Caller.nobody().asks(document, variables).errorCodes()).containsOnly("UNAUTHENTICATED");
        assertThat(Caller.customer("key-x" + topic).asks(document, variables).errorCodes())
                .containsOnly("FORBIDDEN");
    }

    @Test
    void topics_queriedAnonymously_areReturned() {
        assertThat(Caller.nobody()
                        .asks("{ chatTopics(first: 1) { nodes { id name openingHours { enabled } } } }")
                        .list("chatTopics.nodes"))
                .isNotNull();
    }

    @Test
    void messages_readByCustomer_excludeInternalNotes() {
        long topic = world.topic();
        long session = world.waiting(topic, "key-y" + topic);
        world.messages(session, 3);
        world.run("update chat_message set visibility = 1 where session_id = ? and seq = 2", session);

        Answer answer = Caller.customer("key-y" + topic)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { chatSession { messages(first: 10) { totalCount nodes { seq } } } userErrors { code } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.list("sendChatMessage.chatSession.messages.nodes.seq"))
                .isEqualTo(List.of(1, 3, 4));
        assertThat(answer.<Integer>data("sendChatMessage.chatSession.messages.totalCount"))
                .isEqualTo(3);
    }

    @Test
    void filter_byCustomerOnHiddenField_isForbidden() {
        long topic = world.topic();
        long session = world.waiting(topic, "key-p" + topic);

        Answer answer = Caller.customer("key-p" + topic)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { chatSession { messages(where: {sender: {user: {email: {startsWith: \"a\"}}}}) { totalCount } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void linkedRecord_readByCustomer_isForbiddenAndTheMutationSucceeds() {
        long topic = world.topic();
        long session = world.waiting(topic, "key-z" + topic);

        Answer answer = Caller.customer("key-z" + topic)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { changed chatSession { customer { email } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.errorsByPath()).containsExactly("sendChatMessage.chatSession.customer: FORBIDDEN");
        assertThat(answer.<Object>partialData("sendChatMessage.chatSession.customer"))
                .isNull();
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(1);
    }
}
