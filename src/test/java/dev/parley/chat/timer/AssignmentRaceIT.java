package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Three instances offer a hundred sessions to ten agents, who accept, decline and end them at random. */
@ExtendWith(PackagedService.class)
@Tag("slow")
class AssignmentRaceIT {

    private static final int SESSIONS = 100;
    private static final int AGENTS = 10;
    private static final int CAPACITY = 2;

    private static final Map<String, String> WITH_TIMERS = Map.of(
            "parley.chat.timers-every",
            "1S",
            "parley.chat.timers-delay",
            "0S",
            "parley.chat.dead-after.queue",
            "1H",
            "parley.chat.dead-after.active",
            "1H");

    private static final List<Instance> INSTANCES = new ArrayList<>();

    private final World world = new World();
    private final long topic = world.topic();

    @BeforeAll
    static void startInstances() throws Exception {
        for (int i = 0; i < 3; i++) {
            INSTANCES.add(Instance.begin(WITH_TIMERS));
        }
        for (Instance instance : INSTANCES) {
            instance.awaitReady();
        }
    }

    @AfterAll
    static void stopInstances() {
        INSTANCES.forEach(Instance::close);
    }

    @Test
    void everySession_isOfferedUntilSomebodyAccepts_toOneAgentAtATime_withinItsCapacity() throws Exception {
        List<String> agents =
                IntStream.range(0, AGENTS).mapToObj(i -> world.agentOf(topic)).toList();
        agents.forEach(agent -> world.limit(agent, CAPACITY));
        world.set(topic, "assignment = 2, offer_seconds = 600");
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(AGENTS + 1);
        try {
            List<Future<?>> running = new ArrayList<>();
            Future<List<String>> overloaded = threads.submit(() -> overloadedUntil(over));
            world.queue(topic, SESSIONS);
            for (int i = 0; i < AGENTS; i++) {
                Desk desk = new Desk(agents.get(i), INSTANCES.get(i % INSTANCES.size()), new Random(i));
                running.add(threads.submit(() -> desk.workUntil(over)));
            }

            // Each quarter has the time of a wait.
            for (int part = 1; part <= 4; part++) {
                int wanted = SESSIONS * part / 4;
                Waits.until(() -> ended() >= wanted, wanted + " sessions were accepted and ended");
            }
            over.set(true);
            for (Future<?> each : running) {
                each.get();
            }

            assertThat(overloaded.get()).as("agents beyond their capacity").isEmpty();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
        assertThat(world.texts("""
                        select o.session_id::text from chat_offer o join chat_session s on s.id = o.session_id
                        join chat_offer other on other.session_id = o.session_id and other.id > o.id and other.offered_at < o.resolved_at
                        where s.topic_id = ?""", topic)).as("offered twice at once").isEmpty();
        assertThat(world.number("""
                        select count(*) from chat_session s where s.topic_id = ? and (
                          select count(*) from chat_session_event e where e.session_id = s.id and e.type = 'ACCEPTED') = 1""", topic)).isEqualTo(SESSIONS);
        assertThat(world.number("""
                        select count(*) from chat_offer o join chat_session s on s.id = o.session_id
                        where s.topic_id = ? and o.state = 1""", topic)).isEqualTo(SESSIONS);
    }

    private long ended() {
        return world.number("select count(*) from chat_session where topic_id = ? and status >= 7", topic);
    }

    /** Each query is one snapshot. In none may an agent have more sessions and offers than its capacity. */
    private List<String> overloadedUntil(AtomicBoolean over) {
        List<String> found = new ArrayList<>();
        while (!over.get()) {
            found.addAll(world.texts("""
                    select format('%s: %s', u.loginname, count(*)) from chat_session s
                    join ejuser u on u.id = case when s.status in (5, 6) then s.user_id else s.offered_to end
                    where s.topic_id = ? and (s.status in (5, 6) or s.offered_to is not null)
                    group by u.id having count(*) > u.chat_capacity""", topic));
        }
        return found;
    }

    /** An agent, who answers its offers and ends its sessions. */
    private final class Desk {

        private final String login;
        private final Caller caller;
        private final Random random;

        Desk(String login, Instance instance, Random random) {
            this.login = login;
            this.caller = Caller.agent(login).at(instance);
            this.random = random;
        }

        void workUntil(AtomicBoolean over) {
            long user = world.id(login);
            while (!over.get()) {
                for (long session : sessions("offered_to = ?", user)) {
                    boolean declines = random.nextInt(5) == 0;
                    assertThat(caller.does(declines ? "declineChatOffer" : "acceptChatSession", session)
                                    .refusal())
                            .isNull();
                }
                if (random.nextBoolean()) {
                    sessions("status in (5, 6) and user_id = ?", user)
                            .forEach(session -> assertThat(caller.does("endChatSession", session)
                                            .refusal())
                                    .isNull());
                }
            }
        }

        private List<Long> sessions(String which, long user) {
            return world
                    .texts("select id::text from chat_session where topic_id = ? and " + which, topic, user)
                    .stream()
                    .map(Long::valueOf)
                    .toList();
        }
    }
}
