package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
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
