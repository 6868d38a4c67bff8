package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.OpenTransaction;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** The next session of the queue, over all topics of an agent. */
@QuarkusTest
class AcceptNextTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void acceptNext_ordersByPriorityThenByWaitingTime() {
        long second = world.waitingSince(topic, 60);
        long third = world.waitingSince(topic, 30);
        long first = world.waitingSince(topic, 10);
        world.alter(first, "priority = 1");

        assertThat(List.of(next(anna), next(anna), next(anna))).containsExactly(first, second, third);
    }

    @Test
    void acceptNext_overSeveralTopics_isOneQueue() {
        long other = world.topic();
        world.join(anna, other, "can_respond");
        long second = world.waitingSince(topic, 30);
        long first = world.waitingSince(other, 60);

        assertThat(List.of(next(anna), next(anna))).containsExactly(first, second);
    }

    @Test
    void acceptNext_ignoresTopicsWithoutTheRightToRespond() {
        long listened = world.topic();
        world.join(anna, listened, "can_listen");
        long managed = world.topic();
        world.join(anna, managed, "manager");
        world.waiting(listened);
        world.waiting(managed);
        world.waiting(world.topic());

        assertThat(acceptNext(anna).refusal()).isEqualTo("QUEUE_EMPTY");
    }

    @Test
    void acceptNext_assignsTheSession() {
        long session = world.waiting(topic);

        Answer answer = acceptNext(anna);

        assertThat(answer.sessionStatus()).isEqualTo("USER_LAST");
        assertThat(world.session(session, "user_id, rank")).isEqualTo(world.id(anna) + " 1");
        assertThat(world.events(session)).containsExactly("ACCEPTED");
    }

    @Test
    void acceptNext_behindManyLockedSessions_findsTheNext() throws SQLException {
        world.queue(topic, 20);
        long next = world.waitingSince(topic, 30);

        try (OpenTransaction others = new OpenTransaction()) {
            others.run("select from chat_session where topic_id = ? and id <> ? for no key update", topic, next);

            assertThat(next(anna)).isEqualTo(next);
        }
    }

    @Test
    void acceptNext_byAnAgentAtCapacity_locksNoSession() throws SQLException {
        world.limit(anna, 1);
        world.active(topic, anna);
        long waits = world.waiting(topic);

        try (OpenTransaction others = new OpenTransaction()) {
            others.run("select from chat_session where id = ? for no key update", waits);

            assertThat(acceptNext(anna).refusal()).isEqualTo("AT_CAPACITY");
        }
    }

    @Test
    void acceptNext_withAnEmptyQueue_isRefused() {
        assertThat(acceptNext(anna).refusal()).isEqualTo("QUEUE_EMPTY");
        assertThat(acceptNext(world.user()).refusal()).isEqualTo("QUEUE_EMPTY");
    }

    @Test
    void acceptNext_byAnAgentAtCapacity_isRefused() {
        world.limit(anna, 1);
        world.active(topic, anna);
        long waits = world.waiting(topic);

        assertThat(acceptNext(anna).refusal()).isEqualTo("AT_CAPACITY");
        assertThat(world.session(waits, "status")).isEqualTo("4");
    }

    @Test
    void acceptNext_byANonAgent_isRefused() {
        Map<String, Object> nothing = Map.of();
        String key = world.key(world.waiting(topic));

        assertThat(Caller.nobody().does("acceptNextChatSession", nothing, "").errorCode())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.customer(key)
                        .does("acceptNextChatSession", nothing, "")
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.bot(anna).does("acceptNextChatSession", nothing, "").refusal())
                .isEqualTo("NOT_ALLOWED");
    }

    /** Repeated: an agent must also find a session when others shorten the queue while it searches. */
    @RepeatedTest(5)
    void acceptNext_byThirtyAgentsAtOnce_assignsDistinctSessions() {
        List<String> agents =
                Stream.generate(() -> world.agentOf(topic)).limit(30).toList();
        agents.forEach(agent -> world.waiting(topic));

        List<Long> sessions = Race.of(agents, this::next);

        assertThat(sessions).doesNotHaveDuplicates().hasSize(30);
        assertThat(world.number("select count(*) from chat_session where topic_id = ? and status = 6", topic))
                .isEqualTo(30);
    }

    private long next(String agent) {
        Answer answer = acceptNext(agent);
        assertThat(answer.refusal()).isNull();
        return answer.<Integer>data("done.chatSession.databaseId");
    }

    private static Answer acceptNext(String agent) {
        return Caller.agent(agent).does("acceptNextChatSession", Map.of(), "chatSession { databaseId status }");
    }
}
