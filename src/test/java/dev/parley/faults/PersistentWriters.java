package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
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

    private final Supplier<String> entrance;
    private final Supplier<String> service;
    private final OwnDatabase database;
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Set<String> codes = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> writing = new ArrayList<>();
    private final List<Long> sessions = new ArrayList<>();
    private volatile boolean stopped;

    /** Creates the writers' sessions, and starts to write, at a service with this base URL. */
    PersistentWriters(int count, OwnDatabase database, Supplier<String> service) {
        this(count, database, service, service);
    }

    /** Creates the writers' sessions at one service, and writes at another. */
    PersistentWriters(int count, OwnDatabase database, Supplier<String> entrance, Supplier<String> service) {
        this.entrance = entrance;
        this.service = service;
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
        long session = requested.<Integer>data("done.chatSession.databaseId");
        sessions.add(session);
        Caller.agent("anna").at(entrance.get()).does("acceptChatSession", session);
        return Caller.customer(requested.data("done.sessionKey"));
    }

    /** Waits until this many more messages were acknowledged than now. */
    void awaitProgress(int more) {
        int before = acknowledged.size();
        Waits.until(() -> acknowledged.size() >= before + more, more + " more messages are acknowledged: " + codes);
    }

    /** The ids of the sessions in which they write. */
    List<Long> sessions() {
        return sessions;
    }

    /** Codes of the errors up to now. "DISCONNECTED" stands for a connection without an answer, "HTTP 502" for an answer of a proxy. */
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
            answer = customer.at(service.get()).asks(document, variables);
        } catch (UncheckedIOException disconnected) {
            codes.add("DISCONNECTED");
            return null;
        }
        if (!answer.text().startsWith("{")) {
            codes.add("HTTP " + answer.status());
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
