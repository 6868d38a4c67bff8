package dev.parley.graphql.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.database.DatabaseReady;
import dev.parley.graphql.execution.GraphQLEngine;
import dev.parley.support.Caller;
import dev.parley.support.Logged;
import dev.parley.support.Notifications;
import dev.parley.support.Waits;
import dev.parley.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.eclipse.microprofile.health.Readiness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the documents of the warm-up and that it has no side effects. */
@QuarkusTest
class WarmUpTest {

    /** Rows of all tables, one line each. */
    private static final String ROWS = """
            select string_agg(table_name || ' ' || (xpath('/row/n/text()', query_to_xml(
              format('select count(*) as n from %I', table_name), false, true, '')))[1]::text, ', ' order by table_name)
            from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'""";

    private static final int OWN_DOCUMENTS = 5;

    private final World world = new World();

    @Inject
    GraphQLEngine engine;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry metrics;

    @Inject
    DataSource database;

    @Inject
    @Readiness
    WarmUp ofThisInstance;

    @TempDir
    Path folder;

    @Test
    void warmUp_withOwnDocuments_runsAllAndChangesNothing() throws Exception {
        createSessionWithAllLinks();
        String rows = text(ROWS);
        String identities = identities();
        double requests = requests();
        try (Notifications received = new Notifications();
                Logged audit = new Logged("parley.audit");
                Logged hibernate = new Logged("org.hibernate");
                Logged log = new Logged("dev.parley")) {
            int runs = 0;
            WarmUp warmUp;
            do {
                // Twice the time again, because a busy machine may need more.
                warmUp = ended(Duration.ofSeconds(3L << runs), Optional.empty());
                runs++;
                awaitSummaries(log, runs);
            } while (warmUp.answered() < OWN_DOCUMENTS && runs < 4);

            assertThat(warmUp.answered()).isGreaterThanOrEqualTo(OWN_DOCUMENTS);
            assertThat(log.messages()).hasSize(runs);
            assertThat(audit.messages()).isEmpty();
            assertThat(hibernate.messages()).as("of refused mutations").isEmpty();
            assertThat(received.soFar()).isEmpty();
        }
        assertThat(text(ROWS)).contains("chat_session ").isEqualTo(rows);
        assertThat(identities()).isEqualTo(identities);
        assertThat(requests()).isEqualTo(requests);
    }

    @Test
    void warmUp_withInvalidDocuments_skipsThemWithWarning() throws Exception {
        write("broken.graphql", "query Broken { noSuchField }");
        write("changes.graphql", "mutation { createChatTopic(input: {name: \"warm\"}) { changed } }");
        write("good.graphql", "query Good($id: ID!) { chatSession(id: $id) { id } }");
        write("good.json", "{\"id\": \"Q2hhdFNlc3Npb246MQ\"}");
        write("unset.graphql", "query Unset($id: ID!) { chatSession(id: $id) { id } }");
        write("wrong.graphql", "query Wrong { __typename }");
        write("wrong.json", "[]");
        String rows = text(ROWS);
        try (Logged log = new Logged("dev.parley")) {
            WarmUp warmUp = ended(Duration.ofSeconds(2), Optional.of(folder.toString()));
            awaitSummaries(log, 1);

            assertThat(warmUp.answered()).isPositive();
            assertThat(log.messages()).hasSize(5);
            assertThat(log.messages().subList(0, 4))
                    .allSatisfy(line -> assertThat(line).startsWith("The warm-up skips document "))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("broken.graphql", "noSuchField"),
                            line -> assertThat(line).contains("changes.graphql", "mutation"),
                            line -> assertThat(line).contains("unset.graphql"),
                            line -> assertThat(line).contains("wrong.graphql", "variables"));
        }
        assertThat(text(ROWS)).isEqualTo(rows);
    }

    @Test
    void warmUp_withMissingFolder_logsOneWarning() throws Exception {
        try (Logged log = new Logged("dev.parley")) {
            WarmUp warmUp = ended(
                    Duration.ofSeconds(3), Optional.of(folder.resolve("nowhere").toString()));

            assertThat(warmUp.answered()).isZero();
            assertThat(log.messages())
                    .singleElement()
                    .asString()
                    .startsWith("The warm-up failed")
                    .contains("nowhere");
        }
    }

    @Test
    void readiness_withoutDatabase_waitsForTimeLimitOnly() throws Exception {
        world.run("begin");
        world.run("lock table chat_session in access exclusive mode");
        WarmUp warmUp = new WarmUp(engine, vertx, config(Duration.ofSeconds(1), Optional.empty()));
        try {
            warmUp.start(new DatabaseReady(false));
            assertThat(warmUp.call().getStatus()).isEqualTo(Status.DOWN);
            awaitEnd(warmUp);
            assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP);
            assertThat(warmUp.answered()).isZero();
        } finally {
            world.run("rollback");
            warmUp.stop(null);
        }
    }

    @Test
    void mutation_withAndWithoutAgentOfItsName_isRejected() {
        Caller itself = Caller.admin("warm-up");
        assertThat(itself.sends(WarmUp.refused().toString()).errorCode()).isEqualTo("FORBIDDEN");

        world.run("insert into ejuser (loginname, username) values ('warm-up', 'warm-up')");
        try {
            assertThat(itself.sends(WarmUp.refused().toString()).list("sendChatMessage.userErrors.code"))
                    .isEqualTo(List.of("NOT_FOUND"));
        } finally {
            world.run("delete from ejuser where loginname = 'warm-up'");
        }
    }

    @Test
    void warmUp_whenSwitchedOff_runsNothing() throws Exception {
        try (Logged log = new Logged("dev.parley")) {
            WarmUp warmUp = new WarmUp(engine, vertx, config(Duration.ZERO, Optional.empty()));
            warmUp.start(new DatabaseReady(false));

            assertThat(warmUp.isRunning()).isFalse();
            assertThat(warmUp.call().getStatus()).isEqualTo(Status.UP);
            warmUp.stop(null);
            assertThat(log.messages()).isEmpty();
        }
        assertThat(ofThisInstance.answered()).as("in tests").isZero();
    }

    private WarmUp ended(Duration time, Optional<String> documents) throws InterruptedException {
        WarmUp warmUp = new WarmUp(engine, vertx, config(time, documents));
        warmUp.start(new DatabaseReady(false));
        awaitEnd(warmUp);
        warmUp.stop(null);
        return warmUp;
    }

    private static void awaitEnd(WarmUp warmUp) {
        Waits.until(() -> !warmUp.isRunning(), "the warm-up has ended");
    }

    /** Waits until this number of warm-ups have logged what they did. A query may still run when the time is over. */
    private static void awaitSummaries(Logged log, int count) {
        Waits.until(
                () -> log.messages().stream()
                                .filter(line -> line.startsWith("Warm-up: "))
                                .count()
                        == count,
                "the warm-up has logged what it did");
    }

    private static WarmUpConfig config(Duration time, Optional<String> documents) {
        return new WarmUpConfig() {

            @Override
            public Duration time() {
                return time;
            }

            @Override
            public Optional<String> documents() {
                return documents;
            }
        };
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private void createSessionWithAllLinks() {
        long topic = world.topic();
        String login = world.agentOf(topic);
        long company = world.company("Fjord AS");
        long session = world.active(topic, login);
        world.waiting(topic);
        world.link(session, "customer_id", world.person(company));
        world.link(session, "contact_id", company);
        world.link(session, "project_id", world.project("Harbour"));
        world.link(session, "sale_id", world.sale(company));
        world.link(session, "ticket_id", world.ticket(login));
        world.messages(session, 3);
    }

    /** Number of ids that each table has assigned. A row that was inserted and rolled back has used one. */
    private String identities() throws SQLException {
        return text(
                "select string_agg(sequencename || ' ' || coalesce(last_value, 0), ', ' order by sequencename) from pg_sequences");
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private double requests() {
        return metrics.find("parley.graphql.requests").timers().stream()
                .mapToLong(Timer::count)
                .sum();
    }
}
