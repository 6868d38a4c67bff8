import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Holds idle subscribers and agents' desks open and follows messages that it sends at a steady rate: java Live PORT PID FOLDER IDLE RATE
 * SECONDS DESKS TOPICS. FOLDER/sessions.txt has the number of a session on each line, first the 20 that are written to.
 * FOLDER/receipts.csv gets a message's number and the instant of its receipt, in microseconds, on each line; FOLDER/desks.csv the desk,
 * the session, the number of its last event, and the instant. Figures of the process PID go to the output. Ends with 1 when a message
 * was refused or did not come, or a socket went.
 */
public class Live {

    private static final int ACTIVE = 20;
    private static final int IDLE_SECONDS = 30;
    private static final Pattern NUMBER = Pattern.compile("\"databaseId\":\"?(\\d+)");
    private static final Pattern SUBSCRIPTIONS =
            Pattern.compile("^parley_websocket_subscriptions(?:\\{[^}]*})? (\\S+)", Pattern.MULTILINE);
    private static final Pattern EVENT = Pattern.compile("\"eventSeq\":(\\d+)");

    /** What a desk shows: the conversations of a topic. Every event over all sessions wakes it, whether it is of that topic or not. */
    private static final String DESK = "chatSessionsChanged(where: {topic: {databaseId: {eq: %d}}, status: {eq: USER_LAST}}) "
            + "{ changes { kind chatSession { databaseId eventSeq } } }";

    private static final String TOKEN = System.getenv("PARLEY_TOKEN");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Long, Long> receipts = new ConcurrentHashMap<>();
    private final Queue<String> desks = new ConcurrentLinkedQueue<>();
    private final Sockets sockets;
    private int followed;
    private final String port;
    private final String pid;

    private Live(String port, String pid) {
        this.sockets = new Sockets(port);
        this.port = port;
        this.pid = pid;
    }

    public static void main(String[] arguments) throws Exception {
        Live live = new Live(arguments[0], arguments[1]);
        Path folder = Path.of(arguments[2]);
        List<String> sessions = Files.readAllLines(folder.resolve("sessions.txt"));
        int idle = Integer.parseInt(arguments[3]);
        int rate = Integer.parseInt(arguments[4]);
        int seconds = Integer.parseInt(arguments[5]);
        int desks = Integer.parseInt(arguments[6]);
        int topics = Integer.parseInt(arguments[7]);

        System.out.println("before: " + live.memory());
        live.follow(sessions.subList(ACTIVE, ACTIVE + idle), "chatSessionEvents(chatSessionId: \"%s\") { seq type }", (message, at) -> {});
        System.out.println(idle + " idle subscribers: " + live.memory());
        live.cpuOver("idle", IDLE_SECONDS, () -> TimeUnit.SECONDS.sleep(IDLE_SECONDS));

        List<String> active = sessions.subList(0, ACTIVE);
        live.follow(active, "chatMessages(chatSessionId: \"%s\") { databaseId seq text }", live::message);
        List<Integer> all = IntStream.range(0, desks).boxed().toList();
        live.follow(all.stream().map(desk -> DESK.formatted(1 + desk % topics)).toList(), desk -> (message, at) -> live.event(desk, message, at));
        System.out.println(desks + " desks: " + live.memory());
        // Warm first, then count.
        live.send(active, rate, seconds);
        TimeUnit.SECONDS.sleep(2);
        live.receipts.clear();
        live.desks.clear();
        AtomicInteger failed = new AtomicInteger();
        live.cpuOver(rate + " messages/s", seconds, () -> failed.set(live.send(active, rate, seconds)));
        TimeUnit.SECONDS.sleep(2);
        System.out.println("after: " + live.memory());
        System.out.println("sent " + rate * seconds + ", failed " + failed + ", received " + live.receipts.size()
                + ", sockets gone " + live.sockets.gone());
        try (PrintWriter file = new PrintWriter(folder.resolve("receipts.csv").toFile(), StandardCharsets.UTF_8)) {
            live.receipts.forEach((message, at) -> file.println(message + "," + at));
        }
        Files.write(folder.resolve("desks.csv"), live.desks);
        boolean whole = failed.get() == 0 && live.receipts.size() == rate * seconds && live.sockets.gone() == 0;
        System.exit(whole ? 0 : 1);
    }

    /** What is done with a result, and when it came. */
    private interface Receiver {
        void received(String result, long at);
    }

    private void message(String result, long at) {
        Matcher number = NUMBER.matcher(result);
        if (number.find()) {
            receipts.put(Long.parseLong(number.group(1)), at);
        }
    }

    private void event(int desk, String result, long at) {
        Matcher session = NUMBER.matcher(result);
        Matcher event = EVENT.matcher(result);
        while (session.find() && event.find()) {
            desks.add(desk + "," + session.group(1) + "," + event.group(1) + "," + at);
        }
    }

    private void follow(List<String> sessions, String field, Receiver receiver) throws InterruptedException {
        follow(sessions.stream().map(session -> field.formatted(id("ChatSession", session))).toList(), number -> receiver);
    }

    private void follow(List<String> fields, IntFunction<Receiver> receivers) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(fields.size());
        for (int number = 0; number < fields.size(); number++) {
            String document = "subscription { " + fields.get(number) + " }";
            sockets.open(new Follower(document, receivers.apply(number), ready));
        }
        if (!ready.await(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException(ready.getCount() + " sockets were not answered");
        }
        // The acknowledgement comes before the subscription stands.
        followed += fields.size();
        for (int tries = 0; subscriptions() != followed; tries++) {
            if (tries == 60) {
                throw new IllegalStateException(subscriptions() + " subscriptions stand, not " + followed);
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    /** How many the service says there are. */
    private int subscriptions() throws InterruptedException {
        HttpRequest metrics =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/metrics")).build();
        Matcher gauge = SUBSCRIPTIONS.matcher(
                http.sendAsync(metrics, HttpResponse.BodyHandlers.ofString()).join().body());
        return gauge.find() ? (int) Double.parseDouble(gauge.group(1)) : 0;
    }

    /** Notes when results come. */
    private final class Follower extends Sockets.Subscriber {

        private final String document;
        private final Receiver receiver;
        private final CountDownLatch ready;

        Follower(String document, Receiver receiver, CountDownLatch ready) {
            sockets.super(TOKEN);
            this.document = document;
            this.receiver = receiver;
            this.ready = ready;
        }

        @Override
        String subscription() {
            ready.countDown();
            return "{\"query\":\"" + document.replace("\"", "\\\"") + "\"}";
        }

        @Override
        void received(String result) {
            receiver.received(result, ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        }
    }

    /** Sends at a steady rate, whether answers come or not; says how many failed. */
    private int send(List<String> sessions, int rate, int seconds) throws InterruptedException {
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        AtomicInteger number = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        int count = rate * seconds;
        CountDownLatch answered = new CountDownLatch(count);
        clock.scheduleAtFixedRate(
                () -> {
                    if (number.getAndIncrement() < count) {
                        String session = sessions.get(ThreadLocalRandom.current().nextInt(sessions.size()));
                        http.sendAsync(message(session), HttpResponse.BodyHandlers.ofString())
                                .whenComplete((answer, failure) -> {
                                    if (failure != null || !answer.body().contains("\"userErrors\":[]")) {
                                        failed.incrementAndGet();
                                    }
                                    answered.countDown();
                                });
                    }
                },
                0,
                1_000_000 / rate,
                TimeUnit.MICROSECONDS);
        answered.await();
        clock.shutdownNow();
        return failed.get();
    }

    private HttpRequest message(String session) {
        String body = "{\"query\":\"mutation($i: SendChatMessageInput!){sendChatMessage(input: $i){userErrors{code}}}\","
                + "\"variables\":{\"i\":{\"chatSessionId\":\"" + id("ChatSession", session)
                + "\",\"message\":\"How may I help you with that?\"}}}";
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private interface Work {
        void run() throws Exception;
    }

    private void cpuOver(String what, int seconds, Work work) throws Exception {
        long before = cpuMillis();
        work.run();
        System.out.printf("%s: %.1f ms of CPU per second%n", what, (cpuMillis() - before) / (double) seconds);
    }

    /** Of the process, by its own clock ticks of 10 ms. */
    private long cpuMillis() throws IOException {
        String stat = Files.readString(Path.of("/proc", pid, "stat"));
        List<String> fields = new ArrayList<>(List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ")));
        return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * 10;
    }

    private String memory() throws IOException {
        return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ");
    }

    /** The id of a row in the service. */
    static String id(String type, String number) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((type + ":" + number).getBytes(StandardCharsets.UTF_8));
    }
}
