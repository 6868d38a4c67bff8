package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A hundred concurrent attempts to accept a few sessions, through several instances on one database. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class AcceptRaceIT {

    private static final int ATTEMPTS = 100;
    private static final int CAPACITY = 2;

    /** Instances beside the one under test. */
    private static final int OTHERS = TestSize.of(1, 2);

    /** Directs a caller to an instance: to the one under test or to another. */
    private static final List<UnaryOperator<Caller>> INSTANCES = new ArrayList<>();

    private static final List<Instance> MORE = new ArrayList<>();

    private final World world = new World();
    private long topic;

    private record Attempt(String agent, long session, Answer answer) {

        boolean won() {
            return answer.data("acceptChatSession.changed");
        }

        String refusal() {
            return answer.refusal("acceptChatSession");
        }
    }

    @BeforeAll
    static void startInstances() throws Exception {
        INSTANCES.add(UnaryOperator.identity());
        for (int i = 0; i < OTHERS; i++) {
            Instance instance = Instance.onTestDatabase(Map.of());
            MORE.add(instance);
            INSTANCES.add(caller -> caller.at(instance));
        }
    }

    @AfterAll
    static void stopInstances() {
        MORE.forEach(Instance::close);
    }

    @BeforeEach
    void createTopic() {
        topic = world.topic();
    }

    @Test
    void accept_ofOneSessionByMany_hasOneWinnerThatTheOthersSee() throws Exception {
        List<String> agents = agents(ATTEMPTS / 2);
        List<Long> sessions = sessions(10);

        List<Attempt> attempts = race(i -> agents.get(i / 2), i -> sessions.get(i % sessions.size()));

        List<Attempt> winners = attempts.stream().filter(Attempt::won).toList();
        assertThat(winners).extracting(Attempt::session).containsExactlyInAnyOrderElementsOf(sessions);
        assertThat(attempts)
                .filteredOn(attempt -> !attempt.won())
                .hasSize(ATTEMPTS - sessions.size())
                .allSatisfy(loser -> assertSeesWinner(loser, winners));
        assertRanksWithinCapacity();
    }

    @Test
    void accept_byAgentsAtOnce_respectsTheirCapacity() throws Exception {
        List<String> agents = agents(5);
        List<Long> sessions = sessions(ATTEMPTS / agents.size());

        List<Attempt> attempts = race(i -> agents.get(i % agents.size()), i -> sessions.get(i / agents.size()));

        List<Attempt> winners = attempts.stream().filter(Attempt::won).toList();
        // There are more sessions than the agents have capacity for, so each agent gets its full capacity.
        assertThat(winners)
                .extracting(Attempt::agent)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(agents.stream(), agents.stream()).toList());
        assertThat(winners).extracting(Attempt::session).doesNotHaveDuplicates();
        assertThat(attempts)
                .filteredOn(attempt -> !attempt.won() && !"AT_CAPACITY".equals(attempt.refusal()))
                .allSatisfy(loser -> assertSeesWinner(loser, winners));
        assertRanksWithinCapacity();
    }

    private List<String> agents(int count) {
        List<String> agents =
                IntStream.range(0, count).mapToObj(i -> world.agentOf(topic)).toList();
        agents.forEach(agent -> world.limit(agent, CAPACITY));
        return agents;
    }

    private List<Long> sessions(int count) {
        return IntStream.range(0, count).mapToObj(i -> world.waiting(topic)).toList();
    }

    private interface Choice<T> {
        T of(int hand);
    }

    private static List<Attempt> race(Choice<String> agents, Choice<Long> sessions) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<Attempt>> running = new ArrayList<>();
            for (int i = 0; i < ATTEMPTS; i++) {
                String agent = agents.of(i);
                long session = sessions.of(i);
                Caller caller = INSTANCES.get(i % INSTANCES.size()).apply(Caller.agent(agent));
                running.add(threads.submit(() -> {
                    start.await();
                    return new Attempt(agent, session, caller.runs("accept", session));
                }));
            }
            start.countDown();
            List<Attempt> attempts = new ArrayList<>();
            for (Future<Attempt> each : running) {
                attempts.add(each.get());
            }
            return attempts;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertSeesWinner(Attempt loser, List<Attempt> winners) {
        assertThat(loser.refusal()).isEqualTo("ALREADY_ACCEPTED");
        String winner = loser.answer().data("acceptChatSession.userErrors[0].currentUser.loginName");
        assertThat(winners)
                .anyMatch(each ->
                        each.session() == loser.session() && each.agent().equals(winner));
    }

    /** An agent with n sessions has them in the ranks 1 to n. Each session was accepted once. */
    private void assertRanksWithinCapacity() {
        assertThat(world.texts("""
                        select array_agg(rank order by rank)::text from chat_session
                        where topic_id = ? and user_id is not null group by user_id""", topic))
                .isNotEmpty()
                .allMatch(ranks -> ranks.equals("{1}") || ranks.equals("{1,2}"));
        assertThat(world.texts("""
                        select array_agg(e.type)::text from chat_session_event e join chat_session s on s.id = e.session_id
                        where s.topic_id = ? group by s.id""", topic)).containsOnly("{ACCEPTED}");
    }
}
