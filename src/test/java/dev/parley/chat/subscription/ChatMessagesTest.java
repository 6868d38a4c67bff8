package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatMessagesTest {

    private static final String MESSAGES =
            "subscription($id: ID!, $after: Int) { chatMessages(chatSessionId: $id, after: $after) { seq text sender { displayName } } }";

    private final World world = new World();
    private long topic;
    private Caller agent;
    private long session;
    private Caller customer;

    @BeforeEach
    void anActiveSession() {
        topic = world.silentTopic();
        String anna = world.agentOf(topic);
        agent = Caller.agent(anna);
        session = world.active(topic, anna);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void messages_areSentToBothSides() {
        try (SocketClient agentClient = SocketClient.as(agent);
                SocketClient widget = SocketClient.as(customer)) {
            Follower inAgentClient = follow(agentClient, 0);
            Follower inTheWidget = follow(widget, 0);
            write(customer, "Hello");
            write(agent, "Good day");

            assertThat(inAgentClient.<String>next(2, "chatMessages.text")).containsExactly("Hello", "Good day");
            assertThat(inTheWidget.<String>next(2, "chatMessages.text")).containsExactly("Hello", "Good day");
        }
    }

    @Test
    void subscribe_afterASeq_sendsMissedMessages() {
        write(customer, "one");
        write(customer, "two");
        write(customer, "three");

        try (SocketClient socket = SocketClient.as(customer)) {
            assertThat(follow(socket, 1).<Integer>next(2, "chatMessages.seq")).containsExactly(2, 3);
        }
    }

    @Test
    void notes_areSentToAgentsOnly() {
        agent.does("sendChatMessage", session, Map.of("text", "He is angry.", "visibility", "AGENTS"));
        write(agent, "How may I help?");

        try (SocketClient agentClient = SocketClient.as(agent);
                SocketClient widget = SocketClient.as(customer)) {
            assertThat(follow(widget, 0).<String>next("chatMessages.text")).isEqualTo("How may I help?");
            assertThat(follow(agentClient, 0).<String>next("chatMessages.text")).isEqualTo("He is angry.");
        }
    }

    @Test
    void scheduledMessage_isSentWhenDue_andLaterOnesWait() {
        world.messages(session, 3);
        Instant due = Instant.now().plusMillis(1500);
        world.run(
                "update chat_message set special_type = 16, when_posted = ?::timestamptz where session_id = ? and seq = 2",
                due.toString(),
                session);

        try (SocketClient widget = SocketClient.as(customer)) {
            Follower messages = follow(widget, 0);

            assertThat(messages.<Integer>next(3, "chatMessages.seq")).containsExactly(1, 2, 3);
            assertThat(Instant.now()).isAfterOrEqualTo(due);
        }
    }

    @Test
    void botsLastMessage_isSentBeforeTheEnd() {
        world.messages(session, 2);
        Instant due = Instant.now().plusMillis(1500);
        world.run(
                "update chat_message set special_type = 16, when_posted = ?::timestamptz where session_id = ? and seq = 2",
                due.toString(),
                session);
        world.alter(session, "status = 9, rank = 0, when_ended = now()");

        try (SocketClient widget = SocketClient.as(customer)) {
            Follower messages = follow(widget, 0);

            assertThat(messages.<Integer>next(2, "chatMessages.seq")).containsExactly(1, 2);
            messages.expectComplete();
        }
    }

    @Test
    void subscriber_whoLosesAccess_receivesNothingMore() {
        String listener = world.listenerOf(topic);
        try (SocketClient socket = SocketClient.as(Caller.agent(listener))) {
            Follower messages = follow(socket, 0);
            write(customer, "Hello");
            messages.next();

            world.run("delete from chat_topic_user where user_id = ?", world.id(listener));
            write(customer, "Are you there?");

            assertThat(messages.errorCode()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void subscription_completesWhenTheSessionIsClosed() {
        write(customer, "Hello");
        world.alter(session, "status = 9, rank = 0, when_ended = now()");

        try (SocketClient socket = SocketClient.as(customer)) {
            Follower messages = follow(socket, 0);

            assertThat(messages.<String>next("chatMessages.text")).isEqualTo("Hello");
            messages.expectComplete();
        }
    }

    @Test
    void subscribe_afterAFutureSeq_requiresAResync() {
        try (SocketClient socket = SocketClient.as(customer)) {
            assertThat(follow(socket, 7).errorCode()).isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void subscribe_toAnInvisibleSession_isRefusedAsUnknown() {
        Caller other = Caller.customer(world.key(world.waiting(topic)));
        try (SocketClient socket = SocketClient.as(other)) {
            assertThat(follow(socket, 0).errorCode()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void customer_resumesByNumbersWithoutNotes() {
        note("He is angry.");
        write(customer, "one");
        note("Very.");
        write(agent, "two");

        try (SocketClient widget = SocketClient.as(customer);
                SocketClient agentClient = SocketClient.as(agent)) {
            Follower afterOne = follow(widget, 1);
            assertThat(afterOne.<Map<String, Object>>next("chatMessages"))
                    .containsEntry("seq", 2)
                    .containsEntry("text", "two");
            note("He calms down.");
            write(customer, "three");
            assertThat(afterOne.<Map<String, Object>>next("chatMessages"))
                    .containsEntry("seq", 3)
                    .containsEntry("text", "three");
            assertThat(follow(widget, 4).errorCode()).isEqualTo("RESYNC_REQUIRED");
            assertThat(follow(agentClient, 3).<Integer>next(3, "chatMessages.seq"))
                    .containsExactly(4, 5, 6);
        }
    }

    @Test
    void scheduledMessage_withoutASeq_isStillSent() {
        long driven = world.botDriven(topic);
        Caller client = Caller.customer(world.key(driven));
        Caller bot = Caller.bot(world.agentOf(topic));
        bot.does("sendChatMessage", driven, Map.of("text", "Now"));
        try (SocketClient widget = SocketClient.as(client)) {
            Optional<JsonPath> received = Optional.empty();
            int seq = 1;
            // On a busy machine, the subscription can begin after the message was sent. Then there is another one,
            // later.
            for (int seconds = 3; received.isEmpty() && seconds < Waits.PATIENCE.toSeconds(); seconds *= 2) {
                Instant due = Instant.now().plusSeconds(seconds);
                bot.does("sendChatMessage", driven, Map.of("text", "Soon", "postedAt", due.toString()));
                seq++;
                Follower messages = widget.subscribe(
                        "subscription($id: ID!) { chatMessages(chatSessionId: $id) { seq text } }",
                        Map.of("id", Ids.of("ChatSession", driven)));

                received = messages.within(Duration.ofSeconds(3L * seconds));
                assertThat(Instant.now()).isAfterOrEqualTo(due);
                messages.complete();
            }

            assertThat(received).isPresent();
            assertThat(received.get().getInt("payload.data.chatMessages.seq")).isEqualTo(seq);
        }
    }

    private void note(String text) {
        agent.does("sendChatMessage", session, Map.of("text", text, "visibility", "AGENTS"));
    }

    private void write(Caller who, String text) {
        who.does("sendChatMessage", session, Map.of("text", text));
    }

    private Follower follow(SocketClient socket, int after) {
        return socket.subscribe(MESSAGES, Map.of("id", Ids.of("ChatSession", session), "after", after));
    }
}
