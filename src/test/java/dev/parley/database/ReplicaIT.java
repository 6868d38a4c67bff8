package dev.parley.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SocketClient;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Queries are read from a streaming replica, and see everything that was committed before, whatever happens to the replica. One instance waits for the replica
 * so long that it always reads from it, the other as long as by default.
 */
@ExtendWith(PackagedService.class)
class ReplicaIT {

    private static final int SOME = 20;

    private static final String TOPIC = Ids.of("ChatTopic", 1);
    private static final String NAME = "query($id: ID!) { chatTopic(id: $id) { name } }";
    private static final String SESSIONS = "{ chatSessions { totalCount } }";
    private static final String LIST = "subscription { chatSessionsChanged { changes { kind } } }";
    private static final String LOG = "{ chatEvents(first: 1) { pageInfo { endCursor } } }";

    private static final String MEMBERSHIP =
            "insert into chat_topic_user (user_id, topic_id, can_respond) select u.id, t.id, true from ejuser u, chat_topic t";

    /** Outcomes of the metric. */
    private static final String REPLICA = "replica";

    private static final String BEHIND = "behind";
    private static final String FAILED = "failed";
    private static final String PAUSED = "paused";

    @TempDir
    static Path folder;

    private static OwnDatabase primary;
    private static OwnDatabase standby;
    private static Instance patient;
    private static Instance ordinary;

    @BeforeAll
    static void startServers() throws Exception {
        primary = new OwnDatabase(Files.createDirectory(folder.resolve("primary")));
        standby = primary.standby(folder.resolve("standby"));
        patient = patient(primary, standby);
        ordinary = ordinary(primary, standby);
        fill(primary, patient);
    }

    @AfterAll
    static void stopServers() throws Exception {
        ordinary.close();
        patient.close();
        standby.close();
        primary.close();
    }

    private static Instance ordinary(OwnDatabase database, OwnDatabase replica) throws Exception {
        return Instance.onTestDatabase(
                Map.of("quarkus.datasource.jdbc.url", database.url(), "parley.replica.url", replica.url()));
    }

    private static Instance patient(OwnDatabase database, OwnDatabase replica) throws Exception {
        return Instance.onTestDatabase(Map.of(
                "quarkus.datasource.jdbc.url", database.url(),
                "parley.replica.url", replica.url(),
                "parley.replica.max-wait", "20S"));
    }

    /** Creates a topic with an agent, and a session that waits. */
    private static void fill(OwnDatabase database, Instance instance) throws SQLException {
        database.run("insert into ejuser (loginname, username, chat_status) values ('anna', 'anna', 1)");
        database.run("insert into chat_topic (name) values ('Support')");
        database.run(MEMBERSHIP);
        Caller.nobody()
                .at(instance)
                .does("requestChatSession", Map.of("topicId", TOPIC), "chatSession { databaseId }")
                .data();
    }

    @Test
    void query_afterAMutationOfAnotherInstance_seesItOnTheReplica() throws SQLException {
        awaitUse(patient);
        double before = reads(patient, REPLICA);

        for (int i = 0; i < SOME; i++) {
            assertThatNameIsSeen(ordinary, patient, "Seen " + i);
        }

        assertThat(reads(patient, REPLICA)).isGreaterThan(before);
        assertThat(
                        standby.texts(
                                "select query from pg_stat_activity where query like '%chat_topic%' and pid <> pg_backend_pid()"))
                .isNotEmpty();
    }

    @Test
    void query_afterAChangeOfRights_followsIt() throws SQLException {
        Caller anna = Caller.agent("anna").at(patient);
        awaitUse(patient);
        double before = reads(patient, REPLICA);
        assertThat(anna.asks(SESSIONS).<Integer>data("chatSessions.totalCount")).isOne();

        primary.run("delete from chat_topic_user");

        assertThat(anna.asks(SESSIONS).<Integer>data("chatSessions.totalCount")).isZero();
        primary.run(MEMBERSHIP);
        assertThat(anna.asks(SESSIONS).<Integer>data("chatSessions.totalCount")).isOne();
        assertThat(reads(patient, REPLICA)).isGreaterThan(before);
    }

    @Test
    void query_whileTheReplayIsPaused_isReadFromThePrimary() throws Exception {
        awaitUse(ordinary);
        double before = reads(ordinary, BEHIND);
        try {
            pauseReplay();

            for (int i = 0; i < SOME; i++) {
                assertThatNameIsSeen(patient, ordinary, "Paused " + i);
            }
            Waits.until(
                    () -> {
                        name(ordinary);
                        return reads(ordinary, BEHIND) > before;
                    },
                    "the replica lags behind");
        } finally {
            standby.run("select pg_wal_replay_resume()");
        }
        awaitUse(ordinary);
    }

    @Test
    void changeOfRights_whileTheReplayIsPaused_counts() throws Exception {
        Caller anna = Caller.agent("anna").at(ordinary);
        awaitUse(ordinary);
        assertThat(anna.asks(SESSIONS).<Integer>data("chatSessions.totalCount")).isOne();
        try {
            pauseReplay();

            primary.run("delete from chat_topic_user");

            assertThat(anna.asks(SESSIONS).<Integer>data("chatSessions.totalCount"))
                    .isZero();
        } finally {
            primary.run(MEMBERSHIP);
            standby.run("select pg_wal_replay_resume()");
        }
    }

    @Test
    void query_whileTheReplicaIsDown_isReadFromThePrimary() throws Exception {
        awaitUse(ordinary);
        double before = reads(ordinary, FAILED);
        standby.stop();
        try {
            for (int i = 0; i < SOME; i++) {
                assertThatNameIsSeen(patient, ordinary, "Down " + i);
            }

            assertThat(reads(ordinary, FAILED)).isGreaterThan(before);
            assertThat(ordinary.isReady()).isTrue();
        } finally {
            standby.start();
        }
        awaitUse(ordinary);
    }

    @Test
    void query_whileTheReplicaHangs_isReadFromThePrimary() throws Exception {
        awaitUse(ordinary);
        double before = reads(ordinary, FAILED);
        standby.pause();
        try {
            assertThatNameIsSeen(patient, ordinary, "Hanging");

            assertThat(reads(ordinary, FAILED)).isGreaterThan(before);
        } finally {
            standby.resume();
        }
        awaitUse(ordinary);
    }

    @Test
    void mutationsSubscriptionsAndLogs_areReadFromThePrimary() {
        assertThatNameIsSeen(patient, patient, "Before");
        double before = allReads(patient);

        rename(patient, "After");
        try (SocketClient socket = SocketClient.as(Caller.agent("anna").at(patient))) {
            assertThat(socket.subscribe(LIST).<String>next("chatSessionsChanged.changes[0].kind"))
                    .isEqualTo("ENTER");
        }
        Caller.admin("admin").at(patient).asks(LOG).data();

        assertThat(allReads(patient)).isEqualTo(before);
    }

    @Test
    void query_afterThePromotionOfTheReplica_isReadFromThePrimary() throws Exception {
        try (OwnDatabase first = new OwnDatabase(Files.createDirectory(folder.resolve("first")));
                OwnDatabase second = first.standby(folder.resolve("second"));
                Instance instance = patient(first, second)) {
            fill(first, instance);
            awaitUse(instance);

            second.run("select pg_promote()");

            for (int i = 0; i < SOME; i++) {
                assertThatNameIsSeen(instance, instance, "Promoted " + i);
            }
            assertThat(reads(instance, FAILED)).isPositive();
            assertThat(instance.log())
                    .containsOnlyOnce("Queries are read from the primary until the replica can be used.")
                    .doesNotContain("\tat ", "ERROR");
        }
    }

    @Test
    void query_withTheReplicaOfAnotherSystem_isReadFromThePrimary() throws Exception {
        // The replica is ahead of the other system.
        primary.run("create table filler as select n from generate_series(1, 500000) n");
        primary.run("drop table filler");
        rename(patient, "Another system");
        awaitUse(patient);
        try (OwnDatabase other = new OwnDatabase(Files.createDirectory(folder.resolve("other")));
                Instance instance = ordinary(other, standby)) {
            fill(other, instance);

            assertThat(name(instance)).isEqualTo("Support");
            assertThat(reads(instance, FAILED)).isPositive();
            assertThat(reads(instance, REPLICA)).isZero();
        }
    }

    private static void pauseReplay() throws SQLException {
        standby.run("select pg_wal_replay_pause()");
        Waits.until(
                () -> text(standby, "select pg_get_wal_replay_pause_state()").equals("paused"), "it is paused");
    }

    /** Renames the topic at one instance, and reads its name at another. */
    private static void assertThatNameIsSeen(Instance writing, Instance reading, String name) {
        rename(writing, name);
        assertThat(name(reading)).isEqualTo(name);
    }

    private static void rename(Instance instance, String name) {
        assertThat(Caller.admin("admin")
                        .at(instance)
                        .does("updateChatTopic", Map.of("topicId", TOPIC, "name", name), "chatTopic { name }")
                        .<String>data("done.chatTopic.name"))
                .isEqualTo(name);
    }

    private static String name(Instance instance) {
        return Caller.admin("admin")
                .at(instance)
                .asks(NAME, Map.of("id", TOPIC))
                .data("chatTopic.name");
    }

    /** Reads until the replica answers. */
    private static void awaitUse(Instance instance) {
        double before = reads(instance, REPLICA);
        Waits.until(
                () -> {
                    name(instance);
                    return reads(instance, REPLICA) > before;
                },
                "queries are read from the replica");
    }

    private static double allReads(Instance instance) {
        return List.of(REPLICA, BEHIND, FAILED, PAUSED).stream()
                .mapToDouble(outcome -> reads(instance, outcome))
                .sum();
    }

    private static double reads(Instance instance, String outcome) {
        try {
            return instance.metric("parley_replica_reads_total\\{outcome=\"" + outcome + "\"}");
        } catch (IllegalArgumentException none) {
            return 0;
        }
    }

    private static String text(OwnDatabase database, String sql) {
        try {
            return database.texts(sql).get(0);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
