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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Quick replies that the customer chooses, and links that agents send. */
@QuarkusTest
class ChosenOptionTest {

    private static final String MESSAGE = "chatMessage { seq kind text chosenFromSeq notice { kind } link { url } }";

    private final World world = new World();
    private long topic;
    private long session;
    private Caller anna;
    private Caller customer;

    @BeforeEach
    void anActiveSession() {
        topic = world.topic();
        String login = world.agentOf(topic);
        anna = Caller.agent(login);
        session = world.active(topic, login);
        customer = Caller.customer(world.key(session));
    }

    @Test
    void choice_isAMessageOfTheCustomer_thatNamesTheOption() {
        offer("Blue", "Red");

        Answer chosen = choose("Red", 1);

        assertThat(chosen.<Map<String, Object>>data("done.chatMessage"))
                .containsEntry("kind", "NOTICE")
                .containsEntry("notice", Map.of("kind", "OPTION_CHOSEN"))
                .containsEntry("text", "Red")
                .containsEntry("chosenFromSeq", 1);
        assertThat(world.session(session, "status, last_message")).isEqualTo("5 Red");
        assertThat(world.texts(
                        "select type || ' ' || special_type from chat_message where session_id = ? and seq = 2",
                        session))
                .containsExactly("2 15");
        assertThat(anna.asks("{ chatSession(id: \"" + Ids.of("ChatSession", session)
                                + "\") { unreadCount transcript } }")
                        .text())
                .contains("\"unreadCount\":1")
                .contains("Red");
    }

    @Test
    void choice_isPossibleOnce() {
        offer("Blue", "Red");

        List<Answer> answers = Race.of(List.of("Blue", "Red"), text -> choose(text, 1));

        assertThat(answers).filteredOn(Answer::changed).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.changed())
                .extracting(Answer::refusal)
                .containsExactly("OPTION_ALREADY_CHOSEN chosenFromSeq");
        assertThat(world.number(
                        "select count(*) from chat_message where session_id = ? and special_type = 15", session))
                .isOne();
    }

    @Test
    void choice_ofAnythingElse_isRefused() {
        offer("Blue", "Red");
        anna.does("sendChatMessage", session, Map.of("text", "Ordinary"));

        assertThat(choose("Green", 1).refusal()).isEqualTo("OPTION_NOT_FOUND chosenFromSeq");
        assertThat(choose("blue", 1).refusal()).isEqualTo("OPTION_NOT_FOUND chosenFromSeq");
        assertThat(choose("Ordinary", 2).refusal()).isEqualTo("OPTION_NOT_FOUND chosenFromSeq");
        assertThat(choose("Blue", 3).refusal()).isEqualTo("OPTION_NOT_FOUND chosenFromSeq");
        assertThat(choose("Blue", -1).refusal()).isEqualTo("OPTION_NOT_FOUND chosenFromSeq");
        assertThat(anna.does("sendChatMessage", session, Map.of("text", "Blue", "chosenFromSeq", 1))
                        .refusal())
                .isEqualTo("NOT_ALLOWED chosenFromSeq");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(2);
    }

    @Test
    void choice_ofARedactedOrEndedOffer_isRefused() {
        offer("Blue");
        Caller.agent(world.managerOf(topic)).does("redactChatMessage", session, Map.of("seq", 1));
        assertThat(choose("Blue", 1).refusal()).isEqualTo("OPTION_NOT_FOUND chosenFromSeq");

        offer("Red");
        world.alter(session, "status = 9, rank = 0, when_ended = now()");
        assertThat(choose("Red", 2).refusal()).startsWith("SESSION_ENDED");
    }

    @Test
    void numbers_ofTheCustomer_leaveOutNotes() {
        anna.does("sendChatMessage", session, Map.of("text", "Only for us", "visibility", "AGENTS"));
        offer("Blue");

        Answer chosen = choose("Blue", 1);

        assertThat(chosen.<Integer>data("done.chatMessage.chosenFromSeq")).isOne();
        assertThat(anna.asks("{ chatSession(id: \"" + Ids.of("ChatSession", session)
                                + "\") { messages(last: 1) { nodes { chosenFromSeq } } } }")
                        .<Integer>data("chatSession.messages.nodes[0].chosenFromSeq"))
                .isEqualTo(2);
    }

    @Test
    void redaction_ofAChoice_removesItsTextFromTheSession() {
        offer("Blue", "Red");
        choose("Red", 1);

        Caller.agent(world.managerOf(topic)).does("redactChatMessage", session, Map.of("seq", 2));

        assertThat(world.session(session, "last_message")).isEqualTo("Which?");
        assertThat(world.number("select count(*) from chat_message where session_id = ? and message = 'Red'", session))
                .isZero();
    }

    @Test
    void link_ofAnAgent_hasAnAddressAndALabel() {
        Answer sent = send(anna, Map.of("text", "Our manual", "linkUrl", " https://example.com/manual?p=1#top "));

        assertThat(sent.<Map<String, Object>>data("done.chatMessage"))
                .containsEntry("kind", "LINK")
                .containsEntry("text", "Our manual")
                .containsEntry("link", Map.of("url", "https://example.com/manual?p=1#top"));
        assertThat(world.session(session, "status, last_message")).isEqualTo("6 Our manual");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                "data:text/html,x",
                "//example.com/",
                "/manual",
                "https:example.com",
                "https://user@example.com/",
                "https://exa mple.com/",
                "https://example.com/\u202E",
                "file:///etc/passwd"
            })
    void link_thatIsNotSafe_isRefused(String url) {
        assertThat(send(anna, Map.of("text", "Look", "linkUrl", url)).refusal()).isEqualTo("LINK_NOT_ALLOWED linkUrl");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
    }

    @Test
    void link_whereItIsNotPossible_isRefused() {
        Map<String, Object> link = new HashMap<>(Map.of("text", "Look", "linkUrl", "https://example.com/"));

        assertThat(send(customer, link).refusal()).isEqualTo("NOT_ALLOWED linkUrl");
        link.put("options", List.of("Yes"));
        assertThat(send(anna, link).refusal()).isEqualTo("NOT_ALLOWED linkUrl");
        link.remove("options");
        link.put("visibility", "AGENTS");
        assertThat(send(anna, link).refusal()).isEqualTo("NOT_ALLOWED linkUrl");
        assertThat(send(anna, Map.of("text", "Look", "linkUrl", "https://example.com/" + "x".repeat(300)))
                        .refusal())
                .isEqualTo("LINK_NOT_ALLOWED linkUrl");
    }

    private void offer(String... options) {
        anna.does("sendChatMessage", session, Map.of("text", "Which?", "options", List.of(options)));
    }

    private Answer choose(String text, int seq) {
        return send(customer, Map.of("text", text, "chosenFromSeq", seq));
    }

    private Answer send(Caller caller, Map<String, ?> more) {
        Map<String, Object> input = new HashMap<>(more);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        return caller.does("sendChatMessage", input, MESSAGE);
    }
}
