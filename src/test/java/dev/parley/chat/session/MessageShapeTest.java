package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatMessageSpecialType;
import dev.parley.graphql.value.Enums;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages as clients see them: kind, sender, options, link and notice. */
@QuarkusTest
class MessageShapeTest {

    private static final String FIELDS =
            "{ kind text sender { __typename kind displayName } notice { kind detail } options { text } link { url } }";

    private final World world = new World();
    private long topic;
    private String anna;
    private long session;
    private Caller customer;

    @BeforeEach
    void createSessionWithBot() {
        topic = world.topic();
        world.set(topic, "welcome_message = 'Welcome', bot_enabled = true, bot_name = 'Robbie'");
        anna = world.agentOf(topic);
        session = world.botDriven(topic);
        world.alter(session, "customer_alias = 'Kari'");
        customer = Caller.customer(world.key(session));
    }

    @Test
    void senders_ofAConversation_areItsActors() {
        conversation();
        String name = world.texts("select username from ejuser where loginname = ?", anna)
                .get(0);

        assertThat(senders(customer.asks("{ chatSession: customerSession { messages { nodes " + FIELDS + " } } }")))
                .containsExactly(
                        "CUSTOMER Kari",
                        "BOT Robbie",
                        "AGENT " + name,
                        "AGENT " + name,
                        "AGENT " + name,
                        "SYSTEM null");
    }

    @Test
    void senderUser_forAgents_isTheUserOfTheAgentOrBot() {
        conversation();

        List<String> logins = messages("", "{ sender { user { loginName } } }").data(each("sender.user", "loginName"));
        assertThat(logins).hasSize(6).containsSubsequence(anna, anna, anna);
        assertThat(logins.get(0)).isEqualTo("-");
        assertThat(logins.get(1)).isNotEqualTo("-").isNotEqualTo(anna);
        assertThat(logins.get(5)).isEqualTo("-");
    }

    @Test
    void kindsAndNotices_ofAConversation_sayWhatEachMessageIs() {
        conversation();

        Answer seen = messages("", FIELDS);
        assertThat(seen.<List<String>>data("chatSession.messages.nodes.kind"))
                .containsExactly("TEXT", "OPTIONS", "NOTICE", "OPTIONS", "NOTICE", "NOTICE");
        assertThat(seen.<List<String>>data(each("notice", "kind")))
                .containsExactly("-", "-", "WELCOME", "-", "ENDED_BY_AGENT", "ENDED_BY_INACTIVITY");
    }

    @Test
    void payload_ofANewMessage_isTheSameAsALaterQuery() {
        Answer sent = customer.does(
                "sendChatMessage",
                Map.of("chatSessionId", Ids.of("ChatSession", session), "text", "Hello"),
                "chatMessage " + FIELDS);

        assertThat(sent.<Map<String, Object>>data("done.chatMessage"))
                .isEqualTo(messages("last: 1", FIELDS).data("chatSession.messages.nodes[0]"))
                .containsEntry("sender", Map.of("__typename", "ChatActor", "kind", "CUSTOMER", "displayName", "Kari"));
    }

    @Test
    void filters_bySenderKindAndNotice_matchTheirMessages() {
        conversation();

        assertThat(found("sender: {kind: {eq: BOT}}")).containsExactly("BOT Robbie");
        assertThat(found("sender: {user: {loginName: {eq: \"%s\"}}}".formatted(anna)))
                .hasSize(3);
        assertThat(found("sender: {user: {id: {isNull: true}}}")).containsExactly("CUSTOMER Kari", "SYSTEM null");
        assertThat(found("notice: {kind: {eq: ENDED_BY_INACTIVITY}}")).containsExactly("SYSTEM null");
        assertThat(found("notice: {kind: {isNull: true}}, sender: {displayName: {eq: \"Kari\"}}"))
                .containsExactly("CUSTOMER Kari");
        assertThat(found("kind: {ne: NOTICE}")).hasSize(3);
        assertThat(found("not: {sender: {kind: {in: [AGENT, SYSTEM]}}}"))
                .containsExactly("CUSTOMER Kari", "BOT Robbie");
    }

    @Test
    void filter_bySendersUser_isRefusedForCustomers() {
        assertThat(customer.asks(
                                "{ customerSession { messages(where: {sender: {user: {loginName: {eq: \"a\"}}}}) { totalCount } } }")
                        .codes())
                .contains("FORBIDDEN");
    }

    @Test
    void importedMessages_haveLinksDetailsAndOptions() {
        imported(1, 1, 2, "'https://example.com'", "'Look'");
        imported(2, 1, 2, "null", "'https://example.org'");
        imported(3, 3, 18, "'a.exe'", "null");
        imported(4, 1, 17, "'{\"a\": 1}'", "'Which?'");
        imported(5, 1, 17, "'[\"Yes\", 5]'", "'Which?'");

        Answer seen = messages("", FIELDS);
        assertThat(seen.<List<String>>data(each("link", "url")))
                .containsExactly("https://example.com", "https://example.org", "-", "-", "-");
        assertThat(seen.<List<String>>data(each("notice", "detail"))).containsExactly("-", "-", "a.exe", "-", "-");
        assertThat(seen.<List<List<String>>>data("chatSession.messages.nodes.options.text"))
                .containsExactly(List.of(), List.of(), List.of(), List.of(), List.of("Yes"));
        assertThat(senders(seen)).containsExactly("AGENT null", "AGENT null", "SYSTEM null", "BOT null", "BOT null");
    }

    @Test
    void kindsOfStoredMessages_areThoseOfNewOnes() {
        for (ChatMessageSpecialType type : ChatMessageSpecialType.values()) {
            imported(type.ordinal() + 1, 3, Integer.parseInt(Enums.sql(type)), "null", "null");
        }

        assertThat(world.texts(
                        "select concat_ws(' ', kind, notice_kind) from chat_message where session_id = ? order by seq",
                        session))
                .containsExactlyElementsOf(Stream.of(ChatMessageSpecialType.values())
                        .map(type ->
                                Enums.sql(type.kind()) + (type.notice() == null ? "" : " " + Enums.sql(type.notice())))
                        .toList());
    }

    /** A question, a bot's options, a hand-off, a welcome, an agent's options, its end, and an end by the service. */
    private void conversation() {
        String login = world.user();
        world.join(login, topic, "can_respond");
        customer.does("sendChatMessage", session, Map.of("text", "Hello"));
        Caller.bot(login).does("sendChatMessage", session, Map.of("text", "Which?", "options", List.of("A", "B")));
        Caller.bot(login).does("handOffChatSession", session);
        Caller agent = Caller.agent(anna);
        agent.does("acceptChatSession", session);
        agent.does("sendChatMessage", session, Map.of("text", "Which?", "options", List.of("C")));
        assertThat(agent.does("endChatSession", session).changed()).isTrue();
        imported(6, 3, 12, "null", "null");
    }

    private void imported(int seq, int type, int specialType, String specialParam, String text) {
        world.run(
                "insert into chat_message (session_id, seq, type, special_type, special_param, message, when_posted) values (?, ?, ?, ?, %s, %s, now())"
                        .formatted(specialParam, text),
                session,
                seq,
                type,
                specialType);
    }

    private Answer messages(String arguments, String fields) {
        return Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { messages"
                                + (arguments.isEmpty() ? "" : "(" + arguments + ")") + " { nodes " + fields + " } } }",
                        Map.of("id", Ids.of("ChatSession", session)));
    }

    /** Path of a field of an object of each message, with "-" where the object is null. */
    private static String each(String object, String field) {
        return "chatSession.messages.nodes.collect { it.%1$s == null ? '-' : it.%1$s.%2$s }".formatted(object, field);
    }

    private List<String> found(String where) {
        return senders(messages("where: {" + where + "}", FIELDS));
    }

    private static List<String> senders(Answer answer) {
        return answer.<List<Map<String, Object>>>data("chatSession.messages.nodes.sender").stream()
                .map(sender -> sender.get("kind") + " " + sender.get("displayName"))
                .toList();
    }
}
