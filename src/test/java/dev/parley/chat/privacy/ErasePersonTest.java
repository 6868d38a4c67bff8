package dev.parley.chat.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.lifecycle.rules.SessionInvariants;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An erased person is nowhere in the database any more; everything else is as before. */
@QuarkusTest
class ErasePersonTest {

    private static final String FIGURES =
            "{ requested enteredQueue accepted missed wait { count averageSeconds } conversation { count averageSeconds }"
                    + " firstResponse { count averageSeconds } response { count averageSeconds } messages { customer agent bot }"
                    + " transfers { requested pending accepted rejected cancelled expired } reopened ratings { count average distribution } }";

    private final World world = new World();
    private PersonScene scene;

    @BeforeEach
    void aTopic() {
        scene = new PersonScene(world, new Random(1));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, TestSize.of(3, 20));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void erasedPerson_isNowhere_andAllElseIsAsBefore(long seed) {
        Random random = new Random(seed);
        scene = new PersonScene(world, random);
        List<PersonScene.Marked> people = List.of(scene.person(), scene.person(), scene.person(), scene.person());
        PersonScene.Marked erased = people.get(random.nextInt(people.size()));
        List<PersonScene.Marked> others =
                people.stream().filter(person -> person != erased).toList();
        Map<String, Object> statistics = statistics();
        List<List<String>> rowsOfOthers =
                others.stream().map(person -> scene.dump(person.mark())).toList();
        assertThat(tablesOf(scene.dump(erased.mark())))
                .contains(
                        "chat_block",
                        "chat_message",
                        "chat_session",
                        "chat_session_attribute",
                        "chat_session_key",
                        "chat_transfer",
                        "ej_message",
                        "person",
                        "person_email",
                        "push_subscription",
                        "ticket",
                        "transcript_mail");

        Answer answer = scene.erase(
                switch (random.nextInt(3)) {
                    case 0 -> Map.of("personId", erased.id());
                    case 1 -> Map.of("email", erased.email());
                    default -> Map.of("email", erased.furtherEmail());
                });

        assertThat(answer.refusal()).isNull();
        assertThat(answer.changed()).isTrue();
        erased.marks().forEach(mark -> assertThat(scene.dump(mark)).as(mark).isEmpty());
        assertThat(world.number("select count(*) from audit_event where person_id = ?", erased.number()))
                .isZero();
        assertThat(world.number(
                        "select count(*) from chat_session_event where payload ->> 'customer' = ?",
                        String.valueOf(erased.number())))
                .isZero();
        assertThat(world.number(
                        "select count(*) from chat_session where id = any(?::bigint[]) and language is not null",
                        array(erased.sessions())))
                .isZero();
        for (int i = 0; i < others.size(); i++) {
            assertThat(scene.dump(others.get(i).mark())).isEqualTo(rowsOfOthers.get(i));
        }
        assertThat(statistics()).isEqualTo(statistics);
        assertThat(world.texts(SessionInvariants.ALL, array(erased.sessions().subList(0, 1)), 0L))
                .isEmpty();
    }

    @Test
    void dryRun_countsWhatTheErasureErases() {
        PersonScene.Marked person = scene.person();
        List<String> before = scene.dump(person.mark());

        Answer counted = scene.erase(Map.of("personId", person.id(), "dryRun", true));

        assertThat(counted.changed()).isFalse();
        assertThat(counted.<Object>data("done.erasureReceipt")).isNull();
        assertThat(scene.dump(person.mark())).isEqualTo(before);
        Answer erased = scene.erase(Map.of("personId", person.id()));
        assertThat(erased.<Object>data("done.counts")).isEqualTo(counted.data("done.counts"));
        assertThat(PersonScene.counts(counted))
                .containsEntry("person", 1)
                .containsEntry("chat_session", person.sessions().size())
                .containsEntry("transcript_mail", 1)
                .containsEntry("chat_block", 1)
                .containsEntry("chat_session_attribute", 1)
                .containsEntry("push_subscription", 1)
                .containsEntry("person_email", 1)
                .containsEntry("chat_session_key", 2)
                .containsKeys(
                        "chat_message", "chat_session_event", "ticket", "ej_message", "idempotency_key", "audit_event");
        assertThat(erased.<Object>data("done.erasureReceipt.counts")).isEqualTo(counted.data("done.counts"));
    }

    @Test
    void dryRunOfNull_erasesNothing() {
        PersonScene.Marked person = scene.person();
        List<String> before = scene.dump(person.mark());
        Map<String, Object> input = new HashMap<>(Map.of("personId", person.id()));
        input.put("dryRun", null);

        assertThat(scene.erase(input).refusal()).isEqualTo("VALIDATION dryRun");
        assertThat(scene.dump(person.mark())).isEqualTo(before);
    }

    @Test
    void erasedSession_hasAnEvent_andAcceptsNothingMore() {
        PersonScene.Marked person = scene.person();
        long session = person.sessions().get(0);
        scene.erase(Map.of("personId", person.id()));

        assertThat(world.events(session)).endsWith("ERASED");
        assertThat(world.session(session, "erased_at is not null")).isEqualTo("t");
        Caller agent = Caller.agent(scene.agent);
        assertThat(agent.does("sendChatMessage", session, Map.of("text", "Note", "visibility", "AGENTS"))
                        .refusal())
                .isEqualTo("SESSION_ERASED visibility");
        assertThat(agent.does("linkChatSession", session, Map.of("personId", person.id()))
                        .refusal())
                .isEqualTo("SESSION_ERASED");
        assertThat(scene.admin.does("deleteChatSession", session).refusal()).isNull();
    }

    @Test
    void receipt_stays_andIsPartOfAChain() {
        scene.erase(Map.of("personId", scene.person().id()));
        Answer answer = scene.erase(Map.of("personId", scene.person().id()));

        String id = answer.data("done.erasureReceipt.id");
        Answer read = scene.admin.asks(
                "query($id: ID!) { erasureReceipt(id: $id) { erasedAt actorName erasedBy { loginName } hash counts { table rows } } }",
                Map.of("id", id));
        assertThat(read.<Object>data("erasureReceipt.counts")).isEqualTo(answer.data("done.erasureReceipt.counts"));
        assertThat("user:" + read.<String>data("erasureReceipt.erasedBy.loginName"))
                .isEqualTo(read.data("erasureReceipt.actorName"));
        assertThat(world.number("""
                        select count(*) from (select r.hash, parley_receipt_hash(lag(r.hash) over (order by r.id), r) as expected
                                              from erasure_receipt r) chain
                        where hash <> expected""")).isZero();
        assertThatThrownBy(() -> world.attempt("update erasure_receipt set actor_name = 'x'"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> world.attempt("delete from erasure_receipt")).hasMessageContaining("append-only");
        assertThat(scene.manager
                        .asks("query($id: ID!) { erasureReceipt(id: $id) { hash } }", Map.of("id", id))
                        .<Object>data("erasureReceipt"))
                .isNull();
    }

    @Test
    void sameErasureAgain_changesNothing() {
        PersonScene.Marked person = scene.person();
        scene.erase(Map.of("email", person.email()));

        for (Map<String, Object> input :
                List.<Map<String, Object>>of(Map.of("email", person.email()), Map.of("personId", person.id()))) {
            Answer again = scene.erase(input);

            assertThat(again.refusal()).isNull();
            assertThat(again.changed()).isFalse();
            assertThat(again.<List<?>>data("done.counts")).isEmpty();
            assertThat(again.<Object>data("done.erasureReceipt")).isNull();
        }
    }

    @Test
    void retryWithTheSameKey_returnsTheReceipt() {
        PersonScene.Marked person = scene.person();
        Map<String, Object> input = Map.of(
                "personId", person.id(), "idempotencyKey", UUID.randomUUID().toString());

        Answer first = scene.erase(input);
        Answer again = scene.erase(input);

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
        assertThat(again.<String>data("done.erasureReceipt.id")).isEqualTo(first.data("done.erasureReceipt.id"));
    }

    @Test
    void callersWithoutTheRoleOfAdministrators_areRefused() {
        PersonScene.Marked person = scene.person();
        List<String> before = scene.dump(person.mark());
        Map<String, Object> input = Map.of("personId", person.id());

        for (Caller caller : List.of(scene.manager, Caller.agent(scene.agent), Caller.bot(world.user()))) {
            assertThat(caller.does("erasePersonData", input, "counts { rows }").refusal())
                    .isEqualTo("NOT_ALLOWED");
            assertThat(caller.does("erasePersonData", Map.of("personId", Ids.of("Person", 999_999_999L)), "")
                            .refusal())
                    .isEqualTo("NOT_ALLOWED");
        }
        long own = world.closed(scene.topic);
        assertThat(Caller.customer(world.key(own))
                        .does("erasePersonData", input, "")
                        .refusal())
                .isEqualTo("NOT_ALLOWED");
        assertThat(Caller.nobody().does("erasePersonData", input, "").errorCode())
                .isEqualTo("UNAUTHENTICATED");
        assertThat(scene.dump(person.mark())).isEqualTo(before);
    }

    @Test
    void input_thatNamesNobodyOrTwo_isRefused() {
        PersonScene.Marked person = scene.person();

        assertThat(scene.erase(Map.of()).refusal()).isEqualTo("VALIDATION personId");
        assertThat(scene.erase(Map.of("email", " \u200B")).refusal()).isEqualTo("VALIDATION personId");
        assertThat(scene.erase(Map.of("personId", person.id(), "email", person.email()))
                        .refusal())
                .isEqualTo("VALIDATION personId");
        assertThat(scene.erase(Map.of("personId", Ids.of("Person", 999_999_999L)))
                        .refusal())
                .isEqualTo("PERSON_NOT_FOUND personId");
        assertThat(scene.erase(Map.of("email", "nobody at all")).refusal()).isEqualTo("INVALID_EMAIL email");
        assertThat(scene.erase(Map.of("email", "nobody@nowhere.example")).changed())
                .isFalse();
    }

    @Test
    void openSession_preventsTheErasure() {
        PersonScene.Marked person = scene.person();
        long open = world.waiting(scene.topic);
        world.link(open, "customer_id", person.number());
        List<String> before = scene.dump(person.mark());

        assertThat(scene.erase(Map.of("email", person.email())).refusal()).isEqualTo("NOT_ENDED email");
        assertThat(scene.dump(person.mark())).isEqualTo(before);
    }

    @Test
    void dryRun_ofWhatWouldBeRefused_countsAndSaysWhy() {
        PersonScene.Marked person = scene.person();
        Answer free = scene.erase(Map.of("personId", person.id(), "dryRun", true));
        long open = world.waiting(scene.topic);
        world.link(open, "customer_id", person.number());
        String hold = scene.admin
                .does("setLegalHold", Map.of("personId", person.id()), "legalHold { id }")
                .data("done.legalHold.id");

        Answer counted = scene.erase(Map.of("personId", person.id(), "dryRun", true));

        assertThat(counted.refusal()).isNull();
        assertThat(PersonScene.counts(counted))
                .containsEntry("chat_session", person.sessions().size() + 1);
        assertThat(counted.<Object>data("done.blockers"))
                .isEqualTo(List.of(
                        blocker("LEGAL_HOLD", null, hold), blocker("NOT_ENDED", Ids.of("ChatSession", open), null)));
        assertThat(free.<List<?>>data("done.blockers")).isEmpty();
        assertThat(scene.erase(Map.of("personId", person.id())).refusal()).isEqualTo("LEGAL_HOLD personId");
    }

    private static Map<String, Object> blocker(String code, String session, String hold) {
        Map<String, Object> blocker = new HashMap<>();
        blocker.put("code", code);
        blocker.put("chatSessionId", session);
        blocker.put("legalHoldId", hold);
        return blocker;
    }

    @Test
    void erasedPerson_isMarked_soThatNoImportAddsToIt() {
        PersonScene.Marked person = scene.person();

        scene.erase(Map.of("personId", person.id()));

        assertThat(world.texts("select (erased_at is not null)::text from person where person_id = ?", person.number()))
                .containsExactly("true");
    }

    private Map<String, Object> statistics() {
        return scene.manager
                .asks(
                        "query($topic: ID!) { chatStatistics(from: \"2020-01-01T00:00:00Z\", to: \"2100-01-01T00:00:00Z\", groupBy: [STATUS, COUNTRY], where: {topic: {id: {eq: $topic}}}) { total "
                                + FIGURES + " buckets { status country figures " + FIGURES + " } } }",
                        Map.of("topic", Ids.of("ChatTopic", scene.topic)))
                .data("chatStatistics");
    }

    private static List<String> tablesOf(List<String> rows) {
        return new ArrayList<>(rows.stream()
                .map(row -> row.substring(0, row.indexOf(' ')))
                .distinct()
                .toList());
    }

    private static String array(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
