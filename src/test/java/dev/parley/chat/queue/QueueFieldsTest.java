package dev.parley.chat.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue fields of topics and sessions, which are public. */
@QuarkusTest
class QueueFieldsTest {

    private static final String FIGURES =
            "queueLength longestWaitSeconds averageWaitSeconds estimatedWaitSeconds agentsPresent";

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long topic;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
    }

    @Test
    void emptyQueue_withoutAccepts_hasNoWaitAndNoEstimate() {
        world.closed(topic);

        Answer answer = topic(FIGURES);

        assertThat(answer.<Integer>data("chatTopic.queueLength")).isZero();
        assertThat(answer.<Integer>data("chatTopic.agentsPresent")).isZero();
        assertThat(answer.<Object>data("chatTopic.longestWaitSeconds")).isNull();
        assertThat(answer.<Object>data("chatTopic.averageWaitSeconds")).isNull();
        assertThat(answer.<Object>data("chatTopic.estimatedWaitSeconds")).isNull();
    }

    @Test
    void figures_countTheWaitingSessionsOfTheTopic() {
        world.waitingSince(topic, 100);
        world.waitingSince(topic, 300);
        world.active(topic, world.agentOf(topic));
        world.closed(topic);
        world.waitingSince(world.topic(), 5_000);
        world.acceptGap(topic, 40);

        Answer answer = topic(FIGURES);

        assertThat(answer.<Integer>data("chatTopic.queueLength")).isEqualTo(2);
        assertThat(answer.<Integer>data("chatTopic.longestWaitSeconds")).isBetween(300, 330);
        assertThat(answer.<Integer>data("chatTopic.averageWaitSeconds")).isBetween(200, 230);
        assertThat(answer.<Integer>data("chatTopic.estimatedWaitSeconds")).isEqualTo(3 * 40);
    }

    @Test
    void agentsPresent_countsActivePresentUsersWhoMayRespond() {
        world.agentOf(topic);
        world.agentOf(topic);
        world.away(world.agentOf(topic));
        world.present(world.listenerOf(topic));
        world.present(world.managerOf(topic));
        world.agentOf(world.topic());
        String deleted = world.agentOf(topic);
        world.run("update ejuser set status = 3 where loginname = ?", deleted);

        assertThat(topic(FIGURES).<Integer>data("chatTopic.agentsPresent")).isEqualTo(2);
    }

    @Test
    void estimate_isThePositionTimesTheAverageGap() {
        long first = world.waitingSince(topic, 200);
        long second = world.waitingSince(topic, 100);
        world.agentOf(topic);
        world.acceptGap(topic, 45);

        assertThat(session(first).<Integer>data("chatSession.estimatedWaitSeconds"))
                .isEqualTo(45);
        assertThat(session(second).<Integer>data("chatSession.queuePosition")).isEqualTo(2);
        assertThat(session(second).<Integer>data("chatSession.estimatedWaitSeconds"))
                .isEqualTo(90);
    }

    @Test
    void estimate_withoutAnAverageOrAPosition_isNull() {
        long waiting = world.waiting(topic);
        long active = world.active(topic, world.agentOf(topic));

        assertThat(session(waiting).<Object>data("chatSession.estimatedWaitSeconds"))
                .isNull();
        world.acceptGap(topic, 45);
        assertThat(session(active).<Object>data("chatSession.estimatedWaitSeconds"))
                .isNull();
    }

    @Test
    void estimate_withoutAPresentAgent_isNull() {
        long waiting = world.waiting(topic);
        world.acceptGap(topic, 45);
        String agent = world.agentOf(topic);
        world.present(world.listenerOf(topic));
        assertThat(topic(FIGURES).<Integer>data("chatTopic.estimatedWaitSeconds"))
                .isEqualTo(90);
        assertThat(session(waiting).<Integer>data("chatSession.estimatedWaitSeconds"))
                .isEqualTo(45);

        world.away(agent);

        assertThat(topic(FIGURES).<Object>data("chatTopic.estimatedWaitSeconds"))
                .isNull();
        assertThat(session(waiting).<Object>data("chatSession.estimatedWaitSeconds"))
                .isNull();
        assertThat(session(waiting).<Integer>data("chatSession.queuePosition")).isEqualTo(1);
    }

    @Test
    void estimate_overTheIntRange_isTheLargestInt() {
        world.waiting(topic);
        world.agentOf(topic);
        world.acceptGap(topic, Integer.MAX_VALUE);

        assertThat(topic(FIGURES).<Integer>data("chatTopic.estimatedWaitSeconds"))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void figures_areReadableByTheCustomer() {
        world.waitingSince(topic, 120);
        world.agentOf(topic);
        world.acceptGap(topic, 30);
        String key = "key-queue" + topic;
        long session = world.waiting(topic, key);

        Answer answer = Caller.customer(key)
                .asks(
                        "mutation($id: ID!) { sendChatMessage(input: {chatSessionId: $id, text: \"Hi\"}) { chatSession { queuePosition estimatedWaitSeconds topic { "
                                + FIGURES + " } } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<Integer>data("sendChatMessage.chatSession.estimatedWaitSeconds"))
                .isEqualTo(60);
        assertThat(answer.<Integer>data("sendChatMessage.chatSession.topic.queueLength"))
                .isEqualTo(2);
    }

    @Test
    void figures_ofAnyNumberOfTopics_takeNoExtraStatement() {
        Statements statements = new Statements(sessions);
        List<Long> topics = List.of(topic, world.topic(), world.topic());
        topics.forEach(world::waiting);

        assertThat(statements.of(() -> topics(List.of(topic)))).isEqualTo(1);
        assertThat(statements.of(() -> topics(topics))).isEqualTo(1);
        assertThat(topics(topics).<List<Integer>>data("chatTopics.nodes.queueLength"))
                .containsExactly(1, 1, 1);
    }

    @Test
    void positionAndEstimate_takeNoExtraStatement() {
        Statements statements = new Statements(sessions);
        long session = world.waiting(topic);

        Caller listener = Caller.agent(world.listenerOf(topic));
        // The listener's rights are cached from here on.
        session(session, listener);

        assertThat(statements.of(() -> session(session, listener))).isEqualTo(1);
    }

    private Answer topic(String fields) {
        return Caller.nobody()
                .asks(
                        "query($id: ID!) { chatTopic(id: $id) { " + fields + " } }",
                        Map.of("id", Ids.of("ChatTopic", topic)));
    }

    private Answer topics(List<Long> topics) {
        return Caller.nobody()
                .asks(
                        "query($ids: [BigInt!]) { chatTopics(where: {databaseId: {in: $ids}}) { nodes { " + FIGURES
                                + " } } }",
                        Map.of("ids", topics));
    }

    private Answer session(long id) {
        return session(id, Caller.agent(world.listenerOf(topic)));
    }

    private static Answer session(long id, Caller who) {
        return who.asks(
                "query($id: ID!) { chatSession(id: $id) { queuePosition estimatedWaitSeconds } }",
                Map.of("id", Ids.of("ChatSession", id)));
    }
}
