package dev.parley.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.support.Caller;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.SessionsFollower;
import dev.parley.support.Waits;
import dev.parley.support.server.OwnDatabase;
import dev.parley.support.server.Ports;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Three instances behind the proxies of deploy/proxies, under load. All instances are replaced one after the other, and one is killed. The proxies are
 * Debian's packages haproxy and nginx-light: tests of a missing one are skipped.
 */
@Tag("faults")
@ExtendWith(PackagedService.class)
class LoadBalancerIT {

    private static final int INSTANCES = 3;
    private static final int WRITERS = 8;
    private static final int SOME = 200;

    @TempDir
    Path folder;

    private OwnDatabase database;
    private final List<Integer> ports =
            IntStream.range(0, INSTANCES).mapToObj(i -> Ports.free()).toList();
    private final List<Instance> instances = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void replacedAndKilledInstances_loseNothing(Balancer.Kind kind) throws Exception {
        assumeThat(kind.isInstalled()).isTrue();
        Path data = Files.createDirectory(folder.resolve("data"));
        database = new OwnDatabase(data);
        try {
            for (int port : ports) {
                instances.add(start(port));
            }
            PersistentWriters.prepare(database);
            try (Balancer balancer = new Balancer(kind, Files.createDirectory(folder.resolve("proxy")), ports)) {
                run(balancer);
            }
        } finally {
            instances.forEach(Instance::close);
            database.close();
        }
    }

    private void run(Balancer balancer) throws Exception {
        PersistentWriters writers = new PersistentWriters(WRITERS, database, balancer::url);
        SessionsFollower follower =
                new SessionsFollower(() -> Caller.admin("admin").at(balancer.url()), writers.sessions());
        Thread following = new Thread(follower);
        following.start();
        writers.awaitProgress(SOME);

        for (int i = 0; i < INSTANCES; i++) {
            balancer.withdraw(ports.get(i));
            instances.get(i).close();
            instances.set(i, start(ports.get(i)));
            balancer.restore(ports.get(i));
            writers.awaitProgress(SOME);
        }
        assertThat(writers.codes()).as("replaced without a failed request").isEmpty();

        instances.get(0).kill();
        writers.awaitProgress(SOME);
        System.out.println("A killed instance: callers saw " + writers.codes());
        writers.stopAndCompare();

        List<String> stored = database.texts("select message from chat_message where message like 'by %'");
        Waits.until(() -> texts(follower, writers).size() >= stored.size(), "all messages are received");
        follower.stop();
        following.join();
        assertThat(texts(follower, writers)).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(follower.surprises()).isEmpty();
        instances.set(0, start(ports.get(0)));
    }

    private static List<String> texts(SessionsFollower follower, PersistentWriters writers) {
        return writers.sessions().stream()
                .flatMap(session -> follower.messages(session).stream())
                .filter(message -> !message.isNull("text"))
                .map((JsonObject message) -> message.getString("text"))
                .filter(text -> text.startsWith("by "))
                .toList();
    }

    private Instance start(int port) throws IOException, InterruptedException {
        Map<String, String> settings = new HashMap<>(database.asSettings());
        settings.put("quarkus.http.port", String.valueOf(port));
        settings.put("quarkus.http.proxy.proxy-address-forwarding", "true");
        // The default.
        settings.put("parley.shutdown.delay", "2S");
        return Instance.onTestDatabase(settings);
    }
}
