package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Customers that send messages without pause, and repeat each with its idempotency key until it is acknowledged. Errors must be retryable. */
final class PersistentWriters {

    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Supplier<Instance> entrance;
    private final Supplier<Instance> instance;
    private final OwnDatabase database;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> writing = new ArrayList<>();
    private volatile boolean stopped;

    /** Creates the writers' sessions, and starts to write. */
    PersistentWriters(int count, OwnDatabase database, Supplier<Instance> instance) {
        this(count, database, instance, instance);
    }

    /** Creates the writers' sessions at one instance, and writes at another. */
    PersistentWriters(int count, OwnDatabase database, Supplier<Instance> entrance, Supplier<Instance> instance) {
        this.entrance = entrance;
        this.instance = instance;
        this.database = database;
        List<Caller> customers =
                IntStream.range(0, count).mapToObj(i -> customer()).toList();
        customers.forEach(each -> writing.add(threads.submit(() -> write(each))));
    }

    /** Creates a topic with an agent in an empty database. */
    static void prepare(OwnDatabase database) throws SQLException {
        database.run("insert into ejuser (loginname, username, chat_status) values ('anna', 'anna', 1)");
        database.run("insert into chat_topic (name) values ('Support')");
        database.run(
                "insert into chat_topic_user (user_id, topic_id, can_respond) select u.id, t.id, true from ejuser u, chat_topic t");
    }

    private Caller customer() {
        Answer requested = Caller.nobody()
                .at(entrance.get())
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", 1)),
                        "sessionKey chatSession { databaseId }");
        Caller.agent("anna")
                .at(entrance.get())
                .does("acceptChatSession", requested.<Integer>data("done.chatSession.databaseId"));
        return Caller.customer(requested.data("done.sessionKey"));
    }

    /** Waits until this many more messages were acknowledged than now. */
    void awaitProgress(int more) {
        int before = acknowledged.size();
        Waits.until(() -> acknowledged.size() >= before + more, more + " more messages are acknowledged: " + codes);
    }

    /** Codes of the errors up to now. "DISCONNECTED" stands for a connection without an answer. */
    Set<String> codes() {
        return codes;
    }

    /** Ends when what was begun is acknowledged. Exactly the acknowledged messages are stored, each once. */
    void stopAndCompare() throws Exception {
        stopped = true;
        for (Future<?> each : writing) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                throw new AssertionError(failed.getCause());
            }
        }
        threads.shutdown();
        assertThat(acknowledged).isNotEmpty();
        assertThat(database.texts("select message from chat_message where message like '" + name() + "%'"))
                .containsExactlyInAnyOrderElementsOf(acknowledged);
    }

    private String name() {
        return "by " + System.identityHashCode(this) + " ";
    }

    private void write(Caller customer) {
        String session = null;
        for (int number = 0; !stopped; number++) {
            String text = name() + customer.authorization().hashCode() + " " + number;
            while (session == null) {
                session = session(customer);
            }
            while (!isAcknowledged(customer, session, text)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            acknowledged.add(text);
        }
    }

    private String session(Caller customer) {
        Answer answer = ask(customer, "{ customerSession { id } }", Map.of());
        return answer == null ? null : answer.data("customerSession.id");
    }

    private boolean isAcknowledged(Caller customer, String session, String text) {
        Answer answer = ask(
                customer,
                "mutation($input: SendChatMessageInput!) { done: sendChatMessage(input: $input) { changed replayed userErrors { code } } }",
                Map.of("input", Map.of("chatSessionId", session, "text", text, "idempotencyKey", text)));
        if (answer == null) {
            return false;
        }
        assertThat(answer.<List<?>>data("done.userErrors")).isEmpty();
        return true;
    }

    /** Null if the answer is a retryable error, or there is none. */
    private Answer ask(Caller customer, String document, Map<String, ?> variables) {
        Answer answer;
        try {
            answer = customer.at(instance.get()).asks(document, variables);
        } catch (UncheckedIOException disconnected) {
            codes.add("DISCONNECTED");
            return null;
        }
        if (answer.errorCodes() == null) {
            return answer;
        }
        codes.addAll(answer.errorCodes());
        assertThat(answer.errorCodes()).as(answer.text()).isSubsetOf("UNAVAILABLE", "DEADLINE_EXCEEDED");
        return null;
    }
}
