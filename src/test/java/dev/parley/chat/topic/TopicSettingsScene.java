package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A topic whose settings an administrator changes. */
abstract class TopicSettingsScene {

    final World world = new World();
    final Caller admin = Caller.admin("admin");
    long topic;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
    }

    Answer create(Map<String, Object> settings) {
        return admin.runs("create-topic", Map.of("input", settings));
    }

    Answer update(Map<String, Object> settings) {
        Map<String, Object> input = new HashMap<>(settings);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return admin.runs("update-topic", Map.of("input", input));
    }

    Answer updateLiterally(String settings) {
        return admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, " + settings
                        + "}) { changed userErrors { code field } } }",
                Map.of("id", Ids.of("ChatTopic", topic)));
    }

    static void assertRefused(Answer answer, String mutation, String code, String path) {
        assertThat(answer.refusal(mutation)).isEqualTo(code);
        assertThat(answer.<String>list(mutation + ".userErrors[0].field")).containsExactly(path.split("\\."));
    }
}
