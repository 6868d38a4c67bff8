package dev.parley.chat.webhook;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Waits;
import dev.parley.support.WebhookReceiver;
import dev.parley.support.World;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;

/** The common part of tests of deliveries: a topic, a receiver, and webhooks that only get the events of this topic. */
abstract class WebhookTest {

    static final String FIELDS =
            "webhook { id databaseId enabled disabledReason version publicKey document topicIds eventTypes }";

    final World world = new World();
    final long topic = world.topic();
    final Caller admin = Caller.admin("admin");
    final WebhookReceiver receiver = new WebhookReceiver();

    @Inject
    WebhookDispatcher dispatcher;

    @AfterEach
    void removeWebhooks() {
        receiver.close();
        Waits.until(() -> !dispatcher.isSending(), "nothing is being sent");
        world.run("delete from webhook");
    }

    /** Creates a webhook for the events of the topic. */
    Answer create(Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(
                Map.of("name", "Warehouse", "url", receiver.url(), "topicIds", List.of(Ids.of("ChatTopic", topic))));
        input.putAll(more);
        return admin.does("createWebhook", input, "secret " + FIELDS);
    }

    /** Creates a webhook, and returns its number. */
    long webhook(Map<String, ?> more) {
        return create(more).<Integer>data("done.webhook.databaseId");
    }

    /** Runs a mutation of a webhook. */
    Answer does(String mutation, long webhook, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("webhookId", Ids.of("Webhook", webhook));
        return admin.does(mutation, input, mutation.equals("testWebhook") ? "webhookDelivery { id state }" : FIELDS);
    }

    /** A session with events of the type READ, of which the webhook has heard nothing. */
    long session(int events) {
        long session = world.waiting(topic);
        world.addEvents(session, events);
        return session;
    }

    /** Runs rounds until a condition holds. */
    void deliverUntil(BooleanSupplier condition, String what) {
        Waits.until(
                () -> {
                    dispatcher.wakeForEvents();
                    dispatcher.round();
                    return condition.getAsBoolean();
                },
                what);
    }

    /** Runs rounds until so many requests have arrived. */
    void deliver(int requests) {
        deliverUntil(() -> receiver.received().size() >= requests, requests + " requests arrive");
    }

    /** Numbers of the events of a session that have arrived, in the order of arrival. */
    List<Integer> arrived(long session) {
        String id = Ids.of("ChatSession", session);
        return receiver.received().stream()
                .filter(request -> id.equals(request.session()))
                .map(WebhookReceiver.Received::seq)
                .toList();
    }

    /** The states of a webhook's deliveries, with their number. */
    List<String> states(long webhook) {
        return world.texts(
                "select state || ' ' || count(*) from webhook_delivery where webhook_id = ? group by state order by 1",
                webhook);
    }
}
