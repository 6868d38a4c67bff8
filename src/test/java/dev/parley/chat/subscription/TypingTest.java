package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TypingTest {

    private static final String TYPING =
            "subscription($id: ID!) { typing(chatSessionId: $id) { customerTyping userTyping } }";
    private static final Map<String, Boolean> NOBODY = Map.of("customerTyping", false, "userTyping", false);
    private static final Map<String, Boolean> CUSTOMER = Map.of("customerTyping", true, "userTyping", false);
    private static final Map<String, Boolean> BOTH = Map.of("customerTyping", true, "userTyping", true);

    private final World world = new World();
    private long topic;
    private Caller agent;
    private Caller customer;
    private long session;

    @BeforeEach
    void anActiveSession() {
        topic = world.silentTopic();
        String anna = world.agentOf(topic);
        agent = Caller.agent(anna);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void typing_isSentAtOnceAndOnEachChange() {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower typing = follow(socket);
            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(NOBODY);

            type(customer, true);
            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(CUSTOMER);
            type(agent, true);
            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(BOTH);
            type(agent, false);
            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(CUSTOMER);
        }
    }

    @Test
    void typing_withoutAStop_expires() {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower typing = follow(socket);
            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(NOBODY);

            // It lasts for six seconds.
            world.run(
                    "update chat_session set flags = 1, customer_typing_at = now() - interval '3 seconds' where id = ?",
                    session);

            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(CUSTOMER);
            assertThat(typing.<Map<String, Boolean>>next("typing")).isEqualTo(NOBODY);
        }
    }

    @Test
    void subscriber_whoLosesAccess_receivesNothingMore() {
        String listener = world.listenerOf(topic);
        try (SocketClient socket = SocketClient.as(Caller.agent(listener))) {
            Follower typing = follow(socket);
            typing.next();

            world.run("delete from chat_topic_user where user_id = ?", world.id(listener));
            type(customer, true);

            assertThat(typing.errorCode()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void subscribe_toAnInvisibleSession_isRefusedAsUnknown() {
        try (SocketClient socket = SocketClient.as(Caller.customer("of no session"))) {
            assertThat(follow(socket).errorCode()).isEqualTo("BAD_ID");
        }
    }

    private void type(Caller who, boolean typing) {
        who.does("setTyping", session, Map.of("typing", typing));
    }

    private Follower follow(SocketClient socket) {
        return socket.subscribe(TYPING, Map.of("id", Ids.of("ChatSession", session)));
    }
}
