package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatSessionEventsTest {

    private static final String EVENTS = """
            subscription($id: ID!, $after: Int) {
              chatSessionEvents(chatSessionId: $id, after: $after) {
                seq type
                chatSession { status user { loginName } topic { name } messages(last: 1) { nodes { text } } }
              }
            }""";

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller agent;
    private long session;

    @BeforeEach
    void aWaitingSession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        agent = Caller.agent(anna);
        session = world.waiting(topic);
    }

    @Test
    void event_isSentOnceWithItsSelection() {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower events = follow(socket, 0);
            agent.does("acceptChatSession", session);

            Map<String, Object> accepted = events.next("chatSessionEvents");
            assertThat(accepted).containsEntry("seq", 1).containsEntry("type", "ACCEPTED");
            assertThat(accepted.get("chatSession").toString())
                    .contains("status=USER_LAST", "loginName=" + anna, "text=Welcome.");
            agent.does("sendChatMessage", session, Map.of("text", "Good day"));
            agent.does("endChatSession", session);

            assertThat(events.<String>next(2, "chatSessionEvents.type")).containsExactly("MESSAGE_SENT", "ENDED");
            assertThat(socket.sync().untaken()).isEmpty();
        }
    }

    @Test
    void subscribe_afterASeq_sendsMissedEvents() {
        agent.does("acceptChatSession", session);
        agent.does("sendChatMessage", session, Map.of("text", "one"));
        agent.does("sendChatMessage", session, Map.of("text", "two"));

        try (SocketClient socket = SocketClient.as(agent)) {
            Follower events = follow(socket, 1);
            agent.does("endChatSession", session);

            assertThat(events.<Integer>next(3, "chatSessionEvents.seq")).containsExactly(2, 3, 4);
        }
    }

    @Test
    void subscribe_withoutASeq_sendsNewEventsOnly() {
        agent.does("acceptChatSession", session);

        try (SocketClient socket = SocketClient.as(agent)) {
            Follower events = socket.subscribe(EVENTS, Map.of("id", Ids.of("ChatSession", session)));
            // On a busy machine, events may be written before the subscription begins, so there are more of them.
            Optional<JsonPath> first = Optional.empty();
            while (first.isEmpty()) {
                agent.does("sendChatMessage", session, Map.of("text", "Hello"));
                first = events.within(Duration.ofMillis(500));
            }

            assertThat(first.get().getString("payload.data.chatSessionEvents.type"))
                    .isEqualTo("MESSAGE_SENT");
        }
    }

    @Test
    void subscribe_afterAFutureSeq_requiresAResync() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, 1).errorCode()).isEqualTo("RESYNC_REQUIRED");
            assertThat(follow(socket, -1).errorCode()).isEqualTo("RESYNC_REQUIRED");
        }
    }

    @Test
    void subscription_completesWhenTheSessionIsDeleted() {
        world.alter(session, "status = 9, when_ended = now()");
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower events = follow(socket, 0);
            Caller.admin(anna).does("deleteChatSession", session);

            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("DELETED");
            events.expectComplete();
        }
    }

    @Test
    void subscribe_toAnInvisibleSession_isRefusedAsUnknown() {
        List<Caller> strangers =
                List.of(Caller.agent(world.agentOf(world.topic())), Caller.customer(world.key(world.waiting(topic))));
        for (Caller stranger : strangers) {
            try (SocketClient socket = SocketClient.as(stranger)) {
                assertThat(follow(socket, 0).errorCode()).isEqualTo("BAD_ID");
                assertThat(socket.subscribe(EVENTS, Map.of("id", Ids.of("ChatSession", 999_999_999)))
                                .errorCode())
                        .isEqualTo("BAD_ID");
            }
        }
        try (SocketClient socket = SocketClient.as(Caller.nobody())) {
            assertThat(follow(socket, 0).errorCode()).isEqualTo("UNAUTHENTICATED");
        }
    }

    @Test
    void subscriber_whoLosesAccess_receivesNothingMore() {
        String listener = world.listenerOf(topic);
        try (SocketClient socket = SocketClient.as(Caller.agent(listener))) {
            Follower events = follow(socket, 0);
            agent.does("acceptChatSession", session);
            events.next();

            world.run("delete from chat_topic_user where user_id = ?", world.id(listener));
            agent.does("endChatSession", session);

            assertThat(events.errorCode()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void customer_receivesEventsOfTheConversationOnly() {
        Caller customer = Caller.customer(world.key(session));
        String bert = world.agentOf(topic);
        agent.does("acceptChatSession", session);
        agent.does("sendChatMessage", session, Map.of("text", "He is angry.", "visibility", "AGENTS"));
        agent.does("requestChatTransfer", session, Map.of("target", Map.of("userId", Ids.of("User", world.id(bert)))));
        agent.does("cancelChatTransfer", session);
        agent.does("endChatSession", session);

        try (SocketClient socket = SocketClient.as(customer)) {
            Follower events = socket.subscribe(
                    "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { seq type chatSession { status } } }",
                    Map.of("id", Ids.of("ChatSession", session)));

            assertThat(events.<Map<String, Object>>next("chatSessionEvents"))
                    .containsEntry("seq", 1)
                    .containsEntry("type", "ACCEPTED");
            assertThat(events.<Map<String, Object>>next("chatSessionEvents"))
                    .containsEntry("seq", 2)
                    .containsEntry("type", "ENDED");
            Follower resumed = follow(socket, 1, "seq type");
            assertThat(resumed.<String>next("chatSessionEvents.type")).isEqualTo("ENDED");
            assertThat(follow(socket, 3, "seq").errorCode()).isEqualTo("RESYNC_REQUIRED");
        }
        assertThat(world.events(session))
                .containsExactly("ACCEPTED", "NOTE_ADDED", "TRANSFER_REQUESTED", "TRANSFER_CANCELLED", "ENDED");
    }

    @Test
    void customer_selectingTheAgent_receivesTheNumberAndAnError() {
        Caller customer = Caller.customer(world.key(session));
        agent.does("acceptChatSession", session);
        agent.does("sendChatMessage", session, Map.of("text", "Hello"));
        try (SocketClient socket = SocketClient.as(customer)) {
            Follower events = socket.subscribe(
                    "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { seq actor { kind displayName user { loginName } } } }",
                    Map.of("id", Ids.of("ChatSession", session)));

            for (int i = 0; i < 2; i++) {
                JsonPath event = events.next();
                assertThat(event.getList("errors.path"))
                        .isEqualTo(List.of(List.of("chatSessionEvents", "actor", "user")));
                assertThat(event.getList("errors.extensions.code")).isEqualTo(List.of("FORBIDDEN"));
                assertThat(event.<Integer>get("data.chatSessionEvents.seq")).isEqualTo(i + 1);
                assertThat(event.<String>get("data.chatSessionEvents.actor.kind"))
                        .isEqualTo("AGENT");
                assertThat(event.<String>get("data.chatSessionEvents.actor.displayName"))
                        .isNotNull();
                assertThat(event.<Object>get("data.chatSessionEvents.actor.user"))
                        .isNull();
            }
        }
    }

    @Test
    void note_isNotSentToTheCustomer() {
        Caller customer = Caller.customer(world.key(session));
        agent.does("acceptChatSession", session);
        try (SocketClient socket = SocketClient.as(customer)) {
            Follower events = follow(socket, 0, "type");
            Follower messages = socket.subscribe(
                    "subscription($id: ID!) { chatMessages(chatSessionId: $id, after: 1) { text } }",
                    Map.of("id", Ids.of("ChatSession", session)));
            Follower typing = socket.subscribe(
                    "subscription($id: ID!) { typing(chatSessionId: $id) { userTyping } }",
                    Map.of("id", Ids.of("ChatSession", session)));
            assertThat(typing.<Boolean>next("typing.userTyping")).isFalse();
            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("ACCEPTED");

            agent.does("sendChatMessage", session, Map.of("text", "He is angry.", "visibility", "AGENTS"));
            agent.does("sendChatMessage", session, Map.of("text", "Good day"));

            assertThat(messages.<String>next("chatMessages.text")).isEqualTo("Good day");
            assertThat(events.<String>next("chatSessionEvents.type")).isEqualTo("MESSAGE_SENT");
            assertThat(socket.sync().untaken()).isEmpty();
        }
    }

    private Follower follow(SocketClient socket, int after, String wanted) {
        return socket.subscribe(
                "subscription($id: ID!, $after: Int) { chatSessionEvents(chatSessionId: $id, after: $after) { " + wanted
                        + " } }",
                Map.of("id", Ids.of("ChatSession", session), "after", after));
    }

    private Follower follow(SocketClient socket, int after) {
        return socket.subscribe(EVENTS, Map.of("id", Ids.of("ChatSession", session), "after", after));
    }
}
