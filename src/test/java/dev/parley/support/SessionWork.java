package dev.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/**
 * Random operations of customers and agents on some sessions, one after the other. If a connection breaks, the operation is retried with
 * its idempotency key until there is a response.
 */
public final class SessionWork implements Runnable {

    private final World world = new World();
    private final Random random;
    private final UnaryOperator<Caller> service;
    private final Staff staff;
    private final Map<Long, Caller> customers;
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger retries = new AtomicInteger();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    /** Callers by login name. They are cached because signing a token is slow. */
    private final Map<String, Caller> users = new HashMap<>();

    private volatile boolean stopped;

    /** Users with rights in the topic of the sessions. */
    public record Staff(List<String> agents, String manager) {}

    private record Operation(Caller caller, String mutation, long session, Map<String, ?> more) {

        Operation(Caller caller, String mutation, long session) {
            this(caller, mutation, session, Map.of());
        }
    }

    /**
     * Creates work without starting it.
     *
     * @param service directs each call to one of the instances
     * @param customers customers by session
     */
    public SessionWork(long seed, UnaryOperator<Caller> service, Staff staff, Map<Long, Caller> customers) {
        this.random = new Random(seed);
        this.service = service;
        this.staff = staff;
        this.customers = customers;
    }

    /** Runs operations until it is stopped. */
    @Override
    public void run() {
        while (!stopped) {
            Operation operation = next();
            JsonObject payload = executeWithRetries(operation);
            done.incrementAndGet();
            if (payload.getBoolean("changed") && operation.more().containsKey("text")) {
                sent.add((String) operation.more().get("text"));
            }
        }
    }

    /** Starts no further operations. */
    public void stop() {
        stopped = true;
    }

    /** Number of operations that were answered. */
    public int done() {
        return done.get();
    }

    /** Number of retries after broken connections. */
    public int retries() {
        return retries.get();
    }

    /** Texts of the accepted messages. Each text is unique. */
    public List<String> sent() {
        return sent;
    }

    private Operation next() {
        long session = anyOf(List.copyOf(customers.keySet()));
        Caller customer = customers.get(session);
        return switch (random.nextInt(18)) {
            case 0, 1, 2, 3 -> message(customer, session, "ALL");
            case 4, 5, 6, 7 -> message(owner(session), session, "ALL");
            case 8 -> message(owner(session), session, "AGENTS");
            case 9, 10 -> new Operation(agent(), "acceptChatSession", session);
            case 11 -> new Operation(owner(session), "returnChatSessionToQueue", session);
            case 12 ->
                new Operation(
                        owner(session),
                        "requestChatTransfer",
                        session,
                        Map.of("target", Map.of("userId", Ids.of("User", anyUserId()))));
            case 13 -> new Operation(target(session), "acceptChatTransfer", session);
            case 14 -> new Operation(user(staff.manager()), "takeOverChatSession", session);
            case 15 -> new Operation(customer, "markChatRead", session, Map.of("upToSeq", 1 + random.nextInt(20)));
            case 16 -> new Operation(owner(session), "endChatSession", session);
            default -> new Operation(customer, "reopenChatSession", session);
        };
    }

    private Operation message(Caller sender, long session, String visibility) {
        return new Operation(
                sender, "sendChatMessage", session, Map.of("text", "said " + random(), "visibility", visibility));
    }

    private JsonObject executeWithRetries(Operation operation) {
        Map<String, Object> more = new HashMap<>(operation.more());
        more.put("idempotencyKey", random());
        while (true) {
            try {
                String answer = service.apply(operation.caller())
                        .does(operation.mutation(), operation.session(), more)
                        .text();
                assertThat(answer).doesNotContain("\"errors\"");
                return Json.createReader(new StringReader(answer))
                        .readObject()
                        .getJsonObject("data")
                        .getJsonObject("done");
            } catch (UncheckedIOException broken) {
                retries.incrementAndGet();
            }
        }
    }

    private Caller owner(long session) {
        return firstUserOf(
                "select loginname from ejuser u join chat_session s on s.user_id = u.id where s.id = ?", session);
    }

    private Caller target(long session) {
        return firstUserOf(
                "select loginname from ejuser u join chat_session s on s.transfer_to = u.id where s.id = ?", session);
    }

    /** The user that a query finds, or else one of the agents, whose request will be rejected. */
    private Caller firstUserOf(String query, long session) {
        return world.texts(query, session).stream().findFirst().map(this::user).orElseGet(this::agent);
    }

    private Caller agent() {
        return user(anyOf(staff.agents()));
    }

    private Caller user(String login) {
        return users.computeIfAbsent(login, Caller::agent);
    }

    private long anyUserId() {
        return world.id(anyOf(staff.agents()));
    }

    private String random() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private <T> T anyOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
