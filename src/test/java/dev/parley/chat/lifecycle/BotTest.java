package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.SessionEndReason;
import dev.parley.chat.SessionEndedBy;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions that a bot handles. */
@QuarkusTest
class BotTest {

    private static final String SEEN =
            "{ customerSession { messages { totalCount nodes { text kind options { text } sender { kind displayName } } } } }";

    private static final String NUMBERED =
            "{ customerSession { messageSeq unreadCount messages { nodes { seq text } } } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller bot;
    private Caller customer;

    @BeforeEach
    void aBotThatDrivesASession() {
        topic = world.topicWithPostForm();
        world.set(topic, "bot_enabled = true, bot_name = 'Robbie'");
        anna = world.agentOf(topic);
        session = world.botDriven(topic);
        customer = Caller.customer(world.key(session));
        String login = world.user();
        world.join(login, topic, "can_respond");
        bot = Caller.bot(login);
    }

    @Test
    void message_ofABot_hasTheTopicsBotName() {
        customer.does("sendChatMessage", session, Map.of("text", "Hello"));

        assertThat(say(Map.of("text", "Good day")).sessionStatus()).isEqualTo("USER_LAST");

        Answer seen = customer.asks(SEEN);
        assertThat(seen.<String>data("customerSession.messages.nodes[1].sender.displayName"))
                .isEqualTo("Robbie");
        assertThat(seen.<String>data("customerSession.messages.nodes[1].sender.kind"))
                .isEqualTo("BOT");
        assertThat(seen.<String>data("customerSession.messages.nodes[1].kind")).isEqualTo("TEXT");
        assertThat(world.session(session, "when_first_response")).isEmpty();
    }

    @Test
    void message_ofABotBeforeTheForm_isSent() {
        session = world.entering(topic, 1);
        world.alter(session, "chatbot_isactive = true");

        assertThat(say(Map.of("text", "Good day")).sessionStatus()).isEqualTo("USER_LAST");
    }

    @Test
    void message_ofABotWithOptions_offersThem() {
        say(Map.of("text", "Which one?", "options", List.of("Sales", "Support \"now\"")));

        Answer seen = customer.asks(SEEN);
        assertThat(seen.<String>data("customerSession.messages.nodes[0].kind")).isEqualTo("OPTIONS");
        assertThat(seen.<List<String>>data("customerSession.messages.nodes[0].options.text"))
                .containsExactly("Sales", "Support \"now\"");
    }

    @Test
    void message_ofABotWithAnEmptyListOfOptions_isAnOrdinaryMessage() {
        say(Map.of("text", "Which one?", "options", List.of()));

        Answer seen = customer.asks(SEEN);
        assertThat(seen.<String>data("customerSession.messages.nodes[0].kind")).isEqualTo("TEXT");
        assertThat(seen.<List<?>>data("customerSession.messages.nodes[0].options"))
                .isEmpty();
    }

    @Test
    void options_overTheColumnsLength_areRefused() {
        assertThat(say(Map.of("text", "Which?", "options", List.of("x".repeat(251))))
                        .refusal())
                .isNull();
        assertThat(say(Map.of("text", "Which?", "options", List.of("x".repeat(252))))
                        .refusal())
                .isEqualTo("FIELD_TOO_LONG options");
    }

    @Test
    void options_ofAnAgent_areSent() {
        long active = world.active(topic, anna);
        Map<String, Object> choice = Map.of("text", "Which one?", "options", List.of("A", "B"));

        assertThat(Caller.agent(anna).does("sendChatMessage", active, choice).refusal())
                .isNull();
        assertThat(Caller.customer(world.key(active))
                        .does("sendChatMessage", active, choice)
                        .refusal())
                .isEqualTo("NOT_ALLOWED options");
    }

    @Test
    void postedAt_moreThanAnHourAhead_isRefused() {
        String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();

        assertThat(say(Map.of("text", "Tomorrow", "postedAt", tomorrow)).refusal())
                .isEqualTo("NOT_ALLOWED postedAt");
    }

    @Test
    void scheduledMessage_isVisibleToTheCustomerWhenDue() {
        say(Map.of("text", "Now"));
        String later = Instant.now().plus(Duration.ofMinutes(50)).toString();
        say(Map.of("text", "Soon", "postedAt", later));
        say(Map.of("text", "Choose", "options", List.of("A"), "postedAt", later));

        Answer early = customer.asks(SEEN);
        assertThat(early.<List<String>>data("customerSession.messages.nodes.text"))
                .containsExactly("Now");
        assertThat(early.<Integer>data("customerSession.messages.totalCount")).isEqualTo(1);
        assertThat(Caller.agent(anna)
                        .asks(
                                "query($id: ID!) { chatSession(id: $id) { messages { totalCount } } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .<Integer>data("chatSession.messages.totalCount"))
                .isEqualTo(3);

        world.run("update chat_message set when_posted = now() - interval '1 second' where session_id = ?", session);
        assertThat(customer.asks(SEEN).<List<String>>data("customerSession.messages.nodes.text"))
                .containsExactly("Now", "Soon", "Choose");
    }

    @Test
    void postedAt_inThePastOrBeforeTheLastMessage_isRefused() {
        Instant now = Instant.now();
        assertThat(say(Map.of("text", "Before", "postedAt", now.minusSeconds(5).toString()))
                        .refusal())
                .isEqualTo("NOT_ALLOWED postedAt");
        say(Map.of("text", "Later", "postedAt", now.plusSeconds(600).toString()));

        assertThat(say(Map.of(
                                "text",
                                "Between",
                                "postedAt",
                                now.plusSeconds(300).toString()))
                        .refusal())
                .isEqualTo("NOT_ALLOWED postedAt");
        assertThat(say(Map.of("text", "Behind")).refusal()).isNull();

        assertThat(world.texts(
                        "select count(distinct when_posted) || ' ' || count(*) from chat_message where session_id = ?",
                        session))
                .containsExactly("1 2");
    }

    @Test
    void postedAt_ofANote_isRefused() {
        Map<String, Object> note = Map.of(
                "text",
                "Mind",
                "visibility",
                "AGENTS",
                "postedAt",
                Instant.now().plusSeconds(600).toString());

        assertThat(say(note).refusal()).isEqualTo("NOT_ALLOWED postedAt");
    }

    @Test
    void scheduledMessage_hasNoCustomerNumber_andIsReleasedByAnotherMessage() {
        say(Map.of("text", "Now"));
        say(Map.of("text", "Soon", "postedAt", Instant.now().plusSeconds(600).toString()));
        say(Map.of("text", "Mind", "visibility", "AGENTS"));
        assertThat(customer.asks(NUMBERED).<Integer>data("customerSession.messageSeq"))
                .isEqualTo(1);
        assertThat(customer.asks(NUMBERED).<Integer>data("customerSession.unreadCount"))
                .isEqualTo(1);

        customer.does("sendChatMessage", session, Map.of("text", "Hello?"));

        Answer seen = customer.asks(NUMBERED);
        assertThat(seen.<Integer>list("customerSession.messages.nodes.seq")).containsExactly(1, 2, 3);
        assertThat(seen.<String>list("customerSession.messages.nodes.text")).containsExactly("Now", "Soon", "Hello?");
        assertThat(seen.<Integer>data("customerSession.messageSeq")).isEqualTo(3);
        assertThat(world.session(session, "held_until is null")).isEqualTo("t");
    }

    @Test
    void markRead_byTheCustomer_ignoresScheduledMessages() {
        say(Map.of("text", "Now"));
        say(Map.of("text", "Soon", "postedAt", Instant.now().plusSeconds(600).toString()));

        customer.does("markChatRead", session, Map.of("upToSeq", 99));

        assertThat(world.session(session, "customer_read_seq")).isEqualTo("1");
    }

    @Test
    void postedAt_byAnAgentOrCustomer_isRefused() {
        long active = world.active(topic, anna);
        Map<String, Object> later = Map.of("text", "Soon", "postedAt", "2099-01-01T00:00:00Z");

        assertThat(Caller.agent(anna).does("sendChatMessage", active, later).refusal())
                .isEqualTo("NOT_ALLOWED postedAt");
        assertThat(customer.does("sendChatMessage", session, later).refusal()).isEqualTo("NOT_ALLOWED postedAt");
    }

    @Test
    void end_byTheBot_endsTheSession() {
        assertThat(bot.does("endChatSession", session).sessionStatus()).isEqualTo("FINISHED");

        assertThat(world.session(session, "ended_by, end_reason"))
                .isEqualTo(SessionEndedBy.BOT.ordinal() + " " + SessionEndReason.BY_BOT.ordinal());
        assertThat(bot.does("endChatSession", session).changed()).isFalse();
    }

    @Test
    void accept_byABot_isRefused() {
        long waits = world.waiting(topic);

        assertThat(bot.does("acceptChatSession", waits).refusal()).isEqualTo("NOT_ALLOWED");
    }

    @Test
    void sessionOfABot_hasNoAcceptedAgent() {
        assertThat(Caller.agent(anna).does("acceptChatSession", session).refusal())
                .isEqualTo("NOT_IN_QUEUE");
    }

    @Test
    void accept_ofABotsSession_isRefusedAsAllowedActionsReports() {
        long waits = world.waitingForBot(topic);

        assertThat(Caller.agent(anna).does("acceptChatSession", waits).refusal())
                .isEqualTo("BOT_ACTIVE");
        assertThat(Caller.agent(anna)
                        .asks("{ chatSession(id: \"" + Ids.of("ChatSession", waits)
                                + "\") { allowedActions { action code } } }")
                        .<String>data("chatSession.allowedActions.find { it.action == 'ACCEPT' }.code"))
                .isEqualTo("BOT_ACTIVE");
        assertThat(Caller.agent(anna)
                        .does("acceptNextChatSession", Map.of(), "clientMutationId")
                        .refusal())
                .isEqualTo("QUEUE_EMPTY");
    }

    @Test
    void accept_afterHandOff_deactivatesTheBot() {
        long waits = world.waitingForBot(topic);
        world.present(anna);
        Caller.agent(anna).does("handOffChatSession", waits);
        Caller.agent(anna).does("acceptChatSession", waits);

        assertThat(bot.does("sendChatMessage", waits, Map.of("text", "Hello")).refusal())
                .isEqualTo("BOT_NOT_ACTIVE");
    }

    @Test
    void message_byABotOfAnotherTopic_isNotFound() {
        String stranger = world.user();
        world.join(stranger, world.topic(), "can_respond");

        assertThat(Caller.bot(stranger)
                        .does("sendChatMessage", session, Map.of("text", "Hello"))
                        .refusal())
                .isEqualTo("NOT_FOUND chatSessionId");
    }

    private Answer say(Map<String, Object> message) {
        return bot.does("sendChatMessage", session, message);
    }
}
