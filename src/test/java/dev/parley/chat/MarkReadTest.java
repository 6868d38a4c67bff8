package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.TestServer;
import dev.parley.support.World;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How far each side has read. */
@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class MarkReadTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void aSessionWithMessages() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
        world.messages(session, 5);
    }

    @Test
    void theCustomerHasReadTheMessages() {
        assertThat(read(customer, 3).changed()).isTrue();

        assertThat(world.session(session, "customer_read_seq, user_read_seq")).isEqualTo("3 0");
        assertThat(seqsReadByCustomer()).containsExactly("1", "2", "3");
        assertThat(world.events(session)).containsExactly("READ");
        assertThat(customer.asks("{ customerSession { customerReadSeq } }")
                        .<Integer>data("customerSession.customerReadSeq"))
                .isEqualTo(3);
    }

    @Test
    void theAgentHasReadThem() {
        assertThat(read(Caller.agent(anna), 4).changed()).isTrue();

        assertThat(world.session(session, "customer_read_seq, user_read_seq")).isEqualTo("0 4");
        assertThat(seqsReadByCustomer()).isEmpty();
    }

    @Test
    void whatIsReadStaysRead() {
        read(customer, 3);
        String before = world.session(session, "version");

        assertThat(read(customer, 3).changed()).isFalse();
        assertThat(read(customer, 1).changed()).isFalse();
        assertThat(read(customer, -1).changed()).isFalse();

        assertThat(world.session(session, "customer_read_seq, version")).isEqualTo("3 " + before);
    }

    @Test
    void nobodyReadsWhatIsNotWrittenYet() {
        read(customer, 1_000_000);

        assertThat(world.session(session, "customer_read_seq")).isEqualTo("5");
    }

    @Test
    void whoIsRefused() {
        assertThat(read(Caller.agent(world.managerOf(topic)), 3).refusal()).isEqualTo("NOT_OWNER");
        assertThat(read(Caller.bot(anna), 3).refusal()).isEqualTo("NOT_ALLOWED");
        Caller.agent(anna).does("endChatSession", session);
        assertThat(read(customer, 3).refusal()).isEqualTo("SESSION_ENDED");
    }

    private List<String> seqsReadByCustomer() {
        return world.texts(
                "select seq from chat_message where session_id = ? and read_by_customer order by seq", session);
    }

    private Answer read(Caller caller, int upToSeq) {
        return caller.does("markChatRead", session, Map.of("upToSeq", upToSeq));
    }
}
