package dev.parley.chat.block;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Blocking of customers: by session, by e-mail address, by network; what is refused then; lifting, rights and the audit. */
@QuarkusTest
class BlockTest {

    private static final String TEXTS =
            "select concat_ws(' ', kind, special_type, message) from chat_message where session_id = ? and special_type = 3";

    private final World world = new World();
    private final Caller admin = Caller.admin(world.user());
    private long topic;
    private String anna;
    private Caller agent;
    private Caller manager;
    private String email;

    @BeforeEach
    void aTopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
        agent = Caller.agent(anna);
        manager = Caller.agent(world.managerOf(topic));
        email = "ada" + topic + "@example.com";
    }

    @Test
    void block_ofAnActiveSession_endsItWithTheNoticeAndRefusesTheNextRequest() {
        long session = active(email);
        Caller customer = Caller.customer(world.key(session));

        Answer blocked = agent.does(
                "blockChatCustomer",
                Map.of("chatSessionId", Ids.of("ChatSession", session), "reason", " Insults "),
                "event { type } chatSession { status phase endReason }");

        assertThat(blocked.refusal()).isNull();
        assertThat(blocked.changed()).isTrue();
        assertThat(blocked.<String>data("done.event.type")).isEqualTo("CUSTOMER_BLOCKED");
        assertThat(blocked.<Map<String, ?>>data("done.chatSession"))
                .isEqualTo(Map.of("status", "CLOSED", "phase", "CLOSED", "endReason", "BY_AGENT"));
        assertThat(world.texts(TEXTS, session)).containsExactly("4 3");
        assertThat(customer.asks("{ customerSession { messages(last: 1) { nodes { notice { kind } } } } }")
                        .<String>data("customerSession.messages.nodes[0].notice.kind"))
                .isEqualTo("BLOCKED");
        assertThat(request(email).refusal()).isEqualTo("BLOCKED");
        assertThat(request(email.toUpperCase(Locale.ROOT)).refusal()).isEqualTo("BLOCKED");
        assertThat(request("bob" + topic + "@example.com").refusal()).isNull();
        assertThat(request(null).refusal()).isNull();
        assertThat(customer.does("reopenChatSession", session).refusal()).isEqualTo("REOPEN_WINDOW_PASSED");
    }

    @Test
    void refusal_ofABlockedCustomer_isTheSameForEachKindOfBlock() {
        create(Map.of("email", email));
        String byEmail = message(request(email));
        long other = world.topic();
        world.run(
                "insert into chat_block (topic_id, network, blocked_at) values (?, '0.0.0.0/0', now()), (?, '::/0', now())",
                other,
                other);

        Answer byNetwork = request(other, "bob@example.com");

        assertThat(byNetwork.refusal()).isEqualTo("BLOCKED");
        assertThat(message(byNetwork)).isEqualTo(byEmail);
        assertThat(byNetwork.<List<?>>data("done.userErrors[0].field")).isNullOrEmpty();
        assertThat(byNetwork.<Object>data("done.chatSession")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "ADA%d@Example.COM,           BLOCKED",
        "'  ada%d@example.com ',      BLOCKED",
        "ada%d@sub.example.com,       ",
        "ada%d+chat@example.com,      ",
        "a.da%d@example.com,          "
    })
    void typedAddress_matchesWithoutCaseAndSpaces_butWithItsTag(String typed, String refusal) {
        create(Map.of("email", email));

        assertThat(request(typed.formatted(topic)).refusal()).isEqualTo(refusal);
    }

    @ParameterizedTest
    @CsvSource({"bücher.example, xn--bcher-kva.example", "xn--bcher-kva.example, BÜCHER.example"})
    void domain_matchesInUnicodeAndInPunycode(String blocked, String typed) {
        create(Map.of("email", "ada@" + blocked));

        assertThat(request("ada@" + typed).refusal()).isEqualTo("BLOCKED");
    }

    @Test
    void customer_withAnOpenSession_isBlockedFromTheNextOne() {
        long session = active(email);
        Caller customer = Caller.customer(world.key(session));

        create(Map.of("email", email));

        assertThat(customer.does("sendChatMessage", session, Map.of("text", "Hello?"))
                        .refusal())
                .isNull();
        assertThat(agent.does("blockChatCustomer", session).refusal()).isNull();
        assertThat(world.session(session, "status")).isEqualTo("9");
        assertThat(customer.does("sendChatMessage", session, Map.of("text", "Hello?"))
                        .refusal())
                .isEqualTo("SESSION_ENDED");
    }

    @Test
    void requests_thatRaceWithTheBlock_areRefusedOnceItIsThere() throws Exception {
        int threads = 4;
        AtomicBoolean blocked = new AtomicBoolean();
        AtomicInteger refused = new AtomicInteger();
        ExecutorService customers = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<Integer>> requests = Collections.nCopies(threads, () -> {
                int accepted = 0;
                while (refused.get() < threads) {
                    boolean before = blocked.get();
                    String refusal = request(email).refusal();
                    refused.addAndGet("BLOCKED".equals(refusal) ? 1 : 0);
                    accepted += before && refusal == null ? 1 : 0;
                }
                return accepted;
            });
            List<Future<Integer>> results =
                    requests.stream().map(customers::submit).toList();
            create(Map.of("email", email));
            blocked.set(true);

            for (Future<Integer> result : results) {
                assertThat(result.get(1, TimeUnit.MINUTES)).isZero();
            }
        } finally {
            customers.shutdownNow();
        }
    }

    @Test
    void block_inATopic_doesNotConcernOtherTopics() {
        create(Map.of("email", email));

        assertThat(request(world.topic(), email).refusal()).isNull();
    }

    @Test
    void block_inAllTopics_isForAdministrators() {
        Map<String, Object> everywhere = Map.of("email", email);

        assertThat(manager.does("createChatBlock", everywhere, "").refusal()).isEqualTo("NOT_ALLOWED topicId");
        assertThat(admin.does("createChatBlock", everywhere, "").refusal()).isNull();

        assertThat(request(world.topic(), email).refusal()).isEqualTo("BLOCKED");
    }

    @Test
    void blockedAddress_thatIsTypedLater_isRefusedInForms() {
        create(Map.of("email", email));
        long form = world.entering(topic, 1);
        long offline = world.entering(topic, 3);
        world.set(topic, "widget_enable_ticket = true");

        Answer preChat = Caller.customer(world.key(form)).does("submitPreChatForm", form, Map.of("email", email));
        Answer request = Caller.customer(world.key(offline))
                .does("submitOfflineForm", offline, Map.of("email", email, "question", "Hello?"));

        assertThat(preChat.refusal()).isEqualTo("BLOCKED");
        assertThat(request.refusal()).isEqualTo("BLOCKED");
        assertThat(world.session(form, "status")).isEqualTo("1");
        assertThat(world.session(form, "email")).isEmpty();
        assertThat(world.session(offline, "status")).isEqualTo("3");
    }

    @Test
    void form_ofASessionWithABlockedAddress_isRefusedWithAnotherAddress() {
        long form = world.entering(topic, 1);
        world.alter(form, "email = '" + email + "'");
        create(Map.of("email", email));

        assertThat(Caller.customer(world.key(form))
                        .does("submitPreChatForm", form, Map.of("email", "bob@example.com"))
                        .refusal())
                .isEqualTo("BLOCKED");
    }

    @Test
    void block_ofAWaitingSession_endsItsOffer() {
        long session = world.waiting(topic);
        world.alter(
                session,
                "email = '" + email + "', offered_to = " + world.id(anna)
                        + ", offer_expires_at = now() + interval '1 hour'");

        assertThat(manager.does("blockChatCustomer", session).refusal()).isNull();

        assertThat(world.session(session, "status, offered_to")).isEqualTo("11");
    }

    @Test
    void reopening_byABlockedCustomer_isRefusedInEachWay() {
        long session = world.finished(topic, anna);
        world.alter(session, "email = '" + email + "'");
        create(Map.of("email", email));
        Caller customer = Caller.customer(world.key(session));

        assertThat(customer.does("reopenChatSession", session).refusal()).isEqualTo("BLOCKED");
        assertThat(customer.does("sendChatMessage", session, Map.of("text", "Hello?"))
                        .refusal())
                .isEqualTo("BLOCKED");
        assertThat(agent.does("reopenChatSession", session).refusal()).isNull();
    }

    @Test
    void verifiedCustomer_isBlockedByItsIdentity() {
        long session = active(null);
        world.alter(session, "customer_verified = true, customer_subject = 'subject " + topic + "'");

        assertThat(agent.does("blockChatCustomer", session).refusal()).isNull();

        assertThat(world.texts(
                        "select subject || ' ' || (email is null) from chat_block where session_id = ?", session))
                .containsExactly("subject " + topic + " true");
        assertThat(world.texts("select parley_is_blocked(?, '{}', '', ?)", topic, "subject " + topic))
                .containsExactly("t");
        assertThat(world.texts("select parley_is_blocked(?, '{}', '', '')", topic))
                .containsExactly("f");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            203.0.113.0/24    | 203.0.113.7              | t
            203.0.113.0/24    | 203.0.114.7              | f
            203.0.113.0/24    | 2001:db8::1              | f
            2001:db8::/32     | 2001:db8:1::1            | t
            203.0.113.0/24    | ::ffff:203.0.113.7       | t
            203.0.113.0/24    | ::ffff:cb00:7207         | f
            2001:db8::/32     | 2001:db8::1%eth0         | t
            203.0.113.7/32    | host.example.com         | f
            203.0.113.7/32    | ''                       | f
            """)
    void network_matchesTheAddressesInIt(String network, String host, String blocked) {
        create(Map.of("network", network));

        assertThat(world.texts("select parley_is_blocked(?, '{}', ?, '')", topic, host))
                .containsExactly(blocked);
    }

    @Test
    void block_thatHasEndedOrWasLifted_isNotInForce() {
        String first = create(Map.of("email", email, "endsAt", "2100-01-01T00:00:00Z"));
        assertThat(request(email).refusal()).isEqualTo("BLOCKED");
        world.run(
                "update chat_block set blocked_at = now() - interval '2 days', ends_at = now() - interval '1 day' where topic_id = ?",
                topic);
        assertThat(request(email).refusal()).isNull();
        String second = create(Map.of("email", email));
        assertThat(request(email).refusal()).isEqualTo("BLOCKED");

        Answer lifted = manager.does("liftChatBlock", Map.of("chatBlockId", second), "chatBlock { liftedAt }");
        Answer again = manager.does("liftChatBlock", Map.of("chatBlockId", second), "");

        assertThat(lifted.changed()).isTrue();
        assertThat(lifted.<String>data("done.chatBlock.liftedAt")).isNotNull();
        assertThat(again.changed()).isFalse();
        assertThat(request(email).refusal()).isNull();
        assertThat(manager.asks(
                                "query($id: ID!) { chatBlocks(where: {topic: {id: {eq: $id}}}) { nodes { id email } } }",
                                Map.of("id", Ids.of("ChatTopic", topic)))
                        .<List<Map<String, ?>>>data("chatBlocks.nodes"))
                .containsExactlyInAnyOrder(Map.of("id", first, "email", email), Map.of("id", second, "email", email));
    }

    @Test
    void blocks_areVisibleToManagersAndAdministratorsOnly() {
        String id = create(Map.of("email", email));

        assertThat(agent.does("liftChatBlock", Map.of("chatBlockId", id), "").refusal())
                .isEqualTo("BLOCK_NOT_FOUND chatBlockId");
        assertThat(agent.asks("query($id: ID!) { chatBlock(id: $id) { id } }", Map.of("id", id))
                        .<Object>data("chatBlock"))
                .isNull();
        assertThat(agent.does("createChatBlock", of(Map.of("email", email)), "").refusal())
                .isEqualTo("NOT_MANAGER topicId");
        assertThat(admin.does("liftChatBlock", Map.of("chatBlockId", id), "").refusal())
                .isNull();
    }

    @Test
    void block_withNothingToMatch_isRefusedAndChangesNothing() {
        long session = active(null);

        assertThat(agent.does("blockChatCustomer", session).refusal()).isEqualTo("NOTHING_TO_BLOCK match");
        assertThat(agent.does("blockChatCustomer", session, Map.of("match", List.of("ADDRESS")))
                        .refusal())
                .isEqualTo("NOTHING_TO_BLOCK match");
        world.alter(session, "customer_host = '203.0.113.9'");
        assertThat(world.session(session, "status")).isEqualTo("5");
        assertThat(agent.does("blockChatCustomer", session, Map.of("match", List.of("ADDRESS")))
                        .refusal())
                .isNull();

        assertThat(world.texts("select network from chat_block where session_id = ?", session))
                .containsExactly("203.0.113.9/32");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            network | 10.0.0.0/7           | VALIDATION network
            network | example.com          | VALIDATION network
            email   | nonsense             | INVALID_EMAIL email
            endsAt  | 2020-01-01T00:00:00Z | VALIDATION endsAt
            reason  | Because              | FIELD_REQUIRED email
            """)
    void invalidBlock_isRefused(String field, String value, String refusal) {
        Map<String, Object> input = new HashMap<>(of(Map.of(field, value)));
        if (field.equals("endsAt")) {
            input.put("email", email);
        }

        assertThat(manager.does("createChatBlock", input, "").refusal()).isEqualTo(refusal);
    }

    @Test
    void blocks_areRecordedWithoutWhatTheyMatch() {
        String id = create(Map.of("email", email));
        manager.does("liftChatBlock", Map.of("chatBlockId", id), "");

        assertThat(world.texts(
                        "select action || ' ' || coalesce(details::text, '') from audit_event where topic_id = ? order by id",
                        topic))
                .contains("CUSTOMER_BLOCKED {}", "CUSTOMER_BLOCK_LIFTED {}")
                .noneMatch(entry -> entry.contains(email));
    }

    private long active(String address) {
        long session = world.active(topic, anna);
        if (address != null) {
            world.alter(session, "email = '" + address + "'");
        }
        return session;
    }

    private String create(Map<String, Object> input) {
        Answer answer = manager.does("createChatBlock", of(input), "chatBlock { id }");
        assertThat(answer.refusal()).isNull();
        return answer.data("done.chatBlock.id");
    }

    private Map<String, Object> of(Map<String, Object> input) {
        Map<String, Object> inTopic = new HashMap<>(input);
        inTopic.put("topicId", Ids.of("ChatTopic", topic));
        return inTopic;
    }

    private Answer request(String address) {
        return request(topic, address);
    }

    private static Answer request(long topic, String address) {
        Map<String, Object> input = new HashMap<>(Map.of("topicId", Ids.of("ChatTopic", topic)));
        input.put("email", address);
        return Caller.nobody().does("requestChatSession", input, "chatSession { id }");
    }

    private static String message(Answer answer) {
        return answer.data("done.userErrors[0].message");
    }
}
