package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.outbound.TestCertificate;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Instance;
import dev.parley.support.JsonPath;
import dev.parley.support.PackagedService;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.push.PushBrowser;
import dev.parley.support.push.PushService;
import dev.parley.support.push.VapidKeys;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged instances send pushes over TLS, to a push service that refuses each of them once. All arrive. */
@ExtendWith(PackagedService.class)
class PushIT {

    private static final int CHATS = 20;

    @TempDir
    Path folder;

    private final World world = new World();

    @AfterEach
    void removeBrowsers() {
        world.run("delete from push_subscription");
    }

    @Test
    void pushes_ofTwoInstances_allArrive() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder);
        PushBrowser browser = PushBrowser.random();
        String name = UUID.randomUUID().toString();
        Map<String, String> settings = Map.of(
                "parley.push.send-every", "1S",
                "parley.push.services", "localhost",
                "parley.push.allowed-networks", "127.0.0.1/32,::1/128",
                "parley.push.ca-file", certificate.file().toString(),
                "parley.push.first-pause", "0.1S");
        long topic = world.topic();
        String anna = world.agentOf(topic);
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(anna));

        try (PushService service = new PushService(certificate.context());
                Instance one = Instance.onTestDatabase(settings);
                Instance other = Instance.onTestDatabase(settings)) {
            Set<String> refused = ConcurrentHashMap.newKeySet();
            service.answers(push -> refused.add(notification(browser, push)) ? 503 : 201);
            assertThat(Caller.agent(anna)
                            .at(one)
                            .does(
                                    "subscribeToPush",
                                    Map.of(
                                            "endpoint", service.endpoint(name),
                                            "p256dh", browser.p256dh(),
                                            "auth", browser.auth()),
                                    "")
                            .refusal())
                    .isNull();
            for (int i = 0; i < CHATS; i++) {
                Caller.nobody()
                        .at(other)
                        .does(
                                "requestChatSession",
                                Map.of("topicId", Ids.of("ChatTopic", topic), "message", "Hello"),
                                "");
            }
            Waits.until(() -> world.number("select count(*) from push_message") == 0, "all pushes are sent");

            List<String> arrived = service.received(name).stream()
                    .map(push -> notification(browser, push))
                    .toList();
            List<String> expected = world
                    .texts(
                            "select n.id from chat_notification n join chat_session s on s.id = n.session_id where s.topic_id = ?",
                            topic)
                    .stream()
                    .map(id -> Ids.of("ChatNotification", Long.parseLong(id)))
                    .toList();
            assertThat(expected).hasSize(CHATS);
            assertThat(new HashSet<>(arrived)).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(arrived).hasSizeGreaterThanOrEqualTo(2 * CHATS);
            assertThat(service.received())
                    .allSatisfy(
                            push -> assertThat(VapidKeys.verified(push.headers().get("authorization"))
                                            .claims()
                                            .getString("aud"))
                                    .isEqualTo(service.origin()));
            assertThat(one.log() + other.log()).doesNotContain(name, browser.auth());
        }
    }

    private static String notification(PushBrowser browser, PushService.Received push) {
        return JsonPath.from(browser.decrypt(push.body())).getString("notificationId");
    }
}
