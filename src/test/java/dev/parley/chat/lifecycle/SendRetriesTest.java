package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Clients on unreliable connections: each message is sent repeatedly, and a third of the responses is never read. */
@QuarkusTest
class SendRetriesTest {

    private static final int MESSAGES = TestSize.of(50, 200);
    private static final int TIMES = 3;
    private static final int THREADS = 8;

    private static final String SEND =
            "mutation($input: SendChatMessageInput!) { sendChatMessage(input: $input) { changed replayed chatMessage { id seq text } userErrors { code } } }";

    private final World world = new World();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void messages_withRetries_areStoredOnceAndReplayed() throws Exception {
        long topic = world.topic();
        String anna = world.agentOf(topic);
        long session = world.waiting(topic, "key of " + anna);
        Caller.agent(anna).runs("accept", session);
        List<Caller> callers = List.of(Caller.agent(anna), Caller.customer("key of " + anna));
        List<Message> messages = IntStream.range(0, MESSAGES)
                .mapToObj(i -> new Message(callers.get(i % 2), session, "message " + i))
                .toList();

        sendInDisorder(messages);
        // Clients without a response retry until they receive one.
        messages.stream().filter(message -> message.answers.isEmpty()).forEach(Message::send);

        assertThat(messages).as("seed %d", seed).allSatisfy(SendRetriesTest::assertOneEffect);
        List<String> stored = world.texts(
                "select message from chat_message where session_id = ? and special_type = 0 order by seq", session);
        assertThat(stored)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(message -> message.text).toList());
        // The welcome is a message too.
        List<String> numbers = numbersTo(MESSAGES + 1);
        assertThat(world.texts("select seq::text from chat_message where session_id = ? order by id", session))
                .isEqualTo(numbers);
        assertThat(world.number("select message_seq from chat_session where id = ?", session))
                .isEqualTo(MESSAGES + 1);
        assertThat(world.texts(
                        "select payload ->> 'messageSeq' from chat_session_event where session_id = ? and type = 'MESSAGE_SENT' order by id",
                        session))
                .isEqualTo(numbers.subList(1, numbers.size()));
        assertThat(world.texts("select seq::text from chat_session_event where session_id = ? order by id", session))
                .isEqualTo(numbers);
    }

    private void sendInDisorder(List<Message> messages) throws Exception {
        List<Runnable> attempts = new ArrayList<>();
        for (Message message : messages) {
            for (int time = 0; time < TIMES; time++) {
                attempts.add(random.nextInt(TIMES) == 0 ? message::sendAndHangUp : message::send);
            }
        }
        Collections.shuffle(attempts, random);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            attempts.forEach(attempt -> running.add(threads.submit(attempt)));
            for (Future<?> each : running) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** At most one response is not a replay, because that one may not have been read. All refer to the same message. */
    private static void assertOneEffect(Message message) {
        assertThat(message.answers).allSatisfy(answer -> {
            assertThat(answer.refusal("sendChatMessage")).isNull();
            assertThat(answer.<Boolean>data("sendChatMessage.changed")).isTrue();
            assertThat(answer.<String>data("sendChatMessage.chatMessage.text")).isEqualTo(message.text);
        });
        assertThat(message.answers.stream().map(answer -> answer.data("sendChatMessage.chatMessage.id")))
                .containsOnly(message.answers.element().<String>data("sendChatMessage.chatMessage.id"));
        assertThat(message.answers)
                .filteredOn(answer -> !answer.<Boolean>data("sendChatMessage.replayed"))
                .hasSizeLessThan(2);
    }

    private static List<String> numbersTo(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(String::valueOf).toList();
    }

    /** A message that its author retries until a response confirms it. */
    private static final class Message {

        private final Caller author;
        private final String text;
        private final Map<String, ?> input;
        private final ConcurrentLinkedQueue<Answer> answers = new ConcurrentLinkedQueue<>();

        Message(Caller author, long session, String text) {
            this.author = author;
            this.text = text;
            this.input = Map.of(
                    "input",
                    Map.of(
                            "chatSessionId", Ids.of("ChatSession", session),
                            "text", text,
                            "idempotencyKey", UUID.randomUUID().toString()));
        }

        void send() {
            answers.add(author.asks(SEND, input));
        }

        void sendAndHangUp() {
            author.asksAndHangsUp(SEND, input);
        }
    }
}
