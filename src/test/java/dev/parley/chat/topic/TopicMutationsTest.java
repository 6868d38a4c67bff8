package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** createChatTopic and updateChatTopic: callers, names, deleted topics and idempotency. */
@QuarkusTest
class TopicMutationsTest extends TopicSettingsScene {

    @Test
    void create_withoutName_isRefused() {
        assertRefused(create(Map.of("description", "x")), "createChatTopic", "FIELD_REQUIRED", "name");
        assertRefused(create(Map.of("name", "\u200B")), "createChatTopic", "FIELD_REQUIRED", "name");
    }

    @Test
    void name_ofAnotherTopic_isRefused() {
        String taken = nameOf(world.topic());

        assertRefused(create(Map.of("name", taken)), "createChatTopic", "NAME_TAKEN", "name");
        assertRefused(update(Map.of("name", taken)), "updateChatTopic", "NAME_TAKEN", "name");
        assertThat(update(Map.of("name", nameOf(topic))).<Boolean>data("updateChatTopic.changed"))
                .isFalse();
    }

    @Test
    void name_thatSeveralTopicsGetAtOnce_isOfOneOfThem() {
        List<Answer> answers = Race.of(
                Collections.nCopies(6, Map.<String, Object>of("name", "Race " + topic)), settings -> create(settings));

        assertThat(answers.stream().filter(answer -> answer.refusal("createChatTopic") == null))
                .hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.refusal("createChatTopic") != null))
                .allSatisfy(answer -> assertRefused(answer, "createChatTopic", "NAME_TAKEN", "name"));
    }

    @Test
    void update_ofADeletedOrUnknownTopic_isRefused() {
        world.run("update chat_topic set deleted = true where id = ?", topic);

        assertRefused(update(Map.of("description", "x")), "updateChatTopic", "TOPIC_NOT_FOUND", "topicId");
        topic = 999_999_999;
        assertRefused(update(Map.of("description", "x")), "updateChatTopic", "TOPIC_NOT_FOUND", "topicId");
    }

    @Test
    void create_retriedWithTheSameKey_createsOneTopic() {
        Map<String, Object> input = Map.of(
                "name", "Once " + topic, "idempotencyKey", UUID.randomUUID().toString());

        Answer first = create(input);
        Answer again = create(input);

        assertThat(again.<Boolean>data("createChatTopic.replayed")).isTrue();
        assertThat(again.<Boolean>data("createChatTopic.changed")).isTrue();
        assertThat(again.<Object>data("createChatTopic.chatTopic")).isEqualTo(first.data("createChatTopic.chatTopic"));
    }

    @Test
    void create_withAUsedKeyAndOtherSettings_isRefused() {
        String key = UUID.randomUUID().toString();
        update(Map.of("description", "One", "idempotencyKey", key));

        Answer other = update(Map.of("description", "Two", "idempotencyKey", key));

        assertRefused(other, "updateChatTopic", "IDEMPOTENCY_KEY_REUSED", "idempotencyKey");
    }

    static Stream<Caller> everybodyElse() {
        World world = new World();
        long topic = world.topic();
        return Stream.of(Caller.agent(world.managerOf(topic)), Caller.agent("stranger"));
    }

    @ParameterizedTest
    @MethodSource("everybodyElse")
    void update_byANonAdministrator_isRefused(Caller caller) {
        Answer create = caller.runs("create-topic", Map.of("input", Map.of("name", "Mine " + topic)));
        Answer update = caller.runs(
                "update-topic", Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic), "description", "Mine")));

        assertThat(create.refusal("createChatTopic")).isEqualTo("NOT_ALLOWED");
        assertThat(update.refusal("updateChatTopic")).isEqualTo("NOT_ALLOWED");
        assertThat(world.number("select count(*) from chat_topic where name = ?", "Mine " + topic))
                .isZero();
    }

    @Test
    void update_byAManagerOfTheTopic_isRefused() {
        Answer answer = Caller.agent(world.managerOf(topic))
                .runs(
                        "update-topic",
                        Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic), "description", "Mine")));

        assertThat(answer.refusal("updateChatTopic")).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void update_withoutSignIn_isRefused() {
        Map<String, ?> input = Map.of("input", Map.of("topicId", Ids.of("ChatTopic", topic)));
        world.waiting(topic, "key-settings" + topic);

        assertThat(Caller.nobody().runs("update-topic", input).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(Caller.customer("key-settings" + topic)
                        .runs("update-topic", input)
                        .refusal("updateChatTopic"))
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.nobody()
                        .runs("create-topic", Map.of("input", Map.of()))
                        .errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    private String nameOf(long other) {
        return world.texts("select name from chat_topic where id = ?", other).get(0);
    }
}
