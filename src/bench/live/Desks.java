import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds desks open on sockets of their own: java Desks.java PORT PID FOLDER DESKS TOPICS SECONDS. Desks take turns with the tokens in
 * PARLEY_TOKENS and with the topics. Prints "ready" when all lists have come, counts for SECONDS from when FOLDER/go exists, and then writes
 * FOLDER/desks.csv: desk, session, number of the session's last event, and the instant of receipt in microseconds. With SECONDS 0 the desks
 * follow a list in which nothing happens, and the memory of the process PID is printed. Ends with 1 when a socket went.
 */
public class Desks {

    private static final Pattern SESSION = Pattern.compile("\"databaseId\":\"?(\\d+)\"?,\"eventSeq\":(\\d+)");

    /** One document, as a front end has it: the filter is a variable. */
    private static final String DOCUMENT = "subscription($where: ChatSessionFilter) { chatSessionsChanged(where: $where) "
            + "{ changes { kind chatSession { databaseId eventSeq status idle topic { name } customer { firstname lastname } } } } }";

    private static final String FILTER =
            "{\"topic\":{\"databaseId\":{\"eq\":%d}},\"status\":{\"eq\":\"USER_LAST\"}}";

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String[] tokens = System.getenv("PARLEY_TOKENS").trim().split(" ");
    private final Queue<String> receipts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger gone = new AtomicInteger();
    private final String port;
    private final String pid;
    private volatile boolean counting;

    private Desks(String port, String pid) {
        this.port = port;
        this.pid = pid;
    }

    public static void main(String[] arguments) throws Exception {
        Desks desks = new Desks(arguments[0], arguments[1]);
        Path folder = Path.of(arguments[2]);
        int count = Integer.parseInt(arguments[3]);
        int topics = Integer.parseInt(arguments[4]);
        int seconds = Integer.parseInt(arguments[5]);

        if (seconds == 0) {
            // The first sockets bring classes, buffers and plans; the others cost what a socket costs.
            desks.open(0, 100, topics);
            System.out.println("100 sockets: " + desks.memory());
            desks.open(100, count - 100, topics);
            System.out.println(count + " sockets: " + desks.memory());
        } else {
            desks.open(0, count, topics);
            System.out.println("ready");
            while (!Files.exists(folder.resolve("go"))) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            desks.counting = true;
            TimeUnit.SECONDS.sleep(seconds);
            desks.counting = false;
            Files.write(folder.resolve("desks.csv"), desks.receipts);
        }
        System.out.println("sockets gone: " + desks.gone);
        System.exit(desks.gone.get() == 0 ? 0 : 1);
    }

    private void open(int first, int count, int topics) throws Exception {
        CountDownLatch ready = new CountDownLatch(count);
        for (int desk = first; desk < first + count; desk++) {
            http.newWebSocketBuilder()
                    .subprotocols("graphql-transport-ws")
                    .buildAsync(URI.create("ws://127.0.0.1:" + port + "/graphql"), new Desk(desk, topics, ready))
                    .join();
        }
        if (!ready.await(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException(ready.getCount() + " desks have no list");
        }
    }

    /** Resident memory, and the heap's objects after a collection where the process is a JVM. */
    private String memory() throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(5);
        String heap = run("jcmd", pid, "GC.class_histogram");
        String resident = Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElseThrow()
                .replaceAll("\\s+", " ");
        Matcher total = Pattern.compile("Total +\\d+ +(\\d+)").matcher(heap);
        return resident + (total.find() ? ", objects " + Long.parseLong(total.group(1)) / 1024 + " kB" : "");
    }

    private static String run(String... command) throws IOException {
        try {
            return new String(new ProcessBuilder(command).redirectErrorStream(true).start().getInputStream().readAllBytes());
        } catch (IOException noJdk) {
            return "";
        }
    }

    /** One desk: subscribes when it may, and notes what comes. */
    private final class Desk implements WebSocket.Listener {

        private final int number;
        private final String filter;
        private final CountDownLatch ready;
        private final StringBuilder text = new StringBuilder();
        private boolean listed;

        /** Java's WebSocket refuses a message while another one is on its way. */
        private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

        Desk(int number, int topics, CountDownLatch ready) {
            this.number = number;
            this.filter = FILTER.formatted(1 + number % topics);
            this.ready = ready;
        }

        @Override
        public void onOpen(WebSocket socket) {
            String token = tokens[number % tokens.length];
            send(socket, "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer " + token + "\"}}");
            socket.request(1);
        }

        private void send(WebSocket socket, String message) {
            sent = sent.thenCompose(before -> socket.sendText(message, true));
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            System.out.println("closed: " + code + " " + reason);
            gone.incrementAndGet();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable failure) {
            System.out.println("broken: " + failure);
            gone.incrementAndGet();
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                take(socket, message);
            }
            socket.request(1);
            return null;
        }

        private void take(WebSocket socket, String message) {
            if (message.contains("connection_ack")) {
                send(socket, "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + DOCUMENT
                        + "\",\"variables\":{\"where\":" + filter + "}}}");
            } else if (message.contains("\"ping\"")) {
                send(socket, "{\"type\":\"pong\"}");
            } else if (message.contains("\"errors\"") || message.contains("\"type\":\"error\"")) {
                System.out.println(message);
            } else if (!listed) {
                listed = true;
                ready.countDown();
            } else if (counting) {
                long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
                Matcher session = SESSION.matcher(message);
                while (session.find()) {
                    receipts.add(number + "," + session.group(1) + "," + session.group(2) + "," + now);
                }
            }
        }
    }
}
