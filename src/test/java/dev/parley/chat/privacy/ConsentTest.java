package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The record of consents says when a customer consented to which text, and when the consent was withdrawn. */
@QuarkusTest
class ConsentTest {

    private final World world = new World();
    private long topic;
    private Caller admin;
    private String anna;

    @BeforeEach
    void aTopicWithAText() {
        topic = world.topic();
        anna = world.agentOf(topic);
        admin = Caller.admin(world.user());
        text("First");
    }

    @Test
    void eachTextOfATopic_isAVersion() {
        text("Second");
        text("Second");
        clearText();
        text("Third");

        assertThat(Caller.nobody()
                        .asks(
                                "query($id: ID!) { chatTopic(id: $id) { privacy { consentText consentVersion } consentTexts { nodes { version text } } } }",
                                Map.of("id", Ids.of("ChatTopic", topic)))
                        .<Map<String, Object>>data("chatTopic"))
                .isEqualTo(Map.of(
                        "privacy", Map.of("consentText", "Third", "consentVersion", 3),
                        "consentTexts",
                                Map.of(
                                        "nodes",
                                        List.of(
                                                Map.of("version", 1, "text", "First"),
                                                Map.of("version", 2, "text", "Second"),
                                                Map.of("version", 3, "text", "Third")))));
    }

    @Test
    void consentOfARequest_isRecordedWithTheText() {
        long session = request(Map.of("consented", true));

        assertThat(consents(session)).containsExactly("1 First open");
        assertThat(world.session(session, "consented, consent_version")).isEqualTo("t 1");
    }

    @Test
    void consentToAnEarlierText_isRecordedAsSuch() {
        text("Second");

        assertThat(consents(request(Map.of("consented", true, "consentVersion", 1))))
                .containsExactly("1 First open");
        assertThat(consents(request(Map.of("consented", true)))).containsExactly("2 Second open");
    }

    @Test
    void consentToATextThatNeverWas_isRefused() {
        for (int version : List.of(-1, 0, 2)) {
            assertThat(ask(Map.of("consented", true, "consentVersion", version)).refusal())
                    .isEqualTo("VALIDATION consentVersion");
        }
    }

    @Test
    void consentOfTheForm_isRecorded() {
        long session = world.entering(topic, 1);
        Caller customer = Caller.customer(world.key(session));

        customer.does("submitPreChatForm", session, Map.of("name", "Kari", "consented", true, "consentVersion", 1));

        assertThat(consents(session)).containsExactly("1 First open");
    }

    @Test
    void requestWithoutConsent_recordsNone() {
        assertThat(consents(request(Map.of("consented", false)))).isEmpty();
    }

    @Test
    void withdrawal_isRecorded_andShownToStaffAndCustomer() {
        long session = request(Map.of("consented", true));
        Caller customer = Caller.customer(world.key(session));

        Answer withdrawn = customer.does("withdrawChatConsent", session);
        Answer again = customer.does("withdrawChatConsent", session);

        assertThat(withdrawn.changed()).isTrue();
        assertThat(again.changed()).isFalse();
        assertThat(consents(session)).containsExactly("1 First withdrawn");
        assertThat(world.events(session)).endsWith("CONSENT_WITHDRAWN");
        assertThat(world.session(session, "consented, consent_version")).isEqualTo("f");
        String shown = "{ consented consents { nodes { consentText { version } givenAt withdrawnAt } } }";
        assertThat(customer.asks("{ customerSession " + shown + " }")
                        .<Integer>data("customerSession.consents.nodes[0].consentText.version"))
                .isEqualTo(1);
        assertThat(Caller.agent(anna)
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) " + shown + " }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<String>data("chatSession.consents.nodes[0].withdrawnAt"))
                .isNotNull();
    }

    @Test
    void withdrawal_byAnAgentForTheCustomer_isRecorded() {
        long session = request(Map.of("consented", true));

        assertThat(Caller.agent(anna).does("withdrawChatConsent", session).changed())
                .isTrue();
        assertThat(Caller.agent(world.agentOf(world.topic()))
                        .does("withdrawChatConsent", session)
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
        assertThat(consents(session)).containsExactly("1 First withdrawn");
    }

    @Test
    void consentAfterAWithdrawal_isAnotherRecord() {
        long session = request(Map.of("consented", true));
        Caller customer = Caller.customer(world.key(session));
        customer.does("withdrawChatConsent", session);
        text("Second");

        customer.does("requestChatSession", Map.of("topicId", Ids.of("ChatTopic", topic), "consented", true), "");

        assertThat(consents(session)).containsExactly("1 First withdrawn", "2 Second open");
    }

    @Test
    void consentWithoutAText_isRecordedWithoutIt() {
        clearText();

        assertThat(consents(request(Map.of("consented", true)))).containsExactly("open");
    }

    private void text(String text) {
        Answer answer = admin.asks(
                "mutation($id: ID!, $text: String!) { updateChatTopic(input: {topicId: $id, privacy: {consentText: $text}}) { userErrors { code } } }",
                Map.of("id", Ids.of("ChatTopic", topic), "text", text));
        assertThat(answer.refusal("updateChatTopic")).isNull();
    }

    private void clearText() {
        admin.asks(
                "mutation($id: ID!) { updateChatTopic(input: {topicId: $id, privacy: {consentText: null}}) { changed } }",
                Map.of("id", Ids.of("ChatTopic", topic)));
    }

    private Answer ask(Map<String, Object> details) {
        Map<String, Object> input = new HashMap<>(details);
        input.put("topicId", Ids.of("ChatTopic", topic));
        return Caller.nobody().does("requestChatSession", input, "chatSession { databaseId }");
    }

    private long request(Map<String, Object> details) {
        Answer answer = ask(details);
        assertThat(answer.refusal()).isNull();
        return answer.<Integer>data("done.chatSession.databaseId");
    }

    private List<String> consents(long session) {
        return world.texts("""
                select concat_ws(' ', t.version, t.text, case when c.withdrawn_at is null then 'open' else 'withdrawn' end)
                from chat_consent c left join chat_consent_text t on t.id = c.text_id where c.session_id = ? order by c.id""", session);
    }
}
