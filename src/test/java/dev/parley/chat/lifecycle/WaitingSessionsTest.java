package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The next session: the first for a single agent, different ones for agents who ask at once. */
@QuarkusTest
class WaitingSessionsTest {

    private static final int AGENTS = 30;

    /** No user has this id. */
    private static final long NOBODY = 0;

    private final World world = new World();

    @Inject
    WaitingSessions waitingSessions;

    @Inject
    Session database;

    private long sales;
    private long support;

    @BeforeEach
    void twoTopics() {
        sales = world.topic();
        support = world.topic();
    }

    @Test
    void next_ordersByPriorityThenByRequestTime() {
        long late = world.waitingSince(sales, 60);
        long early = world.waitingSince(support, 120);
        long urgent = world.waitingSince(support, 10);
        world.run("update chat_session set priority = 1 where id = ?", urgent);
        world.waitingSince(world.topic(), 900);

        assertThat(takenOneAfterTheOther(4)).containsExactly(urgent, early, late);
    }

    @Test
    void next_withEqualRequestTimes_isTheOneWithTheLowerId() {
        long first = world.waiting(sales);
        long second = world.waiting(support);
        world.run(
                "update chat_session set queued_at = '2026-03-01T12:00:00Z' where topic_id in (?, ?)", sales, support);

        assertThat(takenOneAfterTheOther(2)).containsExactly(first, second);
    }

    @Test
    void next_withAnEmptyQueue_isNone() {
        world.active(sales, world.agentOf(sales));
        world.closed(support);

        assertThat(next(List.of(sales, support))).isEmpty();
        assertThat(next(List.of())).isEmpty();
    }

    @Test
    void next_forThirtyAgentsAtOnce_isDistinct() throws Exception {
        for (int i = 0; i < AGENTS; i++) {
            world.waiting(sales);
        }
        CyclicBarrier all = new CyclicBarrier(AGENTS);

        // No transaction ends before all have a session. If two agents got the same one, the test would block here.
        List<Optional<Long>> taken = atOnce(() -> {
            Optional<Long> next = waitingSessions.lockNext(List.of(sales, support), NOBODY);
            all.await(Waits.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return next;
        });

        assertThat(taken).doesNotHaveDuplicates().doesNotContain(Optional.empty());
    }

    @Test
    void next_whenAllAreLocked_isNone() throws Exception {
        for (int i = 0; i < AGENTS - 1; i++) {
            world.waiting(sales);
        }
        CyclicBarrier all = new CyclicBarrier(AGENTS);

        List<Optional<Long>> taken = atOnce(() -> {
            Optional<Long> next = waitingSessions.lockNext(List.of(sales), NOBODY);
            all.await(Waits.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return next;
        });

        assertThat(taken).doesNotHaveDuplicates().contains(Optional.empty());
    }

    @Test
    void next_behindManyLockedSessions_keepsTheOrder() {
        for (int i = 0; i < 16; i++) {
            world.waitingSince(sales, 900);
        }
        long next = world.waitingSince(sales, 600);
        world.waitingSince(support, 60);

        assertThat(nextWhileOthersHold(16, sales)).contains(next);
    }

    @Test
    void next_behindALockedQueue_isInAnotherTopic() {
        for (int i = 0; i < 16; i++) {
            world.waitingSince(sales, 900);
        }
        long next = world.waitingSince(support, 60);

        assertThat(nextWhileOthersHold(16, sales)).contains(next);
    }

    @Test
    void next_skipsASessionThatWasAcceptedMeanwhile() throws Exception {
        for (int i = 0; i < 10 * AGENTS; i++) {
            world.waiting(i % 2 == 0 ? sales : support);
        }

        List<List<Long>> taken = new ArrayList<>();
        for (Future<List<Long>> each : started(this::takeUntilNobodyWaits)) {
            taken.add(each.get());
        }

        assertThat(taken.stream().flatMap(List::stream).toList())
                .doesNotHaveDuplicates()
                .hasSize(10 * AGENTS);
    }

    @Test
    void next_outsideATransaction_isRefused() {
        assertThatThrownBy(() -> waitingSessions.lockNext(List.of(sales), NOBODY))
                .isInstanceOf(TransactionalException.class);
    }

    private List<Long> takeUntilNobodyWaits() {
        List<Long> taken = new ArrayList<>();
        while (true) {
            Optional<Long> next = QuarkusTransaction.requiringNew().call(this::take);
            if (next.isEmpty()) {
                return taken;
            }
            taken.add(next.get());
        }
    }

    private Optional<Long> take() {
        Optional<Long> next = waitingSessions.lockNext(List.of(sales, support), NOBODY);
        next.ifPresent(id -> database.createNativeMutationQuery(
                        "update chat_session set status = 11, when_ended = now() where id = :id")
                .setParameter("id", id)
                .executeUpdate());
        return next;
    }

    private List<Long> takenOneAfterTheOther(int times) {
        List<Long> taken = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            QuarkusTransaction.requiringNew().call(this::take).ifPresent(taken::add);
        }
        return taken;
    }

    private Optional<Long> nextWhileOthersHold(int sessions, long topic) {
        return QuarkusTransaction.requiringNew().call(() -> {
            database.createNativeQuery(
                            "select id from chat_session where topic_id = :topic order by queued_at limit :sessions for no key update",
                            Long.class)
                    .setParameter("topic", topic)
                    .setParameter("sessions", sessions)
                    .list();
            return next(List.of(sales, support));
        });
    }

    private Optional<Long> next(List<Long> topics) {
        return QuarkusTransaction.requiringNew().call(() -> waitingSessions.lockNext(topics, NOBODY));
    }

    private static <T> List<T> atOnce(Callable<T> inATransaction) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> each : started(() -> QuarkusTransaction.requiringNew().call(inATransaction))) {
            results.add(each.get());
        }
        return results;
    }

    private static <T> List<Future<T>> started(Callable<T> action) {
        ExecutorService threads = Executors.newFixedThreadPool(AGENTS);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            running.add(threads.submit(action));
        }
        threads.shutdown();
        return running;
    }
}
