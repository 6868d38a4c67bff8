package dev.parley.chat.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Managers keep canned replies, agents find and send them, and customers see neither. */
@QuarkusTest
class CannedRepliesTest {

    private static final String SUGGESTED =
            "query($id: ID!, $search: String!) { chatSession(id: $id) { cannedReplies(search: $search) { cannedReplyId title text shortcut language usageCount } } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller manager;
    private final Caller admin = Caller.admin("admin");

    @BeforeEach
    void aTopicWithAnAgentAndAManager() {
        topic = world.topic();
        anna = world.agentOf(topic);
        manager = Caller.agent(world.managerOf(topic));
    }

    /** Those for all topics would be found by other tests. */
    @AfterEach
    void removeReplies() {
        world.run("delete from canned_reply");
    }

    @Test
    void create_byTheManagerOfTheTopic_isPossibleForThatTopicOnly() {
        assertThat(create(manager, Map.of("title", "Greeting")).<String>data("done.cannedReply.topic.id"))
                .isEqualTo(Ids.of("ChatTopic", topic));
        assertThat(create(manager, ofTopic(world.topic())).refusal()).isEqualTo("NOT_ALLOWED topicId");
        assertThat(create(manager, ofTopic(null)).refusal()).isEqualTo("NOT_ALLOWED topicId");
        assertThat(create(Caller.agent(anna), Map.of()).refusal()).isEqualTo("NOT_ALLOWED topicId");
        assertThat(create(admin, ofTopic(null)).<Object>data("done.cannedReply.topic"))
                .isNull();
        assertThat(create(admin, ofTopic(999_999_999L)).refusal()).isEqualTo("TOPIC_NOT_FOUND topicId");
    }

    @ParameterizedTest
    @CsvSource({
        "text, 'Hello {{customer.email}}', UNKNOWN_PLACEHOLDER text",
        "text, ' ', FIELD_REQUIRED text",
        "title, ' ', FIELD_REQUIRED title",
        "shortcut, two words, VALIDATION shortcut",
        "shortcut, //hi, VALIDATION shortcut",
        "language, norsk bokmål, VALIDATION language"
    })
    void create_withAnInvalidField_isRefused(String field, String value, String refusal) {
        assertThat(create(manager, Map.of(field, value)).refusal()).isEqualTo(refusal);
        assertThat(create(manager, Map.of("text", "x".repeat(100_000))).refusal())
                .isEqualTo("MESSAGE_TOO_LONG text");
    }

    @Test
    void shortcut_isUniqueWhereItIsVisible() {
        assertThat(create(manager, Map.of("shortcut", "/Hi", "language", "en"))
                        .<String>data("done.cannedReply.shortcut"))
                .isEqualTo("hi");

        assertThat(create(manager, Map.of("shortcut", "HI")).refusal()).isEqualTo("SHORTCUT_TAKEN shortcut");
        assertThat(create(manager, Map.of("shortcut", "hi", "language", "en-GB"))
                        .refusal())
                .isEqualTo("SHORTCUT_TAKEN shortcut");
        Map<String, Object> forAll = ofTopic(null);
        forAll.put("shortcut", "hi");
        assertThat(create(admin, forAll).refusal()).isEqualTo("SHORTCUT_TAKEN shortcut");
        forAll.put("language", "nb");
        assertThat(create(admin, forAll).changed()).isTrue();
        Map<String, Object> elsewhere = ofTopic(world.topic());
        elsewhere.putAll(Map.of("shortcut", "hi", "language", "en"));
        assertThat(create(admin, elsewhere).changed()).isTrue();

        String other = create(manager, Map.of("shortcut", "bye")).data("done.cannedReply.id");
        assertThat(update(manager, other, Map.of("shortcut", "hi")).refusal()).isEqualTo("SHORTCUT_TAKEN shortcut");
        assertThat(update(manager, other, Map.of("shortcut", "bye", "title", "Bye"))
                        .changed())
                .isTrue();
    }

    @Test
    void shortcut_ofTwoReplies_isSavedOnceInARace() {
        List<Answer> answers =
                Race.of(List.of("one", "two"), title -> create(manager, Map.of("title", title, "shortcut", "race")));

        assertThat(answers).filteredOn(Answer::changed).hasSize(1);
        assertThat(world.number("select count(*) from canned_reply where shortcut = 'race'"))
                .isOne();
    }

    @Test
    void update_leavesOmittedFields_andNullRemovesShortcutAndLanguage() {
        String id = create(manager, Map.of("shortcut", "hi", "language", "en")).data("done.cannedReply.id");

        Answer renamed = update(manager, id, Map.of("title", "Other", "expectedVersion", 0));
        Answer same = update(manager, id, Map.of("title", "Other"));
        Answer stale = update(manager, id, Map.of("title", "Third", "expectedVersion", 0));
        Map<String, Object> cleared = new HashMap<>();
        cleared.put("shortcut", null);
        cleared.put("language", null);
        Answer removed = update(manager, id, cleared);

        assertThat(renamed.<String>data("done.cannedReply.shortcut")).isEqualTo("hi");
        assertThat(renamed.<Integer>data("done.cannedReply.version")).isOne();
        assertThat(same.changed()).isFalse();
        assertThat(stale.refusal()).startsWith("VERSION_CONFLICT");
        assertThat(removed.<Object>data("done.cannedReply.shortcut")).isNull();
        assertThat(removed.<Object>data("done.cannedReply.language")).isNull();
        assertThat(removed.<String>data("done.cannedReply.title")).isEqualTo("Other");
    }

    @Test
    void updateAndDelete_byOthers_areRefused() {
        String id = create(manager, Map.of()).data("done.cannedReply.id");
        String forAll = create(admin, ofTopic(null)).data("done.cannedReply.id");
        Caller stranger = Caller.agent(world.managerOf(world.topic()));
        Caller nobodys = Caller.agent(world.user());

        assertThat(update(Caller.agent(anna), id, Map.of("title", "Mine")).refusal())
                .isEqualTo("NOT_ALLOWED cannedReplyId");
        assertThat(update(stranger, id, Map.of("title", "Mine")).refusal())
                .isEqualTo("CANNED_REPLY_NOT_FOUND cannedReplyId");
        assertThat(update(manager, forAll, Map.of("title", "Mine")).refusal()).isEqualTo("NOT_ALLOWED cannedReplyId");
        assertThat(update(nobodys, forAll, Map.of("title", "Mine")).refusal())
                .isEqualTo("CANNED_REPLY_NOT_FOUND cannedReplyId");
        assertThat(delete(stranger, id).refusal()).isEqualTo("CANNED_REPLY_NOT_FOUND cannedReplyId");
        assertThat(delete(manager, id).changed()).isTrue();
        assertThat(delete(manager, id).refusal()).isEqualTo("CANNED_REPLY_NOT_FOUND cannedReplyId");
    }

    @Test
    void list_showsThoseOfOwnTopicsAndOfAll() {
        create(manager, Map.of("title", "Mine"));
        create(admin, ofTopic(null));
        create(admin, ofTopic(world.topic()));

        String count = "{ cannedReplies { totalCount } }";
        assertThat(Caller.agent(anna).asks(count).<Integer>data("cannedReplies.totalCount"))
                .isEqualTo(2);
        assertThat(admin.asks(count).<Integer>data("cannedReplies.totalCount")).isEqualTo(3);
        assertThat(Caller.agent(world.user()).asks(count).<Integer>data("cannedReplies.totalCount"))
                .isZero();
        assertThat(Caller.customer(world.key(world.waiting(topic))).asks(count).errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void suggestions_areRenderedForTheSessionAndTheAgent() {
        world.set(topic, "widget_agent_use_firstname = true");
        long session = world.active(topic, anna);
        world.alter(session, "name = E'Kari {{agent.name}}\\n$1', company_name = null");
        create(
                manager,
                Map.of(
                        "text",
                        "Hi {{customer.name}} of {{customer.company|your company}}, {{agent.name}} here, chat {{session.id}}."));

        assertThat(suggested(Caller.agent(anna), session, "").<String>data("chatSession.cannedReplies[0].text"))
                .isEqualTo("Hi Kari {{agent.name}} $1 of your company, Anna here, chat " + session + ".");
    }

    @Test
    void suggestions_areOfferedToThoseWhoMayRespond() {
        long session = world.active(topic, anna);
        create(manager, Map.of());

        assertThat(suggested(Caller.agent(anna), session, "").list("chatSession.cannedReplies"))
                .hasSize(1);
        assertThat(suggested(Caller.agent(world.listenerOf(topic)), session, "").list("chatSession.cannedReplies"))
                .isEmpty();
        assertThat(Caller.customer(world.key(session))
                        .asks("{ customerSession { cannedReplies { title } } }")
                        .codes())
                .contains("FORBIDDEN");
    }

    @Test
    void suggestions_areInTheLanguageOfTheTopic() {
        world.set(topic, "widget_language = 'nb'");
        long session = world.active(topic, anna);
        create(manager, Map.of("title", "English", "language", "en"));
        create(manager, Map.of("title", "Norsk", "language", "nb-NO"));
        create(manager, Map.of("title", "Any"));

        assertThat(titles(session, "")).containsExactlyInAnyOrder("Any", "Norsk");
        assertThat(Caller.agent(anna)
                        .asks("{ chatSession(id: \"" + Ids.of("ChatSession", session)
                                + "\") { cannedReplies(language: \"en\") { title } } }")
                        .list("chatSession.cannedReplies"))
                .hasSize(2);
    }

    @Test
    void search_findsByWordsAndShortcut_theBestFirst() {
        long session = world.active(topic, anna);
        create(manager, Map.of("title", "Refund of an order", "text", "You get the money back."));
        create(manager, Map.of("title", "Hours", "text", "We give no refund at night.", "shortcut", "open"));
        create(manager, Map.of("title", "Résumé", "text", "Later", "shortcut", "re"));

        assertThat(titles(session, "/re")).containsExactly("Résumé", "Refund of an order", "Hours");
        assertThat(titles(session, "refu MONEY")).containsExactly("Refund of an order");
        assertThat(titles(session, "resume")).containsExactly("Résumé");
        assertThat(titles(session, "fund")).isEmpty();
        assertThat(titles(session, "%_'\\")).hasSize(3);
        assertThat(suggested(Caller.agent(anna), session, "x".repeat(101)).codes())
                .contains("BAD_ARGUMENT");
        assertThat(Caller.agent(anna)
                        .asks("{ chatSession(id: \"" + Ids.of("ChatSession", session)
                                + "\") { cannedReplies(first: -1) { title } } }")
                        .codes())
                .contains("BAD_ARGUMENT");
    }

    @Test
    void message_thatNamesACannedReply_countsItsUse_once() {
        long session = world.active(topic, anna);
        String id = create(manager, Map.of()).data("done.cannedReply.id");
        Map<String, ?> message =
                Map.of("text", "Hello", "cannedReplyId", id, "idempotencyKey", "0123456789abcdef-" + session);

        Caller.agent(anna).does("sendChatMessage", session, message);
        Caller.agent(anna).does("sendChatMessage", session, message);

        assertThat(world.texts("select usage_count || ' ' || version from canned_reply where topic_id = ?", topic))
                .containsExactly("1 0");
        assertThat(suggested(Caller.agent(anna), session, "").<Integer>data("chatSession.cannedReplies[0].usageCount"))
                .isOne();
    }

    @Test
    void message_thatNamesAnotherTopicsReply_isNotSent() {
        long session = world.active(topic, anna);
        String elsewhere = create(admin, ofTopic(world.topic())).data("done.cannedReply.id");
        String own = create(manager, Map.of()).data("done.cannedReply.id");

        assertThat(Caller.agent(anna)
                        .does("sendChatMessage", session, Map.of("text", "Hello", "cannedReplyId", elsewhere))
                        .refusal())
                .isEqualTo("CANNED_REPLY_NOT_FOUND cannedReplyId");
        assertThat(Caller.customer(world.key(session))
                        .does("sendChatMessage", session, Map.of("text", "Hello", "cannedReplyId", own))
                        .refusal())
                .isEqualTo("NOT_ALLOWED cannedReplyId");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
        assertThat(world.number("select sum(usage_count) from canned_reply")).isZero();
    }

    @Test
    void audit_recordsChangesWithoutTheText() {
        String id = create(manager, Map.of("text", "A secret offer")).data("done.cannedReply.id");
        update(manager, id, Map.of("text", "Another secret offer", "title", "New title"));
        delete(manager, id);

        Answer audit = admin.asks(
                "query($topic: ID!) { auditEvents(where: {topic: {id: {eq: $topic}}}) { nodes { action cannedReplyId details { field newValue } } } }",
                Map.of("topic", Ids.of("ChatTopic", topic)));

        assertThat(audit.<List<String>>data("auditEvents.nodes.action"))
                .contains("CANNED_REPLY_CREATED", "CANNED_REPLY_CHANGED", "CANNED_REPLY_DELETED");
        assertThat(audit.text()).contains(id, "New title").doesNotContain("secret offer");
    }

    private Answer create(Caller caller, Map<String, ?> more) {
        Map<String, Object> input = ofTopic(topic);
        input.putAll(more);
        return caller.does(
                "createCannedReply", input, "cannedReply { id topic { id } title text shortcut language version }");
    }

    private static Answer update(Caller caller, String id, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("cannedReplyId", id);
        return caller.does("updateCannedReply", input, "cannedReply { title text shortcut language version }");
    }

    private static Answer delete(Caller caller, String id) {
        return caller.does("deleteCannedReply", Map.of("cannedReplyId", id), "");
    }

    /** The required fields of a canned reply. Without a topic, it is for all. */
    private static Map<String, Object> ofTopic(Long topic) {
        Map<String, Object> input = new HashMap<>(Map.of("title", "Greeting", "text", "Hello!"));
        input.put("topicId", topic == null ? null : Ids.of("ChatTopic", topic));
        return input;
    }

    private static Answer suggested(Caller caller, long session, String search) {
        return caller.asks(SUGGESTED, Map.of("id", Ids.of("ChatSession", session), "search", search));
    }

    private List<String> titles(long session, String search) {
        return suggested(Caller.agent(anna), session, search).data("chatSession.cannedReplies.title");
    }
}
