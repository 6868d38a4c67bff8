package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.PackagedService;
import dev.parley.support.TestSize;
import dev.parley.support.WebhookReceiver;
import dev.parley.support.WebhookReceiver.Received;
import dev.parley.support.WebhookReceiver.Reply;
import dev.parley.support.World;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Three packaged instances deliver the events of many sessions to a receiver that fails, hangs and answers late, while instances are killed. Every event is
 * delivered, those of a session in their order, and repetitions have the same webhook-id.
 */
@ExtendWith(PackagedService.class)
@Tag("slow")
class WebhooksIT {

    private static final int INSTANCES = 3;
    private static final int SESSIONS = 12;
    private static final int KILLS = TestSize.of(1, 3);
    /** Number of events of a session that are written around each kill. */
    private static final int EVENTS_BY_KILL = 20;

    private static final int EVENTS = KILLS * EVENTS_BY_KILL;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Map<String, String> SETTINGS = Map.of(
            "parley.webhooks.allow-http", "true",
            "parley.webhooks.allowed-networks", "127.0.0.1/32,::1/128",
            "parley.webhooks.timeout", "0.5S",
            "parley.webhooks.claim-for", "3S",
            "parley.webhooks.first-pause", "0.1S",
            "parley.webhooks.longest-pause", "0.5S",
            "parley.webhooks.poll-every", "0.5S");

    private final World world = new World();
    private final long topic = world.topic();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final List<Instance> instances = new ArrayList<>();
    private final List<Received> accepted = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        world.run("delete from webhook");
        instances.forEach(Instance::close);
        receiver.close();
    }

    @Test
    void events_withThreeInstancesAndKills_areAllDeliveredInOrder() throws Exception {
        for (int i = 0; i < INSTANCES; i++) {
            instances.add(Instance.begin(SETTINGS));
        }
        for (Instance each : instances) {
            each.awaitReady();
        }
        PublicKey key = createWebhook();
        receiver.answers(this::answer);
        List<Long> sessions =
                Stream.generate(() -> world.waiting(topic)).limit(SESSIONS).toList();

        for (int kill = 0; kill < KILLS; kill++) {
            int before = accepted.size();
            CompletableFuture<?> writers = CompletableFuture.allOf(sessions.stream()
                    .map(session -> CompletableFuture.runAsync(() -> write(session)))
                    .toArray(CompletableFuture[]::new));
            await(() -> accepted.size() >= before + SESSIONS, "deliveries go on");
            instances.remove(0).kill();
            instances.add(Instance.onTestDatabase(SETTINGS));
            writers.join();
        }
        await(() -> ids(accepted).size() == SESSIONS * EVENTS, "all events are delivered");
        await(
                () -> world.number("select count(*) from webhook_delivery where state = 'PENDING'") == 0,
                "all results are noted");

        assertThat(sessions).allSatisfy(this::assertDeliveredInOrder);
        Map<String, Set<String>> idsByEvent = receiver.received().stream()
                .collect(Collectors.groupingBy(
                        request -> request.session() + " " + request.seq(),
                        Collectors.mapping(Received::id, Collectors.toSet())));
        assertThat(idsByEvent)
                .hasSize(SESSIONS * EVENTS)
                .allSatisfy((event, ids) -> assertThat(ids).hasSize(1));
        // Without repetitions, the test would not prove that they are recognizable.
        assertThat(receiver.received()).hasSizeGreaterThan(SESSIONS * EVENTS);
        for (Received request : receiver.received()) {
            assertThat(isSigned(request, key)).isTrue();
        }
    }

    private PublicKey createWebhook() throws GeneralSecurityException {
        Answer created = Caller.admin("admin")
                .at(instances.get(0))
                .does(
                        "createWebhook",
                        Map.of(
                                "name",
                                "Warehouse",
                                "url",
                                receiver.url(),
                                "signing",
                                "ED25519",
                                "topicIds",
                                List.of(Ids.of("ChatTopic", topic))),
                        "webhook { publicKey }");
        byte[] raw = Base64.getDecoder()
                .decode(created.<String>data("done.webhook.publicKey").substring("whpk_".length()));
        byte[] encoded = HexFormat.of()
                .parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(raw));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static boolean isSigned(Received request, PublicKey key) throws GeneralSecurityException {
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(key);
        check.update((request.id() + "." + request.timestamp() + ".").getBytes());
        check.update(request.body());
        return check.verify(Base64.getDecoder().decode(request.signature().substring("v1a,".length())));
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    /** Writes one event after the other, each in a transaction of its own. */
    private void write(long session) {
        for (int i = 0; i < EVENTS_BY_KILL; i++) {
            world.event(session);
        }
    }

    private Reply answer(Received request) {
        int dice = ThreadLocalRandom.current().nextInt(100);
        if (dice < 10) {
            return Reply.status(503);
        } else if (dice < 12) {
            return Reply.hang();
        } else if (dice < 14) {
            return Reply.redirect("/elsewhere");
        } else if (dice < 16) {
            // The receiver has the event, but the service does not get to know it in time.
            accepted.add(request);
            return Reply.late(Duration.ofMillis(800));
        }
        accepted.add(request);
        return dice < 18 ? Reply.huge() : Reply.late(Duration.ofMillis(dice % 10));
    }

    private static Set<String> ids(List<Received> requests) {
        return requests.stream().map(Received::id).collect(Collectors.toSet());
    }

    /** No event arrives before the receiver has accepted the one before. Repetitions of accepted ones don't count. */
    private void assertDeliveredInOrder(long session) {
        String id = Ids.of("ChatSession", session);
        Set<String> seen = ConcurrentHashMap.newKeySet();
        List<Integer> order = accepted.stream()
                .filter(request -> id.equals(request.session()) && seen.add(request.id()))
                .map(Received::seq)
                .toList();
        assertThat(order).isEqualTo(IntStream.rangeClosed(1, EVENTS).boxed().toList());
    }
}
