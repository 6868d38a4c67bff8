package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The presence of agents and the right to change it. */
@QuarkusTest
class SetPresenceTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentWhoIsAway() {
        topic = world.topic();
        anna = world.listenerOf(topic);
        world.run("update ejuser set not_present = 'Lunch' where loginname = ?", anna);
    }

    @Test
    void setPresence_awayAgainWithoutAReason_keepsTheReason() {
        Answer again = set(Caller.agent(anna), Map.of("presence", "AWAY"));

        assertThat(again.<Boolean>data("setPresence.changed")).isFalse();
        assertThat(presence()).isEqualTo("0 Lunch");
    }

    @Test
    void setPresence_withNullOrABlankReason_removesTheReason() {
        for (String none : new String[] {null, " "}) {
            world.run("update ejuser set not_present = 'Lunch' where loginname = ?", anna);
            Map<String, Object> input = new HashMap<>(Map.of("presence", "AWAY"));
            input.put("awayReason", none);

            assertThat(set(Caller.agent(anna), input).<Boolean>data("setPresence.changed"))
                    .isTrue();
            assertThat(presence()).isEqualTo("0");
        }
    }

    @Test
    void setPresence_present_makesTheAgentPresent() {
        Answer answer = set(Caller.agent(anna), Map.of("presence", "PRESENT"));

        assertThat(answer.refusal("setPresence")).isNull();
        assertThat(answer.<Boolean>data("setPresence.changed")).isTrue();
        assertThat(answer.<String>data("setPresence.user.loginName")).isEqualTo(anna);
        assertThat(presence()).isEqualTo("1");
    }

    @Test
    void setPresence_awayWithAReason_storesTheReason() {
        world.run("update ejuser set chat_status = 1, not_present = null where loginname = ?", anna);

        Answer answer = set(Caller.agent(anna), Map.of("presence", "AWAY", "awayReason", "Meeting"));

        assertThat(answer.<Boolean>data("setPresence.changed")).isTrue();
        assertThat(answer.<String>data("setPresence.user.awayReason")).isEqualTo("Meeting");
        assertThat(presence()).isEqualTo("0 Meeting");
    }

    @Test
    void setPresence_awayAfterPresentWithoutAReason_storesNone() {
        world.run("update ejuser set chat_status = 1 where loginname = ?", anna);

        Answer answer = set(Caller.agent(anna), Map.of("presence", "AWAY"));

        assertThat(answer.<Boolean>data("setPresence.changed")).isTrue();
        assertThat(presence()).isEqualTo("0");
    }

    @Test
    void setPresence_present_ignoresTheReason() {
        set(Caller.agent(anna), Map.of("presence", "PRESENT", "awayReason", "Meeting"));

        assertThat(presence()).isEqualTo("1");
    }

    @Test
    void setPresence_unchanged_changesNothing() {
        Answer away = set(Caller.agent(anna), Map.of("presence", "AWAY", "awayReason", "Lunch"));
        set(Caller.agent(anna), Map.of("presence", "PRESENT"));
        Answer present = set(Caller.agent(anna), Map.of("presence", "PRESENT", "awayReason", "Lunch"));

        assertThat(away.<Boolean>data("setPresence.changed")).isFalse();
        assertThat(away.<String>data("setPresence.user.awayReason")).isEqualTo("Lunch");
        assertThat(present.<Boolean>data("setPresence.changed")).isFalse();
    }

    @Test
    void setPresence_withATooLongReason_isRefused() {
        Map<String, ?> longest = Map.of("presence", "AWAY", "awayReason", "x".repeat(255));
        Map<String, ?> longer = Map.of("presence", "AWAY", "awayReason", "x".repeat(256));

        assertThat(set(Caller.agent(anna), longest).refusal("setPresence")).isNull();
        Answer refused = set(Caller.agent(anna), longer);
        assertThat(refused.refusal("setPresence")).isEqualTo("FIELD_TOO_LONG");
        assertThat(refused.<String>list("setPresence.userErrors[0].field")).containsExactly("awayReason");
    }

    @Test
    void setPresence_byAManager_changesMembersOfItsTopic() {
        Answer answer = setAnna(Caller.agent(world.managerOf(topic)));

        assertThat(answer.refusal("setPresence")).isNull();
        assertThat(answer.<String>data("setPresence.user.loginName")).isEqualTo(anna);
        assertThat(presence()).isEqualTo("1");
    }

    @Test
    void setPresence_byAManagerForOthers_isRefused() {
        long deleted = world.topic();
        String manager = world.managerOf(deleted);
        world.join(anna, deleted, "can_respond");
        world.run("update chat_topic set deleted = true where id = ?", deleted);

        assertRefused(setAnna(Caller.agent(world.managerOf(world.topic()))));
        assertRefused(setAnna(Caller.agent(manager)));
        assertRefused(setAnna(Caller.agent(world.agentOf(topic))));
        assertThat(presence()).isEqualTo("0 Lunch");
    }

    @Test
    void setPresence_withAReadOnlyAccount_isRefused() {
        String manager = world.managerOf(topic);
        world.run("update ejuser set status = 4 where loginname in (?, ?)", manager, anna);

        assertThat(setAnna(Caller.agent(manager)).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(setAnna(Caller.agent(anna)).errorCode()).isEqualTo("FORBIDDEN");
        assertThat(presence()).isEqualTo("0 Lunch");
    }

    @Test
    void setPresence_byAnAdministrator_changesAnyone() {
        assertThat(setAnna(Caller.admin("admin")).refusal("setPresence")).isNull();
        assertThat(presence()).isEqualTo("1");
    }

    @Test
    void setPresence_forOneself_needsNoRight() {
        assertThat(setAnna(Caller.agent(anna)).refusal("setPresence")).isNull();
        assertThat(presence()).isEqualTo("1");
    }

    @Test
    void setPresence_ofAnUnknownUser_isRefused() {
        Answer answer =
                set(Caller.admin("admin"), Map.of("userId", Ids.of("User", 999_999_999), "presence", "PRESENT"));

        assertThat(answer.refusal("setPresence")).isEqualTo("USER_NOT_FOUND");
        assertThat(answer.<String>list("setPresence.userErrors[0].field")).containsExactly("userId");
    }

    @Test
    void setPresence_ofADeletedUser_isRefused() {
        world.run("update ejuser set status = 3 where loginname = ?", anna);

        assertThat(setAnna(Caller.admin("admin")).refusal("setPresence")).isEqualTo("USER_NOT_FOUND");
        assertThat(setAnna(Caller.agent(world.managerOf(topic))).refusal("setPresence"))
                .isEqualTo("USER_NOT_FOUND");
        assertThat(presence()).isEqualTo("0 Lunch");
    }

    @Test
    void setPresence_withATokenWithoutUserRecord_isRefused() {
        assertThat(set(Caller.agent("stranger"), Map.of("presence", "PRESENT")).errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void setPresence_withoutSignIn_isRefused() {
        assertThat(setAnna(Caller.nobody()).errorCode()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void setPresence_retried_returnsTheSameOutcome() {
        Map<String, ?> input = Map.of(
                "presence", "PRESENT", "idempotencyKey", UUID.randomUUID().toString());

        set(Caller.agent(anna), input);
        Answer again = set(Caller.agent(anna), input);

        assertThat(again.<Boolean>data("setPresence.changed")).isTrue();
        assertThat(again.<Boolean>data("setPresence.replayed")).isTrue();
        assertThat(again.<String>data("setPresence.user.loginName")).isEqualTo(anna);
    }

    private Answer setAnna(Caller caller) {
        return set(caller, Map.of("userId", Ids.of("User", world.id(anna)), "presence", "PRESENT"));
    }

    private static Answer set(Caller caller, Map<String, ?> input) {
        return caller.runs("set-presence", Map.of("input", input));
    }

    /** The stored presence and reason. */
    private String presence() {
        return world.texts("select concat_ws(' ', chat_status, not_present) from ejuser where loginname = ?", anna)
                .get(0);
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.refusal("setPresence")).isEqualTo("NOT_ALLOWED");
    }
}
