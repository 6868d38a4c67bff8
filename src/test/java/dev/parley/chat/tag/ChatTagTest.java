package dev.parley.chat.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags are created, renamed and archived by administrators. */
@QuarkusTest
class ChatTagTest {

    private static final String TAG = "chatTag { id name color archived version }";

    private final World world = new World();
    private final String login = world.user();
    private final Caller admin = Caller.admin(login);

    @Test
    void create_byAnAdministrator_trimsAndStoresTheTag() {
        Answer created = create("  Invoice 😀 " + login + " ", "#1D7A46");

        assertThat(created.<String>data("done.chatTag.name")).isEqualTo("Invoice 😀 " + login);
        assertThat(created.<String>data("done.chatTag.color")).isEqualTo("#1d7a46");
        assertThat(created.<Boolean>data("done.chatTag.archived")).isFalse();
        assertThat(created.<Integer>data("done.chatTag.version")).isZero();
    }

    @Test
    void create_byOthers_isNotAllowed() {
        String manager = world.managerOf(world.topic());

        assertThat(Caller.agent(manager)
                        .does("createChatTag", Map.of("name", "X", "color", "#1d7a46"), TAG)
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.agent(manager)
                        .does("updateChatTag", Map.of("tagId", Ids.of("ChatTag", world.tag()), "name", "X"), TAG)
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
    }

    @Test
    void create_withANameThatIsTakenInOtherLetters_isRefused() {
        create("Invoice " + login, "#1d7a46");

        assertThat(create("INVOICE " + login.toUpperCase(), "#000000").refusal())
                .isEqualTo("NAME_TAKEN name");
    }

    @Test
    void create_ofSeveralTagsWithOneNameAtOnce_succeedsForOne() {
        List<Answer> answers =
                Race.of(List.of("#000001", "#000002", "#000003", "#000004"), color -> create("Race " + login, color));

        assertThat(answers).extracting(Answer::refusal).containsOnlyOnce((String) null);
        assertThat(answers).extracting(Answer::refusal).containsOnly(null, "NAME_TAKEN name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\u2028b", "a\u202eb", "a\u0007"})
    void create_withAnUnsafeName_isRefused(String name) {
        Answer answer = create(name, "#1d7a46");

        boolean isNoText = answer.errorCodes() != null;
        assertThat(isNoText ? answer.errorCode() : answer.refusal())
                .isEqualTo(isNoText ? "BAD_TEXT" : "VALIDATION name");
        assertThat(world.number("select count(*) from chat_tag where name ~ '[\\n\u0007\u2028\u202e]'"))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#12345", "#1234567", "#12345g", "url(x)", "#12345\u0664"})
    void create_withABadColor_isRefused(String color) {
        assertThat(create("Bad " + login, color).refusal()).isEqualTo("VALIDATION color");
    }

    @Test
    void create_withABlankOrLongName_isRefused() {
        assertThat(create(" ", "#1d7a46").refusal()).isEqualTo("FIELD_REQUIRED name");
        assertThat(create("x".repeat(41), "#1d7a46").refusal()).isEqualTo("FIELD_TOO_LONG name");
    }

    @Test
    void update_changesWhatIsGiven_andExpectsTheVersion() {
        String id = Ids.of("ChatTag", world.tag());

        Answer renamed = admin.does("updateChatTag", Map.of("tagId", id, "name", "Renamed " + login), TAG);
        Answer stale = admin.does("updateChatTag", Map.of("tagId", id, "archived", true, "expectedVersion", 0), TAG);
        Answer same = admin.does("updateChatTag", Map.of("tagId", id, "color", "#1D7A46"), "changed " + TAG);

        assertThat(renamed.<String>data("done.chatTag.color")).isEqualTo("#1d7a46");
        assertThat(renamed.<Integer>data("done.chatTag.version")).isEqualTo(1);
        assertThat(stale.refusal()).startsWith("VERSION_CONFLICT");
        assertThat(same.<Boolean>data("done.changed")).isFalse();
        assertThat(admin.does("updateChatTag", Map.of("tagId", Ids.of("ChatTag", 999_999_999), "name", "X"), TAG)
                        .refusal())
                .isEqualTo("TAG_NOT_FOUND tagId");
    }

    @Test
    void changes_areInTheAudit() {
        String name = "Audited " + login;
        String id = create(name, "#1d7a46").data("done.chatTag.id");
        admin.does("updateChatTag", Map.of("tagId", id, "archived", true), TAG);

        List<Map<String, Object>> entries = admin.asks(
                        "query($name: String!) { auditEvents(first: 10, where: {actorName: {eq: $name}}) { nodes { action details { field oldValue newValue } } } }",
                        Map.of("name", "user:" + login))
                .list("auditEvents.nodes");

        assertThat(entries).extracting(entry -> entry.get("action")).containsExactly("TAG_CREATED", "TAG_CHANGED");
        assertThat(entries.get(1).get("details").toString())
                .contains("field=archived, oldValue=false, newValue=true", "newValue=" + name);
    }

    @Test
    void tags_areListedForStaffOnly() {
        world.tag();

        assertThat(Caller.agent(world.agentOf(world.topic()))
                        .asks("{ chatTags { totalCount } }")
                        .<Integer>data("chatTags.totalCount"))
                .isPositive();
        assertThat(Caller.agent(world.user())
                        .asks("{ chatTags { totalCount } }")
                        .<Integer>data("chatTags.totalCount"))
                .isZero();
        assertThat(Caller.customer(world.key(world.waiting(world.topic())))
                        .asks("{ chatTags { totalCount } }")
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }

    private Answer create(String name, String color) {
        return admin.does("createChatTag", Map.of("name", name, "color", color), TAG);
    }
}
