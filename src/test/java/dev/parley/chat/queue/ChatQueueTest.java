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
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The queue as agents see it. */
@QuarkusTest
class ChatQueueTest {

    private final World world = new World();

    @Inject
    SessionFactory sessions;

    private long sales;
    private long support;
    private String anna;

    @BeforeEach
    void anAgentOfTwoTopics() {
        sales = world.topic();
        support = world.topic();
        anna = world.agentOf(sales);
        world.join(anna, support, "notifications");
    }

    @Test
    void queue_combinesTheCallersTopics() {
        world.waitingSince(sales, 60);
        world.waitingSince(sales, 120);
        world.waitingSince(support, 600);
        world.waitingSince(world.topic(), 9_000);
        world.active(sales, anna);

        Answer answer = queue();

        assertThat(answer.<Integer>data("chatQueue.length")).isEqualTo(3);
        assertThat(answer.<Integer>data("chatQueue.longestWaitSeconds")).isBetween(600, 630);
        assertThat(answer.<Integer>data("chatQueue.averageWaitSeconds")).isBetween(260, 290);
        assertThat(answer.<List<Integer>>data("chatQueue.topics.databaseId"))
                .containsExactly((int) sales, (int) support);
        assertThat(answer.<List<Integer>>data("chatQueue.topics.queueLength")).containsExactly(2, 1);
    }

    @Test
    void queue_ofDeletedTopic_isOmitted() {
        world.set(support, "deleted = true");

        assertThat(queue().<List<Integer>>data("chatQueue.topics.databaseId")).containsExactly((int) sales);
    }

    @Test
    void emptyQueue_hasNoWaitAndNoEstimate() {
        Answer answer = queue();

        assertThat(answer.<Integer>data("chatQueue.length")).isZero();
        assertThat(answer.<Object>data("chatQueue.longestWaitSeconds")).isNull();
        assertThat(answer.<Object>data("chatQueue.averageWaitSeconds")).isNull();
        assertThat(answer.<Object>data("chatQueue.estimatedWaitSeconds")).isNull();
        assertThat(answer.<Object>data("chatQueue.estimateBasis")).isNull();
        assertThat(answer.list("chatQueue.sessions.nodes")).isEmpty();
    }

    @Test
    void agentInSeveralTopics_countsOnce() {
        String bjorn = world.agentOf(sales);
        world.join(bjorn, support, "can_respond");
        world.agentOf(support);
        world.away(anna);
        world.present(world.listenerOf(support));

        assertThat(queue().<Integer>data("chatQueue.agentsPresent")).isEqualTo(2);
    }

    @Test
    void estimate_isThatOfTheSlowestTopicWithItsBasis() {
        world.waiting(sales);
        world.agentOf(support);
        world.acceptGap(sales, 50);
        world.acceptGap(support, 70);
        world.run("update chat_topic set last_accept = '2026-03-01T12:00:00Z', accept_samples = 7 where id = ?", sales);

        Answer answer = queue();

        assertThat(answer.<Integer>data("chatQueue.estimatedWaitSeconds")).isEqualTo(100);
        assertThat(answer.<Integer>data("chatQueue.estimateBasis.topic.databaseId"))
                .isEqualTo((int) sales);
        assertThat(answer.<Integer>data("chatQueue.estimateBasis.position")).isEqualTo(2);
        assertThat(answer.<Integer>data("chatQueue.estimateBasis.averageAcceptSeconds"))
                .isEqualTo(50);
        assertThat(answer.<Integer>data("chatQueue.estimateBasis.samples")).isEqualTo(7);
        assertThat(answer.<String>data("chatQueue.estimateBasis.lastAcceptAt")).isEqualTo("2026-03-01T12:00:00Z");
    }

    @Test
    void estimate_ofTopicWithoutPresentAgent_doesNotCount() {
        world.acceptGap(sales, 50);
        world.acceptGap(support, 70);
        String ofSupport = world.agentOf(support);
        assertThat(queue().<Integer>data("chatQueue.estimatedWaitSeconds")).isEqualTo(70);

        world.away(ofSupport);
        assertThat(queue().<Integer>data("chatQueue.estimatedWaitSeconds")).isEqualTo(50);

        world.away(anna);
        Answer answer = queue();
        assertThat(answer.<Object>data("chatQueue.estimatedWaitSeconds")).isNull();
        assertThat(answer.<Object>data("chatQueue.estimateBasis")).isNull();
    }

    @Test
    void sessions_areInTheOrderOfAccepting() {
        long late = world.waitingSince(sales, 60);
        long early = world.waitingSince(support, 120);
        long urgent = world.waitingSince(sales, 10);
        world.run("update chat_session set priority = 5 where id = ?", urgent);
        world.waiting(world.topic());
        world.active(sales, anna);

        Answer first = queue("sessions(first: 2) { totalCount nodes { databaseId } pageInfo { endCursor } }");
        Answer rest = Caller.agent(anna)
                .asks(
                        "query($after: String) { chatQueue { sessions(after: $after) { nodes { databaseId } } } }",
                        Map.of("after", first.<String>data("chatQueue.sessions.pageInfo.endCursor")));

        assertThat(first.<Integer>data("chatQueue.sessions.totalCount")).isEqualTo(3);
        assertThat(first.<List<Integer>>data("chatQueue.sessions.nodes.databaseId"))
                .containsExactly((int) urgent, (int) early);
        assertThat(rest.<List<Integer>>data("chatQueue.sessions.nodes.databaseId"))
                .containsExactly((int) late);
    }

    @Test
    void sessions_canBeFilteredAndReordered() {
        long one = world.waitingSince(sales, 60);
        long other = world.waitingSince(sales, 120);
        world.waitingSince(support, 180);
        world.active(sales, anna);

        Answer answer = Caller.agent(anna)
                .asks(
                        "query($topic: ID!) { chatQueue { sessions(where: {topic: {id: {eq: $topic}}}, orderBy: [{field: WHEN_REQUESTED, direction: DESC}]) { nodes { databaseId } } } }",
                        Map.of("topic", Ids.of("ChatTopic", sales)));

        assertThat(answer.<List<Integer>>data("chatQueue.sessions.nodes.databaseId"))
                .containsExactly((int) one, (int) other);
    }

    @Test
    void queue_ofChosenTopics_ignoresOthers() {
        world.waiting(sales);
        world.waiting(support);

        Answer answer = of(anna, List.of(Ids.of("ChatTopic", support), Ids.of("ChatTopic", support)));

        assertThat(answer.<Integer>data("chatQueue.length")).isEqualTo(1);
        assertThat(answer.<List<Integer>>data("chatQueue.topics.databaseId")).containsExactly((int) support);
        assertThat(of(anna, List.of()).<Integer>data("chatQueue.length")).isZero();
    }

    @Test
    void queue_ofAnotherAgentsTopic_isRefusedAsUnknown() {
        String missing = Ids.of("ChatTopic", 999_999_999);
        String ofOthers = Ids.of("ChatTopic", world.topic());

        assertThat(of(anna, List.of(ofOthers)).errorCode()).isEqualTo("BAD_ID");
        assertThat(of(anna, List.of(ofOthers)).text().replace(ofOthers, ""))
                .isEqualTo(of(anna, List.of(missing)).text().replace(missing, ""));
        assertThat(of(anna, List.of(Ids.of("ChatTopic", sales), ofOthers)).errorCode())
                .isEqualTo("BAD_ID");
        assertThat(of(anna, List.of("nonsense")).errorCode()).isEqualTo("BAD_ID");
    }

    @Test
    void membershipWithoutRights_doesNotCount() {
        String carl = world.agentOf(sales);
        world.run("update chat_topic_user set can_respond = false where user_id = ?", world.id(carl));

        assertThat(of(carl, List.of(Ids.of("ChatTopic", sales))).errorCode()).isEqualTo("BAD_ID");
    }

    @Test
    void queue_ofAnAgentWithoutTopics_isEmpty() {
        world.waiting(sales);

        Answer answer = Caller.agent(world.user())
                .asks("{ chatQueue { length agentsPresent topics { id } sessions { totalCount nodes { id } } } }");

        assertThat(answer.<Integer>data("chatQueue.length")).isZero();
        assertThat(answer.<Integer>data("chatQueue.agentsPresent")).isZero();
        assertThat(answer.list("chatQueue.topics")).isEmpty();
        assertThat(answer.<Integer>data("chatQueue.sessions.totalCount")).isZero();
    }

    @Test
    void queue_forNonAgents_isRefused() {
        String key = "key-chatqueue" + sales;
        world.waiting(sales, key);
        String document = "{ chatQueue { length } }";

        assertThat(Caller.nobody().asks(document).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.customer(key).asks(document).errorCode()).isEqualTo("FORBIDDEN");
    }

    @Test
    void queueOfTenTopics_takesAsManyStatementsAsOfOne() {
        Statements statements = new Statements(sessions);
        String alone = world.agentOf(world.topic());
        world.waiting(world.number("select max(topic_id) from chat_topic_user where user_id = ?", world.id(alone)));
        String busy = world.user();
        for (int i = 0; i < 10; i++) {
            long topic = world.topic();
            world.acceptGap(topic, 10);
            world.join(busy, topic, "can_respond");
            for (int j = 0; j < 10; j++) {
                world.waiting(topic);
            }
        }

        // The agents' rights are cached from here on.
        Stream.of(alone, busy).forEach(this::everything);
        long forOne = statements.of(() -> everything(alone));
        long forHundred = statements.of(() -> everything(busy));

        // One statement each for the caller's topics with their queues and agents, the fields of the topics, and the
        // sessions with positions and
        // count.
        assertThat(forHundred).isEqualTo(forOne).isEqualTo(3);
        assertThat(statements.of(() -> Caller.agent(busy)
                        .asks("{ chatQueue { length longestWaitSeconds averageWaitSeconds agentsPresent } }")))
                .isEqualTo(1);
        assertThat(everything(busy).list("chatQueue.sessions.nodes")).hasSize(100);
        assertThat(everything(busy).list("chatQueue.topics")).hasSize(10);
    }

    private Answer everything(String agent) {
        return Caller.agent(agent).asks("""
                { chatQueue { length agentsPresent estimatedWaitSeconds
                  topics { name queueLength averageWaitSeconds agentsPresent }
                  sessions(first: 100) { totalCount nodes { queuePosition estimatedWaitSeconds topic { name } } } } }""");
    }

    private Answer queue() {
        return queue(
                "length longestWaitSeconds averageWaitSeconds agentsPresent estimatedWaitSeconds estimateBasis { topic { databaseId } position averageAcceptSeconds samples lastAcceptAt } topics { databaseId queueLength } sessions { nodes { id } }");
    }

    private Answer queue(String selection) {
        return Caller.agent(anna).asks("{ chatQueue { " + selection + " } }");
    }

    private static Answer of(String agent, List<String> topics) {
        return Caller.agent(agent)
                .asks(
                        "query($topics: [ID!]) { chatQueue(topicIds: $topics) { length topics { databaseId } } }",
                        Map.of("topics", topics));
    }
}
