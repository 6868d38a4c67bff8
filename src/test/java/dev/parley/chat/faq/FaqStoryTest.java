package dev.parley.chat.faq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service answers questions of customers in status FAQ with articles, and counts whether they helped. */
@QuarkusTest
class FaqStoryTest extends FaqScene {

    private String anna;

    @BeforeEach
    void anAgent() {
        anna = world.agentOf(topic);
    }

    @Test
    void request_withAQuestionThatArticlesAnswer_asksWhetherTheyHelped() {
        article("Pay an invoice");
        article("Invoices by e-mail");

        Answer answer = request("How do I pay my invoice?");

        assertThat(answer.sessionStatus()).isEqualTo("FAQ");
        assertThat(world.texts(
                        "select type || ' ' || special_type || ' ' || message from chat_message where session_id = ? and special_type > 0",
                        session(answer)))
                .containsExactly("3 9 Pay an invoice\nInvoices by e-mail");
        assertThat(world.events(session(answer))).containsExactly("REQUESTED", "MESSAGE_SENT", "FAQ_SUGGESTED");
        assertThat(Caller.customer(answer.data("done.sessionKey"))
                        .asks(
                                "{ customerSession { messages { nodes { kind text notice { kind } sender { kind } } } } }")
                        .<Map<String, Object>>data("customerSession.messages.nodes[1]"))
                .isEqualTo(Map.of(
                        "kind",
                        "NOTICE",
                        "text",
                        "Pay an invoice\nInvoices by e-mail",
                        "notice",
                        Map.of("kind", "FAQ_QUESTION"),
                        "sender",
                        Map.of("kind", "SYSTEM")));
    }

    @Test
    void request_withAQuestionThatNoArticleAnswers_entersTheQueue() {
        article("Opening hours");
        world.waiting(topic);

        Answer answer = request("How do I pay my invoice?");

        assertThat(answer.sessionStatus()).isEqualTo("IN_QUEUE");
        assertThat(world.session(session(answer), "initial_queue_pos")).isEqualTo("2");
        assertThat(world.events(session(answer))).containsExactly("REQUESTED", "MESSAGE_SENT", "FAQ_ANSWERED");
    }

    @Test
    void request_inATopicWithoutArticles_leavesTheFaqToTheClient() {
        create(manager, folder, Map.of("published", false));

        Answer answer = request("How do I pay my invoice?");

        assertThat(answer.sessionStatus()).isEqualTo("FAQ");
        assertThat(world.events(session(answer))).containsExactly("REQUESTED", "MESSAGE_SENT");
    }

    @Test
    void message_inTheFaq_isAQuestion() {
        article("Pay an invoice");
        long session = world.entering(topic, 2);
        Caller customer = Caller.customer(world.key(session));

        assertThat(customer.does("sendChatMessage", session, Map.of("text", "How do I pay?"))
                        .sessionStatus())
                .isEqualTo("FAQ");
        assertThat(customer.does("sendChatMessage", session, Map.of("text", "And where are you?"))
                        .sessionStatus())
                .isEqualTo("IN_QUEUE");
        assertThat(world.session(session, "initial_queue_pos")).isEqualTo("1");
        assertThat(world.events(session))
                .containsExactly("MESSAGE_SENT", "FAQ_SUGGESTED", "MESSAGE_SENT", "FAQ_ANSWERED");
    }

    @Test
    void message_thatNoArticleAnswersWithoutAgents_opensTheOfflineForm() {
        article("Pay an invoice");
        long session = world.entering(topic, 2);
        world.away(anna);

        assertThat(Caller.customer(world.key(session))
                        .does("sendChatMessage", session, Map.of("text", "Where are you?"))
                        .sessionStatus())
                .isEqualTo("OFFLINE_FORM");
    }

    @Test
    void answer_thatAnArticleHelped_endsTheSession_andIsCountedOnce() {
        String id = article("Pay an invoice");
        Answer request = request("How do I pay my invoice?");
        Caller customer = Caller.customer(request.data("done.sessionKey"));
        Map<String, ?> input =
                Map.of("answer", "HELPED", "faqEntryId", id, "idempotencyKey", "0123456789abcdef-" + session(request));

        assertThat(customer.does("answerFaq", session(request), input).sessionStatus())
                .isEqualTo("CLOSED");
        customer.does("answerFaq", session(request), input);

        assertThat(counts()).containsExactly("1 0 0");
        assertThat(questions(session(request))).containsExactly("Pay an invoice");
        assertThat(world.session(session(request), "end_reason")).isEqualTo("4");
    }

    @Test
    void answer_thatAnArticleDidNotHelp_entersTheQueue_andIsCounted() {
        String id = article("Pay an invoice");
        long session = world.entering(topic, 2);

        assertThat(Caller.customer(world.key(session))
                        .does("answerFaq", session, Map.of("answer", "DID_NOT_HELP", "faqEntryId", id))
                        .sessionStatus())
                .isEqualTo("IN_QUEUE");
        assertThat(counts()).containsExactly("0 1 0");
        assertThat(questions(session)).containsExactly("Pay an invoice");
    }

    @Test
    void answer_withAnArticleThatTheCustomerCannotGet_changesNothing() {
        String draft = create(manager, folder, Map.of("published", false)).data("done.faqEntry.id");
        String elsewhere = create(admin, folder(admin, world.topic()), Map.of()).data("done.faqEntry.id");
        long session = world.entering(topic, 2);
        Caller customer = Caller.customer(world.key(session));

        for (String id : List.of(draft, elsewhere, Ids.of("FaqEntry", 999_999_999))) {
            assertThat(customer.does("answerFaq", session, Map.of("answer", "HELPED", "faqEntryId", id))
                            .refusal())
                    .isEqualTo("FAQ_ENTRY_NOT_FOUND faqEntryId");
        }
        assertThat(world.session(session, "status")).isEqualTo("2");
        assertThat(world.events(session)).isEmpty();
        assertThat(world.number("select sum(helped_count + not_helped_count) from kb_entry"))
                .isZero();
    }

    private Answer request(String message) {
        return Caller.nobody()
                .does(
                        "requestChatSession",
                        new HashMap<>(Map.of("topicId", Ids.of("ChatTopic", topic), "message", message)),
                        "sessionKey chatSession { databaseId status }");
    }

    private static long session(Answer answer) {
        return answer.<Integer>data("done.chatSession.databaseId");
    }

    private List<String> counts() {
        return world.texts("""
                select e.helped_count || ' ' || e.not_helped_count || ' ' || e.version
                from kb_entry e join kb_category c on c.id = e.category_id where c.topic_id = ?""", topic);
    }

    private List<String> questions(long session) {
        return world.texts("select message from chat_message where session_id = ? and special_type = 9", session);
    }
}
