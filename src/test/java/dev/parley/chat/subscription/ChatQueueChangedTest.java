package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Connections;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.OpenTransaction;
import dev.parley.support.SocketClient;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChatQueueChangedTest {

    private static final String PLACE =
            "subscription($id: ID!) { queuePosition(chatSessionId: $id) { queuePosition estimatedWaitSeconds } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller agent;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
        agent = Caller.agent(anna);
    }

    @Test
    void queue_isSentAtOnceAndOnEachChange() {
        long first = world.waitingSince(topic, 60);
        long second = world.waitingSince(topic, 30);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower queue = follow(socket, topic);
            assertThat(queue.next().<List<String>>get("data.chatQueueChanged.sessions.nodes.id"))
                    .containsExactly(id(first), id(second));

            agent.does("acceptChatSession", first);

            assertThat(queue.next().<List<String>>get("data.chatQueueChanged.sessions.nodes.id"))
                    .containsExactly(id(second));
        }
    }

    @Test
    void failedRead_losesNoChange() {
        long first = world.waitingSince(topic, 60);
        long second = world.entering(topic, 1);
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower queue = socket.subscribe("subscription { chatQueueChanged(topicIds: [\""
                    + Ids.of("ChatTopic", topic) + "\"]) { sessions { nodes { id customer { firstName } } } } }");
            assertThat(queue.<List<String>>next("chatQueueChanged.sessions.nodes.id"))
                    .containsExactly(id(first));

            Connections.failOnceWithout(world, "person", () -> world.alter(second, "status = 4"));

            assertThat(queue.<List<String>>next("chatQueueChanged.sessions.nodes.id"))
                    .containsExactlyInAnyOrder(id(first), id(second));
        }
    }

    @Test
    void changeDuringARead_isSent() throws Exception {
        world.waitingSince(topic, 60);
        long second = world.entering(topic, 1);
        try (OpenTransaction beforeCounting = new OpenTransaction();
                OpenTransaction afterCounting = new OpenTransaction();
                SocketClient socket = SocketClient.as(agent)) {
            Follower queue = follow(socket, topic);
            assertThat(queue.<Integer>next("chatQueueChanged.length")).isEqualTo(1);

            // The stream reads by itself now and then. It counts waiting sessions first, then agents.
            beforeCounting.run("lock table chat_session");
            Connections.awaitOneThatWaitsFor(world, "chat_session");
            afterCounting.run("lock table ejuser");
            beforeCounting.commit();
            Connections.awaitOneThatWaitsFor(world, "ejuser");
            world.alter(second, "status = 4");
            afterCounting.commit();

            queue.until(received -> received.getInt("data.chatQueueChanged.length") == 2);
        }
    }

    @Test
    void presenceOfAgents_isSent() {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower queue = follow(socket, topic);
            int present = queue.next("chatQueueChanged.agentsPresent");

            world.present(world.agentOf(topic));

            assertThat(queue.<Integer>next("chatQueueChanged.agentsPresent")).isEqualTo(present + 1);
        }
    }

    @Test
    void subscriber_whoIsNoLongerAMember_receivesNothing() {
        try (SocketClient socket = SocketClient.as(agent)) {
            Follower queue = follow(socket, topic);
            queue.next();

            world.run("delete from chat_topic_user where user_id = ?", world.id(anna));

            assertThat(queue.errorCode()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void subscribe_byNonAgentsOrToOtherTopics_isRefused() {
        try (SocketClient socket = SocketClient.as(agent)) {
            assertThat(follow(socket, world.topic()).errorCode()).isEqualTo("BAD_ID");
        }
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(world.waiting(topic))))) {
            assertThat(follow(socket, topic).errorCode()).isEqualTo("FORBIDDEN");
        }
    }

    @Test
    void position_isSentToTheCustomerOnEachChange() {
        world.acceptGap(topic, 90);
        long first = world.waitingSince(topic, 60);
        long second = world.waitingSince(topic, 30);
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(second)))) {
            Follower place = socket.subscribe(PLACE, Map.of("id", id(second)));
            assertThat(place.<Map<String, Integer>>next("queuePosition"))
                    .isEqualTo(Map.of("queuePosition", 2, "estimatedWaitSeconds", 180));

            Caller.customer(world.key(first)).does("endChatSession", first);

            assertThat(place.<Integer>next("queuePosition.queuePosition")).isEqualTo(1);
            agent.does("acceptChatSession", second);
            assertThat(place.<Integer>next("queuePosition.queuePosition")).isNull();
        }
    }

    @Test
    void estimates_areSentAgainWhenTheLastAgentLeaves() {
        world.acceptGap(topic, 90);
        long session = world.waitingSince(topic, 60);
        try (SocketClient customer = SocketClient.as(Caller.customer(world.key(session)));
                SocketClient other = SocketClient.as(agent)) {
            Follower place = customer.subscribe(PLACE, Map.of("id", id(session)));
            assertThat(place.<Integer>next("queuePosition.estimatedWaitSeconds"))
                    .isEqualTo(90);
            Follower queue = other.subscribe("subscription { chatQueueChanged(topicIds: [\""
                    + Ids.of("ChatTopic", topic) + "\"]) { estimatedWaitSeconds } }");
            assertThat(queue.<Integer>next("chatQueueChanged.estimatedWaitSeconds"))
                    .isEqualTo(180);

            world.away(anna);

            assertThat(place.<Map<String, Integer>>next("queuePosition"))
                    .containsEntry("queuePosition", 1)
                    .containsEntry("estimatedWaitSeconds", null);
            assertThat(queue.<Object>next("chatQueueChanged.estimatedWaitSeconds"))
                    .isNull();
        }
    }

    @Test
    void openTransaction_delaysNobody() throws Exception {
        long first = world.waitingSince(topic, 60);
        long second = world.waitingSince(topic, 30);
        try (SocketClient customer = SocketClient.as(Caller.customer(world.key(second)));
                SocketClient agentClient = SocketClient.as(agent);
                OpenTransaction forgotten = new OpenTransaction()) {
            forgotten.number();
            Follower place = customer.subscribe(PLACE, Map.of("id", id(second)));
            assertThat(place.<Integer>next("queuePosition.queuePosition")).isEqualTo(2);
            Follower queue = follow(agentClient, topic);
            assertThat(queue.<Integer>next("chatQueueChanged.length")).isEqualTo(2);

            agent.does("acceptChatSession", first);

            assertThat(place.<Integer>next("queuePosition.queuePosition")).isEqualTo(1);
            assertThat(queue.<Integer>next("chatQueueChanged.length")).isEqualTo(1);
        }
    }

    @Test
    void resubscribe_sendsTheCurrentPosition() {
        long first = world.waitingSince(topic, 60);
        long second = world.waitingSince(topic, 30);
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(second)))) {
            Follower place = socket.subscribe(PLACE, Map.of("id", id(second)));
            assertThat(place.<Integer>next("queuePosition.queuePosition")).isEqualTo(2);
            place.complete();
            socket.sync();

            agent.does("acceptChatSession", first);
            Follower again = socket.subscribe(PLACE, Map.of("id", id(second)));

            assertThat(again.<Integer>next("queuePosition.queuePosition")).isEqualTo(1);
        }
    }

    @Test
    void position_afterLosingAccess_isNotSent() {
        long session = world.waiting(topic);
        String listener = world.listenerOf(topic);
        try (SocketClient socket = SocketClient.as(Caller.agent(listener))) {
            Follower place = socket.subscribe(PLACE, Map.of("id", id(session)));
            place.next();

            world.run("delete from chat_topic_user where user_id = ?", world.id(listener));
            agent.does("acceptChatSession", session);

            assertThat(place.errorCode()).isEqualTo("BAD_ID");
        }
    }

    @Test
    void position_completesWithTheSession() {
        long session = world.waiting(topic);
        try (SocketClient socket = SocketClient.as(Caller.customer(world.key(session)))) {
            Follower place = socket.subscribe(PLACE, Map.of("id", id(session)));
            place.next();

            world.alter(session, "status = 11, when_ended = now()");
            world.run(
                    "insert into chat_session_event (session_id, seq, type, actor, at) values (?, 1, 'ENDED', 'system', now())",
                    session);

            assertThat(place.<Integer>next("queuePosition.queuePosition")).isNull();
            place.expectComplete();
        }
    }

    private Follower follow(SocketClient socket, long topic) {
        return socket.subscribe("subscription { chatQueueChanged(topicIds: [\"" + Ids.of("ChatTopic", topic)
                + "\"]) { length agentsPresent sessions { nodes { id } } } }");
    }

    private static String id(long session) {
        return Ids.of("ChatSession", session);
    }
}
