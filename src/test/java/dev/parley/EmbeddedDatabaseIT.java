package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar without a configured database: it brings its own, with the demo company, and keeps what was written. */
class EmbeddedDatabaseIT {

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String TOPICS = "{\"query\": \"{ chatTopics { totalCount nodes { id } } }\"}";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @BeforeEach
    void onlyTheJarHasOne() {
        assumeThat(Files.exists(JAR)).as("built without -Dnative").isTrue();
    }

    @Test
    void itsDataSurviveARestart() throws Exception {
        String session;
        try (Service first = new Service()) {
            String topics = first.ask(TOPICS);
            assertThat(topics).contains("\"totalCount\":3");
            String topic = topics.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
            session = first.ask("{\"query\": \"mutation { requestChatSession(input: {topicId: \\\"" + topic
                    + "\\\"}) { sessionKey chatSession { databaseId } } }\"}");
            assertThat(session).contains("\"databaseId\":501");
        }

        String key = session.replaceAll("(?s).*\"sessionKey\":\"([^\"]+)\".*", "$1");
        try (Service second = new Service()) {
            assertThat(second.ask(TOPICS)).contains("\"totalCount\":3");
            String again = second.ask(
                    "{\"query\": \"mutation { endChatSession(input: {chatSessionId: \\\"Q2hhdFNlc3Npb246NTAx\\\"}) { changed } }\"}",
                    "ChatSession " + key);
            assertThat(again).contains("\"changed\":true");
        }
    }

    @Test
    void aSecondOneOnTheSameFolderIsToldWhatToDo() throws Exception {
        try (Service first = new Service()) {
            assertThat(first.ask(TOPICS)).contains("\"totalCount\":3");

            Path log = folder.resolve("second.log");
            Process second = start(log, freePort());

            assertThat(second.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(second.exitValue()).isEqualTo(1);
            assertThat(Files.readString(log))
                    .contains("Parley could not start its embedded PostgreSQL", "QUARKUS_DATASOURCE_JDBC_URL");
        }
    }

    private Process start(Path log, int port) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Dquarkus.http.port=" + port,
                        "-jar",
                        JAR.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** One run of the jar. */
    private final class Service implements AutoCloseable {

        private final int port = freePort();
        private final Path log = Files.createTempFile(folder, "parley", ".log");
        private final Process process = start(log, port);

        Service() throws Exception {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.readString(log).contains("Listening on")) {
                assertThat(process.isAlive() && System.nanoTime() < deadline)
                        .as(Files.readString(log))
                        .isTrue();
                Thread.sleep(200);
            }
        }

        String ask(String body, String... authorization) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/graphql"))
                    .header("Content-Type", "application/json")
                    .timeout(PATIENCE)
                    .POST(BodyPublishers.ofString(body));
            if (authorization.length > 0) {
                request.header("Authorization", authorization[0]);
            }
            return http.send(request.build(), BodyHandlers.ofString()).body();
        }

        @Override
        public void close() {
            process.destroy();
            assertThat(process.onExit()).succeedsWithin(PATIENCE);
        }
    }
}
