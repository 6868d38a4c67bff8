package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Managers assign waiting sessions, and set priorities and capacities; agents accept from some of their topics. */
@QuarkusTest
class AssignTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller manager;

    @BeforeEach
    void aTopicWithAnAgentAndAManager() {
        topic = world.topic();
        anna = world.agentOf(topic);
        manager = Caller.agent(world.managerOf(topic));
    }

    @Test
    void assign_givesTheSessionToTheAgent_whoWelcomesTheCustomer() {
        long session = world.waiting(topic);
        world.offerWaiting(session, world.agentOf(topic));

        assertThat(assign(manager, session, anna).refusal()).isNull();

        assertThat(world.session(session, "status, user_id, rank, offered_to")).isEqualTo("6 " + world.id(anna) + " 1");
        assertThat(world.events(session)).containsExactly("ASSIGNED");
        assertThat(world.texts("select created_by::text from chat_message where session_id = ?", session))
                .containsExactly(String.valueOf(world.id(anna)));
    }

    @Test
    void assign_toAnAgentWhoCantAnswer_isRefused() {
        long session = world.waiting(topic);
        String away = world.agentOf(topic);
        world.away(away);
        String full = world.agentOf(topic);
        world.limit(full, 1);
        world.active(topic, full);
        String listener = world.listenerOf(topic);
        world.present(listener);

        assertThat(assign(manager, session, away).refusal()).isEqualTo("USER_NOT_PRESENT userId");
        assertThat(assign(manager, session, full).refusal()).isEqualTo("AT_CAPACITY userId");
        assertThat(assign(manager, session, listener).refusal()).isEqualTo("NOT_TOPIC_MEMBER userId");
        assertThat(manager.does("assignChatSession", session, Map.of("userId", Ids.of("User", 999_999_999)))
                        .refusal())
                .isEqualTo("USER_NOT_FOUND userId");
        assertThat(assign(Caller.agent(anna), session, "nobody at all").refusal())
                .isEqualTo("NOT_MANAGER");
        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void assign_ofOneAgentAtOnce_respectsItsCapacity() {
        world.limit(anna, 2);
        List<Long> sessions = List.of(
                world.waiting(topic),
                world.waiting(topic),
                world.waiting(topic),
                world.waiting(topic),
                world.waiting(topic));

        List<Answer> answers = Race.of(sessions, session -> assign(manager, session, anna));

        assertThat(answers.stream().map(Answer::refusal))
                .containsExactlyInAnyOrder(
                        null, null, "AT_CAPACITY userId", "AT_CAPACITY userId", "AT_CAPACITY userId");
    }

    @Test
    void priority_movesTheSessionInTheQueue() {
        world.waitingSince(topic, 60);
        long later = world.waitingSince(topic, 30);

        Answer raised = manager.does("setChatSessionPriority", later, Map.of("priority", 5));
        Answer again = manager.does("setChatSessionPriority", later, Map.of("priority", 5));

        assertThat(raised.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(world.events(later)).containsExactly("PRIORITY_CHANGED");
        assertThat(acceptNext(null)).isEqualTo(later);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_001, -1_001, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void priority_outOfRange_isRefused(int priority) {
        long session = world.waiting(topic);

        assertThat(manager.does("setChatSessionPriority", session, Map.of("priority", priority))
                        .refusal())
                .isEqualTo("VALIDATION priority");
    }

    @Test
    void capacity_isSetByManagersAndRemovedByNull() {
        assertThat(limit(manager, 3).changed()).isTrue();
        assertThat(capacity()).isEqualTo("3");
        assertThat(limit(manager, null).changed()).isTrue();
        assertThat(capacity()).isNull();
        assertThat(limit(Caller.admin(world.user()), 1).changed()).isTrue();
    }

    @Test
    void capacity_byOthers_orOutOfRange_isRefused() {
        assertThat(limit(Caller.agent(anna), 3).refusal()).isEqualTo("NOT_ALLOWED userId");
        assertThat(limit(Caller.agent(world.managerOf(world.topic())), 3).refusal())
                .isEqualTo("NOT_ALLOWED userId");
        assertThat(limit(manager, 0).refusal()).isEqualTo("VALIDATION chatCapacity");
        assertThat(limit(manager, 1_001).refusal()).isEqualTo("VALIDATION chatCapacity");
        assertThat(manager.does("setChatCapacity", Map.of("userId", Ids.of("User", world.id(anna))), "")
                        .refusal())
                .isEqualTo("FIELD_REQUIRED chatCapacity");
        assertThat(capacity()).isNull();
    }

    @Test
    void acceptNext_ofSomeTopics_skipsTheOthers() {
        long other = world.topic();
        world.join(anna, other, "can_respond");
        long elsewhere = world.topic();
        world.waitingSince(topic, 60);
        long wanted = world.waitingSince(other, 30);
        world.waiting(elsewhere);

        assertThat(acceptNext(List.of(other, elsewhere))).isEqualTo(wanted);
        assertThat(refusalOfNext(other, elsewhere)).isEqualTo("QUEUE_EMPTY");
        assertThat(refusalOfNext()).isEqualTo("QUEUE_EMPTY");
    }

    private String refusalOfNext(Long... topics) {
        return Caller.agent(anna)
                .does("acceptNextChatSession", topics(Arrays.asList(topics)), "")
                .refusal();
    }

    private long acceptNext(List<Long> topics) {
        return Caller.agent(anna)
                .does("acceptNextChatSession", topics(topics), "chatSession { databaseId }")
                .<Number>data("done.chatSession.databaseId")
                .longValue();
    }

    private static Map<String, ?> topics(List<Long> topics) {
        return topics == null
                ? Map.of()
                : Map.of(
                        "topicIds",
                        topics.stream().map(id -> Ids.of("ChatTopic", id)).toList());
    }

    private Answer assign(Caller caller, long session, String agent) {
        long user = agent.startsWith("nobody") ? 999_999_999 : world.id(agent);
        return caller.does("assignChatSession", session, Map.of("userId", Ids.of("User", user)));
    }

    private Answer limit(Caller caller, Integer sessions) {
        Map<String, Object> input = new HashMap<>(Map.of("userId", Ids.of("User", world.id(anna))));
        input.put("chatCapacity", sessions);
        return caller.does("setChatCapacity", input, "");
    }

    private String capacity() {
        return world.texts("select chat_capacity::text from ejuser where loginname = ?", anna)
                .get(0);
    }
}
