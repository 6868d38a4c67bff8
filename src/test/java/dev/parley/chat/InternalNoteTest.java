package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes among agents: the customer never hears of them. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class InternalNoteTest {

    private static final String SEEN =
            "{ customerSession { status firstMessage messages { totalCount nodes { message } } } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aSession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void theCustomerSeesNeitherTheNoteNorAnyOfIt() {
        note("She is angry");

        Answer seen = customer.asks(SEEN);

        assertThat(seen.<Integer>data("customerSession.messages.totalCount")).isZero();
        assertThat(seen.text()).doesNotContain("angry");
    }

    @Test
    void agentsSeeIt() {
        note("She is angry");

        Answer seen = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { messages { nodes { message visibility } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(seen.<String>data("chatSession.messages.nodes[0].message")).isEqualTo("She is angry");
        assertThat(seen.<String>data("chatSession.messages.nodes[0].visibility"))
                .isEqualTo("AGENTS");
    }

    @Test
    void itIsNobodysTurnBecauseOfIt() {
        world.alter(session, "unanswered_since = now(), alert_level = 1");

        assertThat(note("She is angry").sessionStatus()).isEqualTo("CUSTOMER_LAST");

        assertThat(world.session(
                        session,
                        "alert_level, unanswered_since is not null, when_first_response, first_message, last_message"))
                .isEqualTo("1 t");
    }

    @Test
    void customersWriteNone() {
        assertThat(customer.does("sendChatMessage", session, Map.of("message", "Psst", "visibility", "AGENTS"))
                        .refusal())
                .isEqualTo("NOT_ALLOWED visibility");
        assertThat(customer.does("sendChatMessage", session, Map.of("message", "Hello", "visibility", "ALL"))
                        .refusal())
                .isNull();
    }

    private Answer note(String text) {
        return Caller.agent(anna).does("sendChatMessage", session, Map.of("message", text, "visibility", "AGENTS"));
    }
}
