package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hand-off from a bot to human agents. */
@QuarkusTest
class HandOffTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller bot;

    @BeforeEach
    void aBotThatDrivesASession() {
        topic = world.topic();
        anna = world.agentOf(topic);
        session = world.botDriven(topic);
        String login = world.user();
        world.join(login, topic, "can_respond");
        bot = Caller.bot(login);
    }

    @Test
    void handOff_entersTheQueue() {
        world.waiting(topic);

        assertThat(bot.does("handOffChatSession", session).sessionStatus()).isEqualTo("IN_QUEUE");

        assertThat(world.session(session, "chatbot_isactive, initial_queue_pos, rank, user_id"))
                .isEqualTo("f 2 0");
        assertThat(world.events(session)).containsExactly("HANDED_OFF");
        assertThat(Caller.agent(anna).does("acceptChatSession", session).sessionStatus())
                .isEqualTo("USER_LAST");
    }

    @Test
    void handOff_byAnAgent_isAllowed() {
        assertThat(Caller.agent(anna).does("handOffChatSession", session).sessionStatus())
                .isEqualTo("IN_QUEUE");
    }

    @Test
    void handOff_withAPreChatForm_opensIt() {
        world.set(topic, "widget_pre_form = true");

        assertThat(bot.does("handOffChatSession", session).sessionStatus()).isEqualTo("PRE_CHAT_FORM");
    }

    @Test
    void handOff_withTheFormFilledInBefore_entersTheQueue() {
        world.set(topic, "widget_pre_form = true");
        world.alter(session, "when_form_submitted = now()");

        assertThat(bot.does("handOffChatSession", session).sessionStatus()).isEqualTo("IN_QUEUE");
    }

    @Test
    void handOff_withoutAgents_opensTheOfflineForm() {
        world.away(anna);

        assertThat(bot.does("handOffChatSession", session).sessionStatus()).isEqualTo("OFFLINE_FORM");
    }

    @Test
    void handOff_ofAWaitingSession_keepsItsPosition() {
        long waits = world.waiting(topic);
        world.alter(waits, "chatbot_isactive = true");
        world.waiting(topic);

        assertThat(bot.does("handOffChatSession", waits).sessionStatus()).isEqualTo("IN_QUEUE");

        assertThat(world.session(waits, "initial_queue_pos, chatbot_isactive")).isEqualTo("1 f");
    }

    @Test
    void bot_afterHandOff_mayNotAct() {
        bot.does("handOffChatSession", session);

        assertThat(bot.does("sendChatMessage", session, Map.of("text", "Hello")).refusal())
                .isEqualTo("BOT_NOT_ACTIVE");
        assertThat(bot.does("handOffChatSession", session).refusal()).isEqualTo("BOT_NOT_ACTIVE");
    }

    @Test
    void reasonAndSummary_areForAgents() {
        Caller customer = Caller.customer(world.key(session));

        Answer answer = bot.does(
                "handOffChatSession",
                Map.of(
                        "chatSessionId",
                        Ids.of("ChatSession", session),
                        "reason",
                        "NO_ANSWER",
                        "summary",
                        " Asked about umbrellas. "),
                "chatSession { handOffReason } event { type changes { handOffReason } }");

        assertThat(answer.<String>data("done.chatSession.handOffReason")).isEqualTo("NO_ANSWER");
        assertThat(answer.<String>data("done.event.type")).isEqualTo("HANDED_OFF");
        assertThat(answer.<String>data("done.event.changes.handOffReason")).isEqualTo("NO_ANSWER");
        assertThat(world.events(session)).containsExactly("NOTE_ADDED", "HANDED_OFF");
        assertThat(notes()).containsExactly("Asked about umbrellas. BOT");
        assertThat(customer.asks("{ customerSession { messages { totalCount } } }")
                        .<Integer>data("customerSession.messages.totalCount"))
                .isZero();
        assertThat(customer.asks("{ customerSession { handOffReason } }").errorCodes())
                .contains("FORBIDDEN");
    }

    private List<String> notes() {
        return Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { messages(where: {visibility: {eq: AGENTS}}) { nodes { text sender { kind } } } } }",
                        Map.of("id", Ids.of("ChatSession", session)))
                .<Map<String, Object>>list("chatSession.messages.nodes")
                .stream()
                .map(note -> note.get("text") + " " + ((Map<?, ?>) note.get("sender")).get("kind"))
                .toList();
    }

    @Test
    void summary_thatIsBlank_isNoNote() {
        assertThat(bot.does("handOffChatSession", session, Map.of("summary", " "))
                        .sessionStatus())
                .isEqualTo("IN_QUEUE");

        assertThat(notes()).isEmpty();
        assertThat(world.session(session, "hand_off_reason is null")).isEqualTo("t");
    }

    @Test
    void summary_thatIsTooLong_isRefused_andNothingChanges() {
        assertThat(bot.does("handOffChatSession", session, Map.of("summary", "x".repeat(100_000)))
                        .refusal())
                .isEqualTo("MESSAGE_TOO_LONG summary");

        assertThat(notes()).isEmpty();
        assertThat(world.session(session, "chatbot_isactive")).isEqualTo("t");
    }

    @Test
    void summary_byAManagerWhoMayNotListen_isRefused_andNothingChanges() {
        Caller manager = Caller.agent(world.managerOf(topic));
        world.set(topic, "listening = 2");

        assertThat(manager.does("handOffChatSession", session, Map.of("summary", "Mind the tone."))
                        .refusal())
                .isEqualTo("NOT_ALLOWED summary");

        assertThat(world.events(session)).isEmpty();
        assertThat(manager.does("handOffChatSession", session).refusal()).isNull();
    }

    @Test
    void botThatMayOnlyListen_isNoBotOfTheTopic() {
        Caller listener = Caller.bot(world.listenerOf(topic));

        assertThat(listener.does("sendChatMessage", session, Map.of("text", "Hello"))
                        .refusal())
                .isEqualTo("NOT_TOPIC_MEMBER");
        assertThat(listener.does("sendChatMessage", session, Map.of("text", "Hello", "visibility", "AGENTS"))
                        .refusal())
                .startsWith("NOT_TOPIC_MEMBER");
        assertThat(listener.does("handOffChatSession", session).refusal()).isEqualTo("NOT_TOPIC_MEMBER");
        assertThat(listener.does("endChatSession", session).refusal()).isEqualTo("NOT_TOPIC_MEMBER");
        assertThat(listener.asks(
                                "query($id: ID!) { chatSession(id: $id) { allowedActions { action allowed } } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<Boolean>list("chatSession.allowedActions.allowed"))
                .doesNotContain(true);
    }

    @Test
    void handOff_byListener_isRefused() {
        assertThat(Caller.agent(world.listenerOf(topic))
                        .does("handOffChatSession", session)
                        .refusal())
                .isEqualTo("NOT_TOPIC_MEMBER");
    }
}
