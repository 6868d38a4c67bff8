package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Waits;
import dev.parley.support.World;
import dev.parley.support.push.PushBrowser;
import dev.parley.support.push.PushService;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A topic with an agent who is notified, a push service, and a browser that may subscribe. */
abstract class PushScene {

    final World world = new World();
    final PushService service = new PushService();
    final PushBrowser browser = PushBrowser.random();
    final String name = UUID.randomUUID().toString();

    @Inject
    PushSender sender;

    long topic;
    String anna;

    @BeforeEach
    void aTopicWithAnAgent() {
        world.run("delete from push_subscription");
        topic = world.topic();
        anna = alerted();
    }

    @AfterEach
    void stop() {
        Waits.until(() -> !sender.isSending(), "nothing is being sent");
        service.close();
        world.run("delete from push_subscription");
    }

    String alerted() {
        String login = world.agentOf(topic);
        world.run("update chat_topic_user set notifications = true where user_id = ?", world.id(login));
        return login;
    }

    long requested() {
        return Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic), "name", "Ada Lovelace", "message", "Hello"),
                        "chatSession { databaseId }")
                .<Integer>data("done.chatSession.databaseId");
    }

    Caller customer(long session) {
        return Caller.customer(world.key(session));
    }

    void say(long session, String text) {
        assertThat(Caller.agent(anna)
                        .does("sendChatMessage", session, Map.of("text", text))
                        .refusal())
                .isNull();
    }

    /** Subscribes the browser of the test, with other values for some fields. */
    Answer subscribe(Caller caller, Map<String, ?> others) {
        Map<String, Object> input = new HashMap<>(
                Map.of("endpoint", service.endpoint(name), "p256dh", browser.p256dh(), "auth", browser.auth()));
        input.putAll(others);
        return caller.does("subscribeToPush", input, "pushSubscriptionId");
    }

    String subscribed(Caller caller) {
        Answer answer = subscribe(caller, Map.of());
        assertThat(answer.refusal()).isNull();
        return answer.data("done.pushSubscriptionId");
    }

    long waiting() {
        return world.number("select count(*) from push_message");
    }

    void roundUntilNothingWaits() {
        Waits.until(
                () -> {
                    sender.round();
                    return waiting() == 0 && !sender.isSending();
                },
                "no push waits");
    }
}
