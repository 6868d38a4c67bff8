package dev.parley;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.TestDatabase;
import dev.parley.support.Waits;
import dev.parley.support.WebhookReceiver;
import dev.parley.support.World;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The dashboard and the alert rules name metrics that the packaged service has, and each alert has a section in docs/operations.md. Logs are JSON by setting. */
@ExtendWith(PackagedService.class)
class ObservabilityIT {

    private static final Path FOLDER = Path.of("deploy/observability");

    /** Prometheus itself makes this metric. */
    private static final String OF_PROMETHEUS = "up";

    /** Parts of an expression that contain no metric: labels, times and groups of labels. */
    private static final Pattern NO_METRIC =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\\b(by|without) \\([^)]*\\)|\\b\\d[\\d.]*[a-z]*\\b");

    private static final Pattern NAME = Pattern.compile("\\b[a-z_][a-z0-9_]*\\b(?!\\s*\\()");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");
    private static final Pattern EXPRESSION = Pattern.compile("^ *expr: (.*)$", Pattern.MULTILINE);

    private static final World WORLD = new World();
    private static final WebhookReceiver RECEIVER = new WebhookReceiver();

    private static Instance instance;
    private static long topic;

    @BeforeAll
    static void startInstanceAndCallIt() throws Exception {
        topic = WORLD.topic();
        long session = WORLD.waiting(topic);
        WORLD.waitingSince(topic, 600);
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.log.console.json.enabled", "true",
                "parley.metrics.queues-every", "1S",
                "parley.metrics.max-topics", "100000",
                // The database itself: no standby, but the metrics of a replica exist.
                "parley.replica.url", TestDatabase.url(),
                "parley.webhooks.allow-http", "true",
                "parley.webhooks.allowed-networks", "127.0.0.1/32,::1/128"));
        // No daemon answers there, no bucket is there, and nothing is sent, but the metrics exist.
        settings.putAll(Map.of(
                "parley.attachments.scan.clamd", "127.0.0.1:1",
                "parley.attachments.s3.bucket", "files",
                "parley.attachments.s3.endpoint", "http://127.0.0.1:1",
                "parley.attachments.s3.move-every", "off",
                "quarkus.mailer.from", "chat@parley.example",
                "parley.mail.send-every", "off"));
        instance = Instance.onTestDatabase(settings);
        createWebhook();
        try (SocketClient socket =
                SocketClient.as(Caller.agent(WORLD.agentOf(topic)).at(instance))) {
            Follower list = socket.subscribe("subscription { chatSessionsChanged { changes { kind } } }");
            list.next("chatSessionsChanged.changes[0].kind");
            accept(session);
            list.next("chatSessionsChanged.changes[0].kind");
        }
        accept(session);
        Caller.nobody().at(instance).asks("{ chatSessions { totalCount } }");
        Caller.admin("admin").at(instance).asks("{ chatTopics { totalCount } }").data();
        Waits.until(() -> !RECEIVER.received().isEmpty(), "the webhook's receiver is called");
        Waits.until(() -> metrics().contains("parley_webhooks_attempts_total"), "the attempt is counted");
        Waits.until(() -> metrics().contains("parley_queue_length{topic=\"" + topic + "\"} 1.0"), "queues are counted");
    }

    private static void createWebhook() {
        Caller.admin("admin")
                .at(instance)
                .does(
                        "createWebhook",
                        Map.of("name", "Log", "url", RECEIVER.url(), "topicIds", List.of(Ids.of("ChatTopic", topic))),
                        "webhook { id }");
    }

    private static void accept(long session) {
        Caller.agent(WORLD.agentOf(topic)).at(instance).does("acceptChatSession", session);
    }

    @AfterAll
    static void stop() {
        WORLD.run("delete from webhook");
        if (instance != null) {
            instance.close();
        }
        RECEIVER.close();
    }

    @Test
    void dashboard_namesMetricsThatExist() throws IOException {
        JsonArray panels =
                new JsonObject(Files.readString(FOLDER.resolve("grafana-dashboard.json"))).getJsonArray("panels");
        List<String> expressions = panels.stream()
                .map(JsonObject.class::cast)
                .flatMap(panel -> panel.getJsonArray("targets").stream())
                .map(target -> ((JsonObject) target).getString("expr"))
                .toList();

        assertThat(expressions).hasSizeGreaterThan(15);
        assertThat(missing(expressions)).isEmpty();
    }

    @Test
    void alerts_nameMetricsThatExist() throws IOException {
        List<String> expressions = found(EXPRESSION, Files.readString(FOLDER.resolve("alerts.yaml")));

        assertThat(expressions).hasSizeGreaterThan(10);
        assertThat(missing(expressions)).isEmpty();
    }

    @Test
    void alerts_haveTestsAndInstructions() throws IOException {
        List<String> alerts = found(ALERT, Files.readString(FOLDER.resolve("alerts.yaml")));
        String tests = Files.readString(FOLDER.resolve("alerts.test.yaml"));
        String rules = Files.readString(FOLDER.resolve("alerts.yaml"));
        String instructions = Files.readString(Path.of("docs/operations.md"));

        assertThat(alerts).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(tests).contains("alertname: " + alert + "\n        exp_alerts");
            assertThat(instructions).contains("\n### " + alert + "\n");
            assertThat(rules).contains("runbook: docs/operations.md#" + alert.toLowerCase(Locale.ROOT) + "\n");
        });
    }

    @Test
    void queues_areCountedByTopic() {
        String metrics = metrics();

        assertThat(value(metrics, "parley_queue_length{topic=\"" + topic + "\"}"))
                .isEqualTo(1);
        assertThat(value(metrics, "parley_queue_oldest_wait_seconds{topic=\"" + topic + "\"}"))
                .isBetween(600.0, 3600.0);
    }

    @Test
    void connections_areCountedByPool() {
        assertThat(metrics())
                .contains(
                        "agroal_awaiting_count{datasource=\"default\"}",
                        "agroal_awaiting_count{datasource=\"replica\"}");
    }

    @Test
    void acceptThatCameTooLate_isCounted() {
        assertThat(metrics())
                .contains("parley_mutations_refused_total{code=\"ALREADY_ACCEPTED\",mutation=\"acceptChatSession\"}");
    }

    @Test
    void errors_areCountedByCode() {
        assertThat(value(metrics(), "parley_graphql_errors_total{code=\"UNAUTHENTICATED\"}"))
                .isPositive();
    }

    @Test
    void log_isJson() {
        List<JsonObject> lines = instance.log().lines().map(JsonObject::new).toList();

        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.fieldNames())
                        .contains("timestamp", "level", "loggerName", "message", "threadName", "mdc"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.getString("message")).contains("Listening on"));
    }

    private static Set<String> missing(List<String> expressions) {
        Set<String> existing = metrics()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("[{ ].*", ""))
                .collect(Collectors.toSet());
        return expressions.stream()
                .map(expression -> NO_METRIC.matcher(expression).replaceAll(""))
                .flatMap(expression -> found(NAME, expression).stream())
                .filter(Predicate.not(existing::contains))
                .filter(Predicate.not(OF_PROMETHEUS::equals))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results()
                .map((MatchResult result) -> result.group(result.groupCount()))
                .toList();
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + series));
    }

    private static String metrics() {
        return given().baseUri(instance.url()).get("/q/metrics").asString();
    }
}
