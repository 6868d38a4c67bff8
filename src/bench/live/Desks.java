import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds desks open on sockets of their own: java Desks PORT PID FOLDER WHAT DESKS TOPICS SECONDS. WHAT is "list" for the conversations of a
 * topic, and "queue" for its queue. Desks take turns with the tokens in PARLEY_TOKENS and with the topics. Prints "ready" when all have had
 * their first result, counts for SECONDS from when FOLDER/go exists, and then writes FOLDER/desks.csv: desk, session, number of the
 * session's last event, and the instant of receipt in microseconds, once for each event that a desk knows of. With SECONDS 0 the desks are in
 * quiet, and the memory of the process PID is printed. Ends with 1 when a socket went.
 */
public class Desks {

    private static final Pattern SESSION = Pattern.compile("\"databaseId\":\"?(\\d+)\"?,\"eventSeq\":(\\d+)");

    private static final String SHOWN = "databaseId eventSeq status idle topic { name } customer { firstName lastName }";

    /** One document, as a front end has it: the filter is a variable. */
    private static final String LIST =
            "{\"query\":\"subscription($where: ChatSessionFilter) { chatSessionsChanged(where: $where) { changes { kind chatSession { " + SHOWN
                    + " } } } }\",\"variables\":{\"where\":{\"topic\":{\"databaseId\":{\"eq\":%d}},\"status\":{\"eq\":\"USER_LAST\"}}}}";

    private static final String QUEUE =
            "{\"query\":\"subscription($topics: [ID!]) { chatQueueChanged(topicIds: $topics) { length agentsPresent sessions { nodes { " + SHOWN
                    + " } } } }\",\"variables\":{\"topics\":[\"%s\"]}}";

    private final String[] tokens = System.getenv("PARLEY_TOKENS").trim().split(" ");
    private final Queue<String> receipts = new ConcurrentLinkedQueue<>();
    private final Sockets sockets;
    private final String pid;
    private final boolean queues;
    private final int topics;
    private volatile boolean counting;

    private Desks(String port, String pid, boolean queues, int topics) {
        this.sockets = new Sockets(port);
        this.pid = pid;
        this.queues = queues;
        this.topics = topics;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[2]);
        int count = Integer.parseInt(arguments[4]);
        int topics = Integer.parseInt(arguments[5]);
        int seconds = Integer.parseInt(arguments[6]);
        Desks desks = new Desks(arguments[0], arguments[1], arguments[3].equals("queue"), topics);

        if (seconds == 0) {
            // The first sockets bring classes, buffers and plans; the others cost what a socket costs.
            desks.open(0, 100);
            System.out.println("100 sockets: " + desks.memory());
            desks.open(100, count - 100);
            System.out.println(count + " sockets: " + desks.memory());
        } else {
            desks.open(0, count);
            System.out.println("ready");
            while (!Files.exists(folder.resolve("go"))) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            desks.counting = true;
            TimeUnit.SECONDS.sleep(seconds);
            desks.counting = false;
            Files.write(folder.resolve("desks.csv"), desks.receipts);
        }
        System.out.println("sockets gone: " + desks.sockets.gone());
        System.exit(desks.sockets.gone() == 0 ? 0 : 1);
    }

    private void open(int first, int count) throws Exception {
        CountDownLatch ready = new CountDownLatch(count);
        for (int desk = first; desk < first + count; desk++) {
            sockets.open(new Desk(desk, ready));
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

    /** One desk: notes what comes. */
    private final class Desk extends Sockets.Subscriber {

        private final int number;
        private final CountDownLatch ready;
        private final Set<String> known = new HashSet<>();
        private boolean listed;

        Desk(int number, CountDownLatch ready) {
            sockets.super(tokens[number % tokens.length]);
            this.number = number;
            this.ready = ready;
        }

        @Override
        String subscription() {
            long topic = 1 + number % topics;
            return queues ? QUEUE.formatted(Live.id("ChatTopic", String.valueOf(topic))) : LIST.formatted(topic);
        }

        @Override
        void received(String result) {
            if (!listed) {
                listed = true;
                ready.countDown();
            }
            long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            Matcher session = SESSION.matcher(result);
            while (session.find()) {
                String event = session.group(1) + "," + session.group(2);
                if (known.add(event) && counting) {
                    receipts.add(number + "," + event + "," + now);
                }
            }
        }
    }
}
