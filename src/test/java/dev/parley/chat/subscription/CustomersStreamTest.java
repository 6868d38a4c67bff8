package dev.parley.chat.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.SessionsFollower;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Customer and agent resume a session over one socket after the other, while both write and a manager writes notes. Each uses its own numbers. */
@QuarkusTest
class CustomersStreamTest {

    private static final int EACH = 60;

    private final World world = new World();
    private final ExecutorService threads = Executors.newFixedThreadPool(5);

    @AfterEach
    void theEnd() {
        threads.shutdownNow();
    }

    @Test
    void streams_betweenNotes_areCompleteAndInOrder() {
        long topic = world.silentTopic();
        String anna = world.agentOf(topic);
        long session = world.active(topic, anna);
        Caller customer = Caller.customer(world.key(session));
        SessionsFollower widget = SessionsFollower.ofCustomer(customer, session);
        SessionsFollower agentClient = new SessionsFollower(() -> Caller.agent(anna), List.of(session));
        try {
            Stream.of(widget, agentClient).forEach(threads::execute);

            Stream.of(
                            writes(customer, session, "ALL"),
                            writes(Caller.agent(anna), session, "ALL"),
                            writes(Caller.agent(world.managerOf(topic)), session, "AGENTS"))
                    .toList()
                    .forEach(CompletableFuture::join);

            Waits.until(() -> agentClient.received() >= 6 * EACH, "the agent has got everything");
            Waits.until(() -> widget.received() >= 4 * EACH, "the customer has got everything");
        } finally {
            Stream.of(widget, agentClient).forEach(SessionsFollower::stop);
        }

        assertThat(agentClient.surprises()).isEmpty();
        assertThat(widget.surprises()).isEmpty();
        assertThat(seqs(widget, session)).containsExactlyElementsOf(twice(2 * EACH));
        assertThat(seqs(agentClient, session)).containsExactlyElementsOf(twice(3 * EACH));
        assertThat(widget.messages(session))
                .extracting(message -> message.getString("text"))
                .containsExactlyElementsOf(world.texts(
                        "select message from chat_message where session_id = ? and visibility = 0 order by seq",
                        session));
    }

    private CompletableFuture<Void> writes(Caller who, long session, String visibility) {
        return CompletableFuture.runAsync(
                () -> IntStream.range(0, EACH)
                        .forEach(i -> assertThat(who.does(
                                                "sendChatMessage",
                                                session,
                                                Map.of("text", visibility + i, "visibility", visibility))
                                        .refusal())
                                .isNull()),
                threads);
    }

    private static List<Integer> seqs(SessionsFollower follower, long session) {
        return Stream.of(follower.events(session), follower.messages(session))
                .flatMap(List::stream)
                .map(each -> each.getInt("seq"))
                .toList();
    }

    /** The numbers of the events, then those of the messages. */
    private static List<Integer> twice(int last) {
        return IntStream.range(0, 2 * last).mapToObj(i -> i % last + 1).toList();
    }
}
