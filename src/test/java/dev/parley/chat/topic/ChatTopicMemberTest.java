package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Interleaved;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights of topic members: setChatTopicMember and removeChatTopicMember. */
@QuarkusTest
class ChatTopicMemberTest {

    private final World world = new World();
    private final Caller admin = Caller.admin("admin");
    private long topic;
    private Caller manager;
    private String anna;

    @BeforeEach
    void aTopicWithAManager() {
        topic = world.topic();
        manager = Caller.agent(world.managerOf(topic));
        anna = world.user();
    }

    @Test
    void setMember_withNull_revokesTheRight() {
        world.join(anna, topic, "can_respond");
        Map<String, Object> rights = new HashMap<>(Map.of("canListen", true));
        rights.put("canRespond", null);

        set(manager, rights);

        assertThat(rights()).isEqualTo("fftf");
    }

    @Test
    void setMember_ofANewUser_grantsTheGivenRights() {
        Answer answer = set(manager, Map.of("canRespond", true, "notifications", true));

        assertThat(answer.refusal("setChatTopicMember")).isNull();
        assertThat(answer.<Boolean>data("setChatTopicMember.changed")).isTrue();
        assertThat(answer.<Map<String, ?>>data("setChatTopicMember.chatTopicMember"))
                .isEqualTo(Map.of(
                        "canRespond", true,
                        "notifications", true,
                        "canListen", false,
                        "manager", false,
                        "user", Map.of("loginName", anna),
                        "topic", Map.of("databaseId", (int) topic)));
        assertThat(rights()).isEqualTo("ttff");
    }

    @Test
    void setMember_withoutARight_keepsIt() {
        world.join(anna, topic, "can_respond");

        Answer answer = set(manager, Map.of("canListen", true));

        assertThat(answer.<Boolean>data("setChatTopicMember.changed")).isTrue();
        assertThat(rights()).isEqualTo("tftf");
    }

    @Test
    void setMember_withFalse_revokesTheRight() {
        world.join(anna, topic, "can_respond");

        set(manager, Map.of("canRespond", false, "canListen", true));

        assertThat(rights()).isEqualTo("fftf");
    }

    @Test
    void setMember_withTheSameRights_changesNothing() {
        set(manager, Map.of("canRespond", true));

        Answer again = set(manager, Map.of("canRespond", true, "manager", false));

        assertThat(again.refusal("setChatTopicMember")).isNull();
        assertThat(again.<Boolean>data("setChatTopicMember.changed")).isFalse();
        assertThat(again.<Boolean>data("setChatTopicMember.chatTopicMember.canRespond"))
                .isTrue();
    }

    @Test
    void setMember_withoutAnyRight_isRefused() {
        assertRefused(set(manager, Map.of()), "VALIDATION", "canRespond");
        assertRefused(set(manager, Map.of("canRespond", false)), "VALIDATION", "canRespond");

        world.join(anna, topic, "can_respond");

        assertRefused(set(admin, Map.of("canRespond", false)), "VALIDATION", "canRespond");
        assertThat(rights()).isEqualTo("tfff");
    }

    @Test
    void managerRight_byAnAdministrator_isGrantedAndRevoked() {
        assertThat(set(admin, Map.of("manager", true)).<Boolean>data("setChatTopicMember.changed"))
                .isTrue();
        assertThat(rights()).isEqualTo("ffft");

        assertThat(set(admin, Map.of("manager", false, "canListen", true)).<Boolean>data("setChatTopicMember.changed"))
                .isTrue();
        assertThat(rights()).isEqualTo("fftf");
    }

    @Test
    void managerRight_byAManager_isRefused() {
        assertRefused(set(manager, Map.of("manager", true)), "NOT_ALLOWED", "manager");
        assertThat(rights()).isEmpty();

        world.join(anna, topic, "manager");

        assertRefused(set(manager, Map.of("manager", false, "canListen", true)), "NOT_ALLOWED", "manager");
        assertThat(remove(manager).refusal("removeChatTopicMember")).isEqualTo("NOT_ALLOWED");
        assertThat(rights()).isEqualTo("ffft");
    }

    @Test
    void otherRightsOfAManager_byAManager_areChanged() {
        world.join(anna, topic, "manager");

        assertThat(set(manager, Map.of("canListen", true)).refusal("setChatTopicMember"))
                .isNull();
        assertThat(rights()).isEqualTo("fftt");
    }

    @Test
    void removeMember_removesTheMember() {
        world.join(anna, topic, "can_respond");

        Answer answer = remove(manager);
        Answer again = remove(manager);

        assertThat(answer.refusal("removeChatTopicMember")).isNull();
        assertThat(answer.<Boolean>data("removeChatTopicMember.changed")).isTrue();
        assertThat(answer.<Integer>data("removeChatTopicMember.chatTopic.members.totalCount"))
                .isEqualTo(1);
        assertThat(rights()).isEmpty();
        assertThat(again.refusal("removeChatTopicMember")).isNull();
        assertThat(again.<Boolean>data("removeChatTopicMember.changed")).isFalse();
    }

    @Test
    void removeMember_ofAManager_byAnAdministrator_removesIt() {
        world.join(anna, topic, "manager");

        assertThat(remove(admin).refusal("removeChatTopicMember")).isNull();
        assertThat(rights()).isEmpty();
    }

    @Test
    void removeMember_withAnActiveSession_isRefused() {
        world.join(anna, topic, "can_respond");
        world.active(topic, anna);

        Answer answer = remove(admin);

        assertThat(answer.refusal("removeChatTopicMember")).isEqualTo("TOPIC_IN_USE");
        assertThat(answer.<String>list("removeChatTopicMember.userErrors[0].field"))
                .containsExactly("userId");
        assertThat(rights()).isEqualTo("tfff");
    }

    @Test
    void removeMember_withEndedOrOtherSessions_removesTheMember() {
        world.join(anna, topic, "can_respond");
        world.active(world.topic(), anna);
        world.run("update chat_session set user_id = ? where id = ?", world.id(anna), world.closed(topic));

        assertThat(remove(manager).refusal("removeChatTopicMember")).isNull();
    }

    @Test
    void removeMember_duringAnAccept_waitsForIt() throws Exception {
        world.join(anna, topic, "can_respond");

        Answer answer = Interleaved.with(
                world,
                () -> {
                    world.number("select id from ejuser where loginname = ? for no key update", anna);
                    world.active(topic, anna);
                },
                () -> remove(manager));

        assertThat(answer.refusal("removeChatTopicMember")).isEqualTo("TOPIC_IN_USE");
    }

    @Test
    void setMember_twiceAtOnce_createsOneMember() throws Exception {
        Answer answer = Interleaved.with(
                world,
                () -> {
                    world.number("select id from ejuser where loginname = ? for no key update", anna);
                    world.join(anna, topic, "can_respond");
                },
                () -> set(manager, Map.of("canListen", true)));

        assertThat(answer.refusal("setChatTopicMember")).isNull();
        assertThat(rights()).isEqualTo("tftf");
    }

    @Test
    void setMember_ofAnUnknownUserOrTopic_isRefused() {
        Answer noUser =
                manager.runs("set-member", input(Ids.of("User", 999_999_999), topic, Map.of("canRespond", true)));
        Answer noTopic = admin.runs("set-member", input(id(), 999_999_999, Map.of("canRespond", true)));

        assertRefused(noUser, "USER_NOT_FOUND", "userId");
        assertRefused(noTopic, "TOPIC_NOT_FOUND", "topicId");
        assertThat(manager.runs("remove-member", input(Ids.of("User", 999_999_999), topic, Map.of()))
                        .refusal("removeChatTopicMember"))
                .isEqualTo("USER_NOT_FOUND");

        world.run("update chat_topic set deleted = true where id = ?", topic);

        assertRefused(set(manager, Map.of("canRespond", true)), "TOPIC_NOT_FOUND", "topicId");
        assertThat(remove(manager).refusal("removeChatTopicMember")).isEqualTo("TOPIC_NOT_FOUND");
    }

    @Test
    void setMember_ofADeletedUser_isRefused_andItsRemovalIsNot() {
        set(manager, Map.of("canListen", true));
        world.run("update ejuser set status = 3 where loginname = ?", anna);

        assertRefused(set(manager, Map.of("canRespond", true)), "USER_NOT_FOUND", "userId");
        assertThat(remove(manager).refusal("removeChatTopicMember")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"can_respond", "notifications", "can_listen"})
    void setMember_byOtherMembers_isRefused(String right) {
        String bjorn = world.user();
        world.join(bjorn, topic, right);
        world.join(bjorn, world.topic(), "manager");

        assertRefused(set(Caller.agent(bjorn), Map.of("canRespond", true)), "NOT_ALLOWED", "topicId");
        assertThat(remove(Caller.agent(bjorn)).refusal("removeChatTopicMember")).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void setMember_withoutSignIn_isRefused() {
        assertThat(set(Caller.nobody(), Map.of("canRespond", true)).errorCode()).isEqualTo("UNAUTHENTICATED");
        assertThat(remove(Caller.nobody()).errorCode()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void memberMutations_retriedWithTheSameKey_returnTheSameOutcome() {
        Map<String, ?> rights =
                Map.of("canRespond", true, "idempotencyKey", UUID.randomUUID().toString());
        Map<String, ?> removal = Map.of("idempotencyKey", UUID.randomUUID().toString());

        set(manager, rights);
        Answer setAgain = set(manager, rights);
        manager.runs("remove-member", input(id(), topic, removal));
        Answer removedAgain = manager.runs("remove-member", input(id(), topic, removal));
        Answer ofNobody = set(manager, rights);

        assertThat(setAgain.<Boolean>data("setChatTopicMember.replayed")).isTrue();
        assertThat(setAgain.<Boolean>data("setChatTopicMember.changed")).isTrue();
        assertThat(setAgain.<String>data("setChatTopicMember.chatTopicMember.user.loginName"))
                .isEqualTo(anna);
        assertThat(removedAgain.<Boolean>data("removeChatTopicMember.replayed")).isTrue();
        assertThat(removedAgain.<Boolean>data("removeChatTopicMember.changed")).isTrue();
        assertThat(ofNobody.<Object>data("setChatTopicMember.chatTopicMember")).isNull();
        assertThat(rights()).isEmpty();
    }

    private Answer set(Caller caller, Map<String, ?> rights) {
        return caller.runs("set-member", input(id(), topic, rights));
    }

    private Answer remove(Caller caller) {
        return caller.runs("remove-member", input(id(), topic, Map.of()));
    }

    private String id() {
        return Ids.of("User", world.id(anna));
    }

    private static Map<String, ?> input(String user, long topic, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("userId", user);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return Map.of("input", input);
    }

    /** The rights of anna in the topic, each as t or f. Empty if there is no row. */
    private String rights() {
        return String.join(
                "",
                world.texts(
                        "select concat(can_respond, notifications, can_listen, manager) from chat_topic_user where topic_id = ? and user_id = ?",
                        topic,
                        world.id(anna)));
    }

    private static void assertRefused(Answer answer, String code, String path) {
        assertThat(answer.refusal("setChatTopicMember")).isEqualTo(code);
        assertThat(answer.<String>list("setChatTopicMember.userErrors[0].field"))
                .containsExactly(path);
    }
}
