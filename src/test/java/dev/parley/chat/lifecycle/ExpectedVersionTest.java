package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Interleaved;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version that callers expect of topics, members and users. */
@QuarkusTest
class ExpectedVersionTest {

    private static final String CONFLICT = "VERSION_CONFLICT expectedVersion";

    private final World world = new World();
    private final Caller admin = Caller.admin("admin");
    private long topic;
    private Caller manager;
    private String anna;

    @BeforeEach
    void aTopicWithAMember() {
        topic = world.topic();
        manager = Caller.agent(world.managerOf(topic));
        anna = world.agentOf(topic);
        world.run("update ejuser set version = 1 where loginname = ?", anna);
    }

    @ParameterizedTest
    @CsvSource({
        "updateChatTopic",
        "deleteChatTopic",
        "setChatTopicMember",
        "removeChatTopicMember",
        "setPresence",
        "setChatCapacity"
    })
    void change_withStaleVersion_isVersionConflict(String mutation) {
        world.run("update chat_topic set version = 7 where id = ?", topic);
        world.run("update chat_topic_user set version = 7 where user_id = ?", world.id(anna));
        world.run("update ejuser set version = 7 where loginname = ?", anna);

        Answer stale = change(mutation, 6);
        Answer fresh = change(mutation, 7);

        assertThat(stale.refusal()).isEqualTo(CONFLICT);
        assertThat(stale.changed()).isFalse();
        assertThat(stale.<Integer>data("done.userErrors[0].currentVersion")).isEqualTo(7);
        assertThat(fresh.refusal()).isNull();
        assertThat(fresh.changed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "updateChatTopic",
        "deleteChatTopic",
        "setChatTopicMember",
        "removeChatTopicMember",
        "setPresence",
        "setChatCapacity"
    })
    void change_withStaleVersionAndWithoutTheRight_isNotAllowed(String mutation) {
        Caller other = Caller.agent(world.user());

        assertThat(change(other, mutation, 99).refusal()).startsWith("NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({
        "updateChatTopic, chatTopic { version }, chatTopic",
        "setChatTopicMember, chatTopicMember { version }, chatTopicMember",
        "setPresence, user { version }, user",
        "setChatCapacity, user { version }, user"
    })
    void change_raisesTheVersion_andItsRepetitionDoesNot(String mutation, String wanted, String object) {
        Map<String, Object> input = input(mutation);
        int before = version(object);

        Answer changed = admin.does(mutation, input, wanted);
        Answer again = admin.does(mutation, input, wanted);

        assertThat(changed.<Integer>data("done." + object + ".version")).isEqualTo(before + 1);
        assertThat(again.changed()).isFalse();
        assertThat(again.<Integer>data("done." + object + ".version")).isEqualTo(before + 1);
        assertThat(version(object)).isEqualTo(before + 1);
    }

    @Test
    void newTopicAndNewMember_haveVersionOne() {
        Answer created =
                admin.does("createChatTopic", Map.of("name", "New " + UUID.randomUUID()), "chatTopic { version }");
        Map<String, Object> input = input("setChatTopicMember");
        input.put("userId", Ids.of("User", world.id(world.user())));
        Answer added = admin.does("setChatTopicMember", input, "chatTopicMember { version }");

        assertThat(created.<Integer>data("done.chatTopic.version")).isEqualTo(1);
        assertThat(added.<Integer>data("done.chatTopicMember.version")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"setChatTopicMember", "removeChatTopicMember"})
    void change_ofAMemberThatWasRemoved_isVersionConflict(String mutation) {
        world.run("delete from chat_topic_user where user_id = ?", world.id(anna));

        Answer answer = change(mutation, 1);

        assertThat(answer.refusal()).isEqualTo(CONFLICT);
        assertThat(answer.<Integer>data("done.userErrors[0].currentVersion")).isNull();
        assertThat(world.number("select count(*) from chat_topic_user where user_id = ?", world.id(anna)))
                .isZero();
    }

    @Test
    void updates_atOnceWithTheSameVersion_haveOneWinner() {
        int version = version("chatTopic");

        List<Answer> answers = Race.of(List.of("one", "two", "three", "four"), description -> {
            Map<String, Object> input = input("updateChatTopic");
            input.put("description", description);
            input.put("expectedVersion", version);
            return admin.does("updateChatTopic", input, "");
        });

        assertThat(answers.stream().map(Answer::refusal)).containsExactlyInAnyOrder(null, CONFLICT, CONFLICT, CONFLICT);
        assertThat(version("chatTopic")).isEqualTo(version + 1);
    }

    @ParameterizedTest
    @CsvSource({
        "setChatTopicMember, update chat_topic_user set can_listen = true where user_id = ?",
        "removeChatTopicMember, update chat_topic_user set can_listen = true where user_id = ?",
        "setPresence, update ejuser set not_present = 'Lunch' where id = ?"
    })
    void change_duringAnotherOne_waitsForIt(String mutation, String other) throws Exception {
        Answer answer = Interleaved.with(world, () -> world.run(other, world.id(anna)), () -> change(mutation, 1));

        assertThat(answer.refusal()).isEqualTo(CONFLICT);
        assertThat(answer.<Integer>data("done.userErrors[0].currentVersion")).isEqualTo(2);
    }

    @Test
    void retry_withTheSameKeyAndVersion_isReplayed() {
        Map<String, Object> input = input("updateChatTopic");
        input.put("expectedVersion", version("chatTopic"));
        input.put("idempotencyKey", UUID.randomUUID().toString());

        admin.does("updateChatTopic", input, "");
        Answer again = admin.does("updateChatTopic", input, "");

        assertThat(again.refusal()).isNull();
        assertThat(again.<Boolean>data("done.replayed")).isTrue();
    }

    @Test
    void accept_keepsTheVersionsOfTopicMemberAndUser() {
        world.acceptGap(topic, 60);

        assertThat(Caller.agent(anna)
                        .does("acceptChatSession", world.waiting(topic))
                        .refusal())
                .isNull();

        assertThat(world.number("select count(*) from chat_topic where id = ? and last_accept is not null", topic))
                .isOne();
        assertThat(List.of(version("chatTopic"), version("chatTopicMember"), version("user")))
                .containsOnly(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chat_topic   | description = 'Else'                  | 2",
                "chat_topic   | description = 'Else', last_accept = now() | 2",
                "chat_topic   | last_accept = now(), seconds_pr_accept = 3, accept_samples = 1, accept_gap_millis = 9 | 1",
                "chat_topic   | name = name                           | 1",
                "ejuser       | chat_status = 0                       | 2",
                "ejuser       | password = 'secret'                   | 1",
                "chat_topic_user | can_listen = not can_listen        | 2"
            })
    void changeByAnotherProgram_raisesTheVersion(String table, String change, int version) {
        boolean ofTopic = table.equals("chat_topic");
        String key = table.equals("chat_topic_user") ? "user_id" : "id";
        long id = ofTopic ? topic : world.id(anna);

        world.run("update " + table + " set " + change + " where " + key + " = ?", id);

        assertThat(world.number("select version from " + table + " where " + key + " = ?", id))
                .isEqualTo(version);
    }

    private Answer change(String mutation, int expected) {
        return change(mutation.endsWith("ChatTopic") ? admin : manager, mutation, expected);
    }

    private Answer change(Caller caller, String mutation, int expected) {
        Map<String, Object> input = input(mutation);
        input.put("expectedVersion", expected);
        return caller.does(mutation, input, "userErrors { currentVersion }");
    }

    /** An input that changes something, without an expected version. */
    private Map<String, Object> input(String mutation) {
        Map<String, Object> input = new HashMap<>();
        if (mutation.contains("ChatTopic")) {
            input.put("topicId", Ids.of("ChatTopic", topic));
        }
        if (!mutation.endsWith("ChatTopic")) {
            input.put("userId", Ids.of("User", world.id(anna)));
        }
        switch (mutation) {
            case "updateChatTopic" -> input.put("description", "Changed");
            case "setChatTopicMember" -> input.put("notifications", true);
            case "setChatCapacity" -> input.put("chatCapacity", 5);
            case "setPresence" -> input.putAll(Map.of("presence", "AWAY", "awayReason", "Meeting"));
            default -> {}
        }
        return input;
    }

    /** The stored version of the topic, of anna as its member, or of anna. */
    private int version(String object) {
        return (int)
                switch (object) {
                    case "chatTopic" -> world.number("select version from chat_topic where id = ?", topic);
                    case "chatTopicMember" ->
                        world.number("select version from chat_topic_user where user_id = ?", world.id(anna));
                    default -> world.number("select version from ejuser where loginname = ?", anna);
                };
    }
}
