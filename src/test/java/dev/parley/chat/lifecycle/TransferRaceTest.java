package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.tag.ClosingDetails;
import dev.parley.security.Actor;
import dev.parley.security.SessionKey;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several concurrent actions resolve one transfer: it is resolved once, and session, transfer and log agree. */
@QuarkusTest
class TransferRaceTest {

    private static final int ROUNDS = TestSize.of(200, 1_000);
    private static final int ROUNDS_OF_VARIANTS = TestSize.of(50, 200);
    private static final int CONTENDERS = 8;

    /** About as long as one of the transactions, so that any action may come first. */
    private static final long LONGEST_DELAY = TimeUnit.MILLISECONDS.toNanos(4);

    private static final Set<String> RESOLVED =
            Set.of("TRANSFER_ACCEPTED", "TRANSFER_REJECTED", "TRANSFER_CANCELLED", "TRANSFER_EXPIRED");

    private final World world = new World();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONTENDERS);
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Inject
    Transfers transfers;

    @Inject
    Lifecycle lifecycle;

    @Inject
    SessionUnitOfWork unitOfWork;

    @Inject
    Clock clock;

    private long topic;
    private String anna;
    private String bjorn;
    private String manager;
    private Actor.Customer customer;

    @BeforeEach
    void aTopicWithTwoAgentsAndAManager() {
        topic = world.topic();
        anna = world.agentOf(topic);
        bjorn = world.agentOf(topic);
        manager = world.managerOf(topic);
        customer = new Actor.Customer(SessionKey.random().hash());
    }

    @AfterEach
    void noMoreThreads() {
        threads.shutdownNow();
    }

    @Test
    void accept_cancel_expiry_andEnd_resolveOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Contender end =
                    List.of(endByCustomer(), endByOwner(), endByManager()).get(random.nextInt(3));
            race(offeredToBjorn(), List.of(accept(bjorn), cancel(), expire(), end));
        }
    }

    @Test
    void takeOver_andAccept_resolveOnce() throws Exception {
        for (int round = 0; round < ROUNDS_OF_VARIANTS; round++) {
            race(offeredToBjorn(), List.of(accept(bjorn), takeOver()));
        }
    }

    @Test
    void returnToQueue_andAccept_resolveOnce() throws Exception {
        for (int round = 0; round < ROUNDS_OF_VARIANTS; round++) {
            race(offeredToBjorn(), List.of(accept(bjorn), returnToQueue()));
        }
    }

    @Test
    void allActions_resolveOnce() throws Exception {
        for (int round = 0; round < ROUNDS_OF_VARIANTS; round++) {
            race(
                    offeredToBjorn(),
                    List.of(
                            accept(bjorn),
                            reject(),
                            cancel(),
                            expire(),
                            endByCustomer(),
                            endByOwner(),
                            takeOver(),
                            returnToQueue()));
        }
    }

    @Test
    void acceptByAgentsOfAnotherTopic_resolvesOnce() throws Exception {
        long elsewhere = world.topic();
        List<String> agents = List.of(world.agentOf(elsewhere), world.agentOf(elsewhere), world.agentOf(elsewhere));
        agents.forEach(agent -> world.join(agent, topic, "notifications"));
        world.join(anna, elsewhere, "notifications");

        for (int round = 0; round < ROUNDS_OF_VARIANTS; round++) {
            long session = activeOfAnna();
            transfers.offerToTopic(agent(anna), ref(session), elsewhere, null);
            race(
                    session,
                    List.of(
                            accept(agents.get(0)),
                            accept(agents.get(1)),
                            accept(agents.get(2)),
                            cancel(),
                            endByCustomer()));
        }
    }

    /**
     * An action on an offered session.
     *
     * @param event the event that records it
     * @param refusals the codes with which it may lose
     */
    private record Contender(String event, Set<RefusalCode> refusals, Act act) {}

    private interface Act {
        /** Returns whether the action changed anything. */
        boolean on(long session);
    }

    private record Result(Contender contender, boolean changed, RefusalCode refusal) {
        @Override
        public String toString() {
            return contender.event() + ": " + (refusal != null ? refusal : changed ? "changed" : "unchanged");
        }
    }

    private Contender accept(String agent) {
        return new Contender(
                "TRANSFER_ACCEPTED user:" + agent,
                Set.of(RefusalCode.TRANSFER_NOT_PENDING),
                session -> transfers.accept(agent(agent), ref(session)).changed());
    }

    private Contender reject() {
        return new Contender(
                "TRANSFER_REJECTED user:" + bjorn,
                Set.of(RefusalCode.TRANSFER_NOT_PENDING),
                session -> transfers.reject(agent(bjorn), ref(session), null).changed());
    }

    private Contender cancel() {
        return new Contender(
                "TRANSFER_CANCELLED user:" + anna,
                Set.of(RefusalCode.TRANSFER_NOT_PENDING),
                session -> transfers.cancel(agent(anna), ref(session)).changed());
    }

    /** Does what the timer does, except for the check of the time. */
    private Contender expire() {
        return new Contender(
                "TRANSFER_EXPIRED system",
                Set.of(),
                session -> QuarkusTransaction.requiringNew().call(() -> {
                    ChatSession offered = SessionUnitOfWork.lock(session);
                    ChatTransfer offer = SessionUnitOfWork.unresolved(offered);
                    if (offer == null) {
                        return false;
                    }
                    offered.transfers().expire(offer, clock.instant());
                    return unitOfWork.commit(offered).changed();
                }));
    }

    private Contender endByCustomer() {
        return new Contender(
                "ENDED customer",
                Set.of(),
                session -> lifecycle
                        .end(customer, ref(session), ClosingDetails.NONE)
                        .changed());
    }

    private Contender endByOwner() {
        return new Contender(
                "ENDED user:" + anna,
                Set.of(RefusalCode.NOT_OWNER),
                session -> lifecycle
                        .end(agent(anna), ref(session), ClosingDetails.NONE)
                        .changed());
    }

    private Contender endByManager() {
        return new Contender(
                "ENDED user:" + manager,
                Set.of(),
                session -> lifecycle
                        .end(agent(manager), ref(session), ClosingDetails.NONE)
                        .changed());
    }

    private Contender takeOver() {
        return new Contender(
                "TAKEN_OVER user:" + manager,
                Set.of(RefusalCode.NOT_ACTIVE),
                session -> lifecycle.takeOver(agent(manager), ref(session)).changed());
    }

    private Contender returnToQueue() {
        return new Contender(
                "RETURNED_TO_QUEUE user:" + anna,
                Set.of(RefusalCode.NOT_ACTIVE, RefusalCode.NOT_OWNER),
                session -> lifecycle.returnToQueue(agent(anna), ref(session)).changed());
    }

    private static SessionRef ref(long session) {
        return new SessionRef(session, null);
    }

    private static Actor.Agent agent(String login) {
        return new Actor.Agent(login, Set.of());
    }

    private long offeredToBjorn() {
        long session = activeOfAnna();
        transfers.offerToUser(agent(anna), ref(session), world.id(bjorn), null);
        return session;
    }

    private long activeOfAnna() {
        long session = world.active(topic, anna);
        world.run("update chat_session set session_key = ? where id = ?", customer.keyHash(), session);
        return session;
    }

    private void race(long session, List<Contender> contenders) throws Exception {
        CyclicBarrier start = new CyclicBarrier(contenders.size());
        List<Future<Result>> running = new ArrayList<>();
        for (Contender contender : contenders) {
            long delay = random.nextLong(LONGEST_DELAY);
            running.add(threads.submit(() -> {
                start.await();
                LockSupport.parkNanos(delay);
                return result(contender, session);
            }));
        }
        List<Result> results = new ArrayList<>();
        for (Future<Result> each : running) {
            results.add(each.get());
        }

        assertResolvedOnce(session, results);
        // The agents begin the next round without a session.
        world.run("delete from chat_session where id = ?", session);
    }

    private static Result result(Contender contender, long session) {
        try {
            return new Result(contender, contender.act().on(session), null);
        } catch (RefusalException refusal) {
            return new Result(contender, false, refusal.code());
        }
    }

    private void assertResolvedOnce(long session, List<Result> results) {
        List<String> events = world.texts(
                "select type || ' ' || actor from chat_session_event where session_id = ? order by seq", session);
        String round = "seed " + seed + ", events " + events + ", results " + results;

        List<String> resolved =
                events.stream().filter(event -> RESOLVED.contains(type(event))).toList();
        assertThat(resolved).as(round).hasSize(1);
        assertThat(world.texts(
                        "select (array['ACCEPTED', 'REJECTED', 'CANCELLED', 'EXPIRED'])[state] from chat_transfer where session_id = ? and resolved_at >= requested_at",
                        session))
                .as(round)
                .containsExactly(type(resolved.get(0)).substring("TRANSFER_".length()));

        assertThat(withoutSideEffects(events, reported(results)))
                .as(round)
                .containsExactlyInAnyOrderElementsOf(reported(results));
        assertThat(results)
                .as(round)
                .filteredOn(result -> result.refusal() != null)
                .allSatisfy(result ->
                        assertThat(result.contender().refusals()).as(round).contains(result.refusal()));

        assertThat(world.texts(
                        "select format('%s %s %s %s', status, (select loginname from ejuser where id = user_id), rank, transfer_to) from chat_session where id = ?",
                        session))
                .as(round)
                .containsExactly(rowAfter(events));
        assertThat(world.texts("select seq::text from chat_session_event where session_id = ? order by id", session))
                .as(round)
                .isEqualTo(numbersTo(world.number("select event_seq from chat_session where id = ?", session)));
        assertThat(world.texts("select seq::text from chat_message where session_id = ? order by id", session))
                .as(round)
                .isEqualTo(numbersTo(world.number("select message_seq from chat_session where id = ?", session)));
    }

    /** The events without the transfer request and without cancellations that follow from another action. */
    private static List<String> withoutSideEffects(List<String> events, List<String> reported) {
        List<String> wanted = new ArrayList<>();
        for (int i = 1; i < events.size(); i++) {
            String event = events.get(i);
            if (!type(event).equals("TRANSFER_CANCELLED") || reported.contains(event)) {
                wanted.add(event);
            } else {
                assertThat(events).hasSizeGreaterThan(i + 1);
                assertThat(type(events.get(i + 1))).isIn("ENDED", "TAKEN_OVER", "RETURNED_TO_QUEUE");
                assertThat(actor(events.get(i + 1))).isEqualTo(actor(event));
            }
        }
        return wanted;
    }

    private static List<String> reported(List<Result> results) {
        return results.stream()
                .filter(Result::changed)
                .map(result -> result.contender().event())
                .toList();
    }

    /** Status, agent, rank and transfer target of the session that follow from the events. */
    private String rowAfter(List<String> events) {
        int status = 5;
        String user = anna;
        int rank = 1;
        for (String event : events) {
            switch (type(event)) {
                case "TRANSFER_ACCEPTED", "TAKEN_OVER" -> user = actor(event).substring("user:".length());
                case "RETURNED_TO_QUEUE" -> {
                    status = 4;
                    user = "";
                    rank = 0;
                }
                case "ENDED" -> {
                    // Closed, even from the queue: an agent had the session, so it is not a missed chat.
                    status = 9;
                    rank = 0;
                }
                default -> assertThat(type(event)).startsWith("TRANSFER_");
            }
        }
        return status + " " + user + " " + rank + " ";
    }

    private static List<String> numbersTo(long last) {
        return IntStream.rangeClosed(1, (int) last).mapToObj(String::valueOf).toList();
    }

    private static String type(String event) {
        return event.split(" ", 2)[0];
    }

    private static String actor(String event) {
        return event.split(" ", 2)[1];
    }
}
