package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes that mention members of the topic. */
@QuarkusTest
class MentionTest {

    private final World world = new World();
    private long topic;
    private long session;
    private String anna;
    private String bjorn;
    private String manager;

    @BeforeEach
    void aSessionOfATopicWithThreeMembers() {
        topic = world.topic();
        anna = world.agentOf(topic);
        bjorn = world.agentOf(topic);
        manager = world.managerOf(topic);
        session = world.active(topic, anna);
    }

    @Test
    void mention_isStoredWithTheNote_andFound() {
        Answer written = note(Caller.agent(anna), bjorn, manager, manager);

        assertThat(written.refusal()).isNull();
        assertThat(mentions(Caller.agent(manager))).containsExactlyInAnyOrder(bjorn, manager);
        assertThat(Caller.agent(manager)
                        .asks(
                                "query($me: String!) { chatMessages(where: {mentions: {some: {loginName: {eq: $me}}}}) { nodes { text chatSession { databaseId } } } }",
                                Map.of("me", manager))
                        .<Integer>list("chatMessages.nodes.chatSession.databaseId"))
                .containsExactly((int) session);
        assertThat(world.events(session)).containsExactly("NOTE_ADDED");
    }

    @Test
    void mention_isHiddenFromTheCustomer() {
        world.messages(session, 1);
        note(Caller.agent(anna), bjorn);

        Answer seen = Caller.customer(world.key(session))
                .asks("{ customerSession { messages { nodes { mentions { totalCount } } } } }");

        assertThat(seen.errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void mention_ofAUserWhoIsNoMember_isRefused() {
        String stranger = world.user();
        world.run("update ejuser set status = 3 where loginname = ?", bjorn);

        assertThat(note(Caller.agent(anna), manager, stranger).refusal()).isEqualTo("USER_NOT_FOUND mentions");
        assertThat(note(Caller.agent(anna), bjorn).refusal()).isEqualTo("USER_NOT_FOUND mentions");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
    }

    @Test
    void mention_inAMessageToTheCustomer_isRefused() {
        List<String> users = List.of(Ids.of("User", world.id(bjorn)));

        assertThat(Caller.agent(anna)
                        .does("sendChatMessage", session, Map.of("text", "Hello", "mentions", users))
                        .refusal())
                .isEqualTo("NOT_ALLOWED mentions");
        assertThat(Caller.customer(world.key(session))
                        .does("sendChatMessage", session, Map.of("text", "Hello", "mentions", users))
                        .refusal())
                .isEqualTo("NOT_ALLOWED mentions");
    }

    @Test
    void mentions_overTheLimit_areRefused() {
        List<String> many =
                IntStream.rangeClosed(1, 21).mapToObj(id -> Ids.of("User", id)).toList();

        assertThat(Caller.agent(anna)
                        .does(
                                "sendChatMessage",
                                session,
                                Map.of("text", "All of you", "visibility", "AGENTS", "mentions", many))
                        .refusal())
                .isEqualTo("VALIDATION mentions");
    }

    private Answer note(Caller caller, String... users) {
        List<String> ids = List.of(users).stream()
                .map(user -> Ids.of("User", world.id(user)))
                .toList();
        return caller.does(
                "sendChatMessage", session, Map.of("text", "Look at this", "visibility", "AGENTS", "mentions", ids));
    }

    private List<String> mentions(Caller caller) {
        return caller.asks(
                        "query($id: ID!) { chatSession(id: $id) { messages { nodes { mentions { nodes { loginName } } } } } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .data("chatSession.messages.nodes[0].mentions.nodes.loginName");
    }
}
