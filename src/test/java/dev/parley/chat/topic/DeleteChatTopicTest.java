package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Interleaved;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deleted topic accepts no new sessions; its past sessions remain readable. */
@QuarkusTest
class DeleteChatTopicTest {

    private final World world = new World();
    private final Caller admin = Caller.admin("admin");
    private long topic;
    private String name;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        name = world.texts("select name from chat_topic where id = ?", topic).get(0);
    }

    @Test
    void delete_marksTheTopicAndKeepsItsSessions() {
        world.closed(topic);

        Answer answer = delete();

        assertThat(answer.refusal("deleteChatTopic")).isNull();
        assertThat(answer.<Boolean>data("deleteChatTopic.changed")).isTrue();
        assertThat(answer.<Boolean>data("deleteChatTopic.chatTopic.deleted")).isTrue();
        assertThat(answer.<Integer>data("deleteChatTopic.chatTopic.chatSessions.totalCount"))
                .isEqualTo(1);
    }

    @Test
    void delete_twice_changesNothing() {
        delete();

        Answer again = delete();

        assertThat(again.refusal("deleteChatTopic")).isNull();
        assertThat(again.<Boolean>data("deleteChatTopic.changed")).isFalse();
        assertThat(again.<Boolean>data("deleteChatTopic.chatTopic.deleted")).isTrue();
    }

    @Test
    void delete_makesTheNameAvailable() {
        delete();

        Answer answer = admin.runs("create-topic", Map.of("input", Map.of("name", name)));

        assertThat(answer.refusal("createChatTopic")).isNull();
        long second = answer.<Integer>data("createChatTopic.chatTopic.databaseId");
        assertThat(delete(second).refusal("deleteChatTopic")).isNull();
    }

    @Test
    void deletedTopic_isNotInTheListOfTopics() {
        delete();

        for (Caller caller : List.of(admin, Caller.agent(world.user()), Caller.nobody())) {
            Answer answer = caller.asks(
                    "query($name: String!) { chatTopics(where: {name: {eq: $name}}) { totalCount nodes { id } } }",
                    Map.of("name", name));
            assertThat(answer.<Integer>data("chatTopics.totalCount")).isZero();
            assertThat(answer.list("chatTopics.nodes")).isEmpty();
        }
    }

    @Test
    void deletedTopic_isVisibleToAgentsByIdAndThroughItsSessions() {
        long session = world.closed(topic);
        String anna = world.agentOf(topic);
        delete();

        Answer answer = Caller.agent(anna)
                .asks(
                        "query($topic: ID!, $session: ID!) { chatTopic(id: $topic) { name } node(id: $topic) { id } chatSession(id: $session) { topic { name deleted } } }",
                        Map.of("topic", Ids.of("ChatTopic", topic), "session", Ids.of("ChatSession", session)));

        assertThat(answer.<String>data("chatTopic.name")).isEqualTo(name);
        assertThat(answer.<Object>data("node")).isNotNull();
        assertThat(answer.<String>data("chatSession.topic.name")).isEqualTo(name);
        assertThat(answer.<Boolean>data("chatSession.topic.deleted")).isTrue();
    }

    @Test
    void deletedTopic_isNotVisibleToOthersById() {
        delete();

        Answer answer = Caller.nobody()
                .asks("query($id: ID!) { chatTopic(id: $id) { name } }", Map.of("id", Ids.of("ChatTopic", topic)));

        assertThat(answer.<Object>data("chatTopic")).isNull();
    }

    @Test
    void deletedTopic_acceptsNoSessions() {
        delete();

        assertThat(request().refusal("requestChatSession")).isEqualTo("TOPIC_NOT_FOUND");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3", "4", "5", "6"})
    void delete_withAnOpenSession_isRefused(String status) {
        long session = world.active(topic, world.agentOf(topic));
        world.run(
                "update chat_session set status = %1$s, user_id = case when %1$s > 4 then user_id end where id = ?"
                        .formatted(status),
                session);

        Answer answer = delete();

        assertThat(answer.refusal("deleteChatTopic")).isEqualTo("TOPIC_IN_USE");
        assertThat(answer.<String>list("deleteChatTopic.userErrors[0].field")).containsExactly("topicId");
        assertThat(isDeleted()).isFalse();
    }

    @Test
    void delete_withAPendingTransferToTheTopic_isRefused() {
        offer("now() + interval '1 hour'");

        assertThat(delete().refusal("deleteChatTopic")).isEqualTo("TOPIC_IN_USE");
        assertThat(isDeleted()).isFalse();
    }

    @Test
    void delete_withAnExpiredTransferToTheTopic_deletes() {
        offer("now() - interval '1 second'");

        assertThat(delete().refusal("deleteChatTopic")).isNull();
    }

    @Test
    void delete_duringARequest_waitsForIt() throws Exception {
        Answer answer = Interleaved.with(world, () -> world.waiting(topic), this::delete);

        assertThat(answer.refusal("deleteChatTopic")).isEqualTo("TOPIC_IN_USE");
    }

    @Test
    void request_duringADeletion_waitsForIt() throws Exception {
        Answer answer = Interleaved.with(
                world,
                () -> {
                    world.number("select id from chat_topic where id = ? for update", topic);
                    world.run("update chat_topic set deleted = true where id = ?", topic);
                },
                this::request);

        assertThat(answer.refusal("requestChatSession")).isEqualTo("TOPIC_NOT_FOUND");
        assertThat(world.number("select count(*) from chat_session where topic_id = ?", topic))
                .isZero();
    }

    @Test
    void delete_retriedWithTheSameKey_returnsTheSameOutcome() {
        Map<String, ?> input = Map.of(
                "input",
                Map.of(
                        "topicId",
                        Ids.of("ChatTopic", topic),
                        "idempotencyKey",
                        UUID.randomUUID().toString()));

        admin.runs("delete-topic", input);
        Answer again = admin.runs("delete-topic", input);

        assertThat(again.<Boolean>data("deleteChatTopic.changed")).isTrue();
        assertThat(again.<Boolean>data("deleteChatTopic.replayed")).isTrue();
        assertThat(again.<Boolean>data("deleteChatTopic.chatTopic.deleted")).isTrue();
    }

    @Test
    void delete_ofAnUnknownTopic_isRefused() {
        assertThat(delete(999_999_999).refusal("deleteChatTopic")).isEqualTo("TOPIC_NOT_FOUND");
    }

    @Test
    void delete_byANonAdministrator_isRefused() {
        Map<String, ?> input = Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic)));

        assertThat(Caller.agent(world.managerOf(topic))
                        .runs("delete-topic", input)
                        .refusal("deleteChatTopic"))
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.nobody().runs("delete-topic", input).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(isDeleted()).isFalse();
    }

    private Answer delete() {
        return delete(topic);
    }

    private Answer delete(long which) {
        return admin.runs("delete-topic", Map.of("input", Map.of("topicId", Ids.of("ChatTopic", which))));
    }

    private Answer request() {
        return Caller.nobody().runs("request", Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic))));
    }

    private void offer(String expiresAt) {
        long elsewhere = world.topic();
        String anna = world.agentOf(elsewhere);
        world.run(
                "insert into chat_transfer (session_id, requested_by, to_topic_id, requested_at, expires_at) values (?, ?, ?, now() - interval '1 minute', "
                        + expiresAt + ")",
                world.active(elsewhere, anna),
                world.id(anna),
                topic);
    }

    private boolean isDeleted() {
        return world.number("select count(*) from chat_topic where id = ? and deleted", topic) == 1;
    }
}
