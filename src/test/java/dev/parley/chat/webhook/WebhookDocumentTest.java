package dev.parley.chat.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.WebhookReceiver.Received;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents shape payloads, with the rights of their owners. */
@QuarkusTest
class WebhookDocumentTest extends WebhookTest {

    @Test
    void document_shapesThePayload() {
        webhook(
                Map.of(
                        "eventTypes",
                        List.of("ACCEPTED"),
                        "document",
                        "query Payload($chatSessionId: ID!, $eventId: ID!) { chatSession(id: $chatSessionId) { email topic { name } } event: node(id: $eventId) { ... on ChatSessionEvent { type } } }"));
        long session = world.waiting(topic);
        world.alter(session, "email = 'kari@example.com'");

        Caller.agent(world.agentOf(topic)).does("acceptChatSession", session);
        deliver(1);

        Received request = receiver.received().get(0);
        assertThat(request.json().<String>get("data.data.chatSession.email")).isEqualTo("kari@example.com");
        assertThat(request.json().<String>get("data.data.chatSession.topic.name"))
                .startsWith("topic");
        assertThat(request.json().<String>get("data.data.event.type")).isEqualTo("ACCEPTED");
        assertThat(request.json().<Object>get("data.errors")).isNull();
    }

    @Test
    void defaultPayload_hasNoPersonalData() {
        webhook(Map.of());
        long session = world.waiting(topic);
        world.alter(session, "email = 'kari@example.com', name = 'Kari Nordmann', phone = '12345678'");
        Caller agent = Caller.agent(world.agentOf(topic));

        agent.does("acceptChatSession", session);
        agent.does("sendChatMessage", session, Map.of("text", "My secret"));
        agent.does("endChatSession", session);
        deliver(3);

        assertThat(receiver.received())
                .extracting(request -> new String(request.body(), java.nio.charset.StandardCharsets.UTF_8))
                .allSatisfy(body ->
                        assertThat(body).doesNotContain("kari@example.com", "Nordmann", "12345678", "My secret"));
    }

    @Test
    void document_ofAnAdministratorWhoHasLeft_isNotExecuted_untilSomebodyElseSavesTheWebhook() {
        String login = world.user();
        Map<String, Object> input = Map.of(
                "name",
                "Warehouse",
                "url",
                receiver.url(),
                "topicIds",
                List.of(Ids.of("ChatTopic", topic)),
                "document",
                "query($chatSessionId: ID!) { chatSession(id: $chatSessionId) { email } }");
        String id = Caller.admin(login)
                .does("createWebhook", input, "webhook { id }")
                .data("done.webhook.id");
        long webhook = world.number("select max(id) from webhook");
        world.run("update ejuser set status = 3 where lower(loginname) = lower(?)", login);

        session(1);
        deliverUntil(
                () -> world.texts("select failure from webhook_delivery where webhook_id = ?", webhook)
                        .contains("OWNER_MAY_NOT_ACT"),
                "the delivery fails");

        assertThat(receiver.received()).isEmpty();
        assertThat(admin.asks("{ webhooks(where: {ownerLoginName: {eq: \"" + login + "\"}}) { nodes { id } } }")
                        .<String>data("webhooks.nodes[0].id"))
                .isEqualTo(id);
        does("updateWebhook", webhook, Map.of("name", "Saved by somebody else"));
        deliver(1);
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void document_thatSelectsAFieldThatIsNotThere_isDeliveredWithNull() {
        webhook(Map.of(
                "document",
                "query($eventId: ID!) { gone: chatTopic(id: \"" + Ids.of("ChatTopic", 999_999_999)
                        + "\") { id } node(id: $eventId) { id } }"));

        session(1);
        deliver(1);

        Map<String, Object> data = receiver.received().get(0).json().get("data.data");
        assertThat(data).containsEntry("gone", null);
        assertThat(data.get("node")).isNotNull();
    }
}
