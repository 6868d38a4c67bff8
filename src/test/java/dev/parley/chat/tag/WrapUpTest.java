package dev.parley.chat.tag;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.DownloadClient;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff note how a chat ended: with the end, or afterwards. */
@QuarkusTest
class WrapUpTest {

    private final World world = new World();
    private long topic;
    private Caller anna;
    private String login;
    private long one;
    private long other;

    @BeforeEach
    void anAgentAndTags() {
        topic = world.topicWithPostForm();
        login = world.agentOf(topic);
        anna = Caller.agent(login);
        one = world.tag();
        other = world.tag();
    }

    @Test
    void end_withOutcomeTagsAndNote_storesThem() {
        long session = world.active(topic, login);

        Answer answer =
                end(anna, session, Map.of("outcome", "RESOLVED", "tagIds", ids(other, one, one), "note", " Sent it. "));

        assertThat(answer.<String>data("done.chatSession.status")).isEqualTo("FINISHED");
        assertThat(answer.<String>data("done.chatSession.outcome")).isEqualTo("RESOLVED");
        assertThat(answer.<String>data("done.chatSession.wrappedUpAt"))
                .isEqualTo(answer.data("done.chatSession.whenEnded"));
        assertThat(answer.<Object>data("done.event.changes.outcome")).isEqualTo("RESOLVED");
        assertThat(tags(session)).containsExactly(one, other);
        assertThat(world.events(session)).containsExactly("NOTE_ADDED", "ENDED");
        assertThat(world.texts("select message from chat_message where session_id = ? and visibility = 1", session))
                .containsExactly("Sent it.");
    }

    @Test
    void end_withoutDetails_isAsBefore() {
        long session = world.active(topic, login);

        assertThat(end(anna, session, Map.of()).refusal()).isNull();

        assertThat(world.session(session, "outcome, wrapped_up_at")).isEmpty();
        assertThat(world.events(session)).containsExactly("ENDED");
    }

    @Test
    void details_afterTheEnd_areStoredOnce_andHiddenFromTheCustomer() {
        long session = world.active(topic, login);
        Caller customer = Caller.customer(world.key(session));
        customer.does("endChatSession", session);
        int version = customer.asks("{ customerSession { version } }").data("customerSession.version");

        Answer first = end(anna, session, Map.of("outcome", "FOLLOW_UP", "tagIds", ids(one)));
        Answer again = end(anna, session, Map.of("outcome", "FOLLOW_UP", "tagIds", ids(one)));

        assertThat(first.<String>data("done.event.type")).isEqualTo("WRAPPED_UP");
        assertThat(Instant.parse(first.data("done.chatSession.wrappedUpAt")))
                .isAfter(Instant.parse(first.data("done.chatSession.whenEnded")));
        assertThat(again.<Boolean>data("done.changed")).isFalse();
        assertThat(world.events(session)).containsExactly("ENDED", "WRAPPED_UP");
        assertThat(customer.asks("{ customerSession { version } }").<Integer>data("customerSession.version"))
                .isEqualTo(version);
        assertThat(customer.asks("{ customerSession { outcome } }").errorCodes())
                .contains("FORBIDDEN");
        assertThat(customer.asks("{ customerSession { tags { totalCount } } }").errorCodes())
                .contains("FORBIDDEN");
    }

    @Test
    void reopen_clearsTheOutcome_andKeepsTheTags() {
        long session = world.active(topic, login);
        end(anna, session, Map.of("outcome", "RESOLVED", "tagIds", ids(one)));

        anna.does("reopenChatSession", session);

        assertThat(world.session(session, "outcome, wrapped_up_at")).isEmpty();
        assertThat(tags(session)).containsExactly(one);
        end(anna, session, Map.of("tagIds", ids(other)));
        assertThat(tags(session)).containsExactly(other);
        end(anna, session, Map.of("tagIds", List.of()));
        assertThat(tags(session)).isEmpty();
    }

    @Test
    void details_ofACustomer_areNotAllowed() {
        long session = world.active(topic, login);
        Caller customer = Caller.customer(world.key(session));

        assertThat(refusal(customer, session, Map.of("outcome", "SPAM"))).isEqualTo("NOT_ALLOWED outcome");
        assertThat(refusal(customer, session, Map.of("tagIds", ids(one)))).isEqualTo("NOT_ALLOWED tagIds");
        assertThat(refusal(customer, session, Map.of("note", "x"))).isEqualTo("NOT_ALLOWED note");
        assertThat(world.events(session)).isEmpty();
    }

    @Test
    void details_ofABot_areStored() {
        long session = world.botDriven(topic);
        Caller bot = Caller.bot(world.agentOf(topic));

        assertThat(refusal(bot, session, Map.of("outcome", "RESOLVED", "tagIds", ids(one), "note", "From the FAQ.")))
                .isNull();
        assertThat(world.session(session, "outcome")).isEqualTo("0");
        assertThat(refusal(bot, session, Map.of("note", "Later."))).isEqualTo("SESSION_ENDED note");
    }

    @Test
    void tags_thatAreUnknownArchivedOrTooMany_areRefused_andNothingChanges() {
        long session = world.active(topic, login);
        world.run("update chat_tag set archived = true where id = ?", other);

        assertThat(refusal(anna, session, Map.of("tagIds", ids(other)))).isEqualTo("TAG_NOT_FOUND tagIds");
        assertThat(refusal(anna, session, Map.of("tagIds", ids(999_999_999)))).isEqualTo("TAG_NOT_FOUND tagIds");
        long[] many = LongStream.rangeClosed(1, 21).map(i -> world.tag()).toArray();
        assertThat(refusal(anna, session, Map.of("tagIds", ids(many)))).isEqualTo("VALIDATION tagIds");
        assertThat(refusal(anna, session, Map.of("note", "x".repeat(100_000)))).isEqualTo("MESSAGE_TOO_LONG note");
        assertThat(end(anna, session, Map.of("tagIds", List.of(Ids.of("ChatTopic", topic))))
                        .errorCode())
                .isEqualTo("BAD_ID");
        assertThat(world.events(session)).isEmpty();
        assertThat(tags(session)).isEmpty();
    }

    @Test
    void tagThatWasArchived_staysWhenTheChatEndsAgain() {
        long session = world.active(topic, login);
        end(anna, session, Map.of("tagIds", ids(one)));
        anna.does("reopenChatSession", session);
        world.run("update chat_tag set archived = true where id = ?", one);

        assertThat(refusal(anna, session, Map.of("tagIds", ids(one, other)))).isNull();
        assertThat(tags(session)).containsExactly(one, other);
    }

    @Test
    void topicThatRequiresTags_refusesTheEndOfItsAgentWithoutThem() {
        world.set(topic, "closing_tags_required = true");
        long session = world.active(topic, login);

        assertThat(refusal(anna, session, Map.of("outcome", "RESOLVED"))).isEqualTo("CLOSING_TAGS_REQUIRED tagIds");
        assertThat(refusal(anna, session, Map.of("tagIds", List.of()))).isEqualTo("CLOSING_TAGS_REQUIRED tagIds");
        assertThat(world.events(session)).isEmpty();
        assertThat(refusal(anna, session, Map.of("tagIds", ids(one)))).isNull();

        long ofManager = world.active(topic, login);
        assertThat(refusal(Caller.agent(world.managerOf(topic)), ofManager, Map.of()))
                .isNull();
        long ofCustomer = world.active(topic, login);
        assertThat(refusal(Caller.customer(world.key(ofCustomer)), ofCustomer, Map.of()))
                .isNull();
        assertThat(refusal(anna, ofCustomer, Map.of())).isNull();
    }

    @Test
    void details_ofDeletedAndErasedSessions_areRefused() {
        long deleted = world.deleted(topic);
        long erased = world.closed(topic);
        world.alter(erased, "erased_at = now()");
        Caller manager = Caller.agent(world.managerOf(topic));

        assertThat(refusal(manager, erased, Map.of("note", "x"))).startsWith("SESSION_ERASED");
        assertThat(refusal(manager, erased, Map.of())).isNull();
        assertThat(refusal(Caller.admin(world.managerOf(topic)), deleted, Map.of("outcome", "SPAM")))
                .isIn("SESSION_ENDED outcome", "NOT_FOUND chatSessionId");
    }

    @Test
    void sessions_areFilteredByOutcomeAndTag() {
        long session = world.active(topic, login);
        world.active(topic, login);
        end(anna, session, Map.of("outcome", "SPAM", "tagIds", ids(one)));
        String query =
                "query($where: ChatSessionFilter) { chatSessions(where: $where) { nodes { databaseId tags { nodes { databaseId } } } } }";

        for (Map<String, ?> where : List.of(
                Map.of("outcome", Map.of("eq", "SPAM")),
                Map.of("tags", Map.of("some", Map.of("id", Map.of("eq", Ids.of("ChatTag", one))))))) {
            assertThat(anna.asks(query, Map.of("where", where)).<List<Map<String, Object>>>data("chatSessions.nodes"))
                    .containsExactly(Map.of(
                            "databaseId", (int) session, "tags", Map.of("nodes", List.of(Map.of("databaseId", (int)
                                    one)))));
        }
    }

    @Test
    void export_hasOutcomeAndTags_withoutFormulas() {
        long session = world.active(topic, login);
        world.run("update chat_tag set name = '=HYPERLINK(\"x\") ' || id where id = ?", one);
        end(anna, session, Map.of("outcome", "UNRESOLVED", "tagIds", ids(one)));

        String csv =
                DownloadClient.get(anna, "/exports/chatSessions?format=CSV").body();

        assertThat(csv.lines().findFirst().orElseThrow()).contains("endReason,outcome,wrappedUpAt,tags,");
        assertThat(csv).contains(",UNRESOLVED,", "\"'=HYPERLINK(\"\"x\"\") " + one + "\"");
    }

    @Test
    void statistics_groupByOutcome_andMeasureWrapUp() {
        long session = world.active(topic, login);
        world.alter(session, "when_requested = now() - interval '1 hour', when_started = now() - interval '1 hour'");
        end(anna, session, Map.of());
        world.setTime("when_ended", session, Duration.ofMinutes(5));
        end(anna, session, Map.of("outcome", "NO_RESPONSE"));
        world.active(topic, login);

        Answer answer = Caller.agent(world.managerOf(topic))
                .asks(
                        "query($from: DateTime!, $to: DateTime!, $topic: ID!) { chatStatistics(from: $from, to: $to, where: {topic: {id: {eq: $topic}}}, groupBy: [OUTCOME]) { buckets { outcome figures { requested wrapUp { count p50Seconds } } } } }",
                        Map.of(
                                "from",
                                "2020-01-01T00:00:00Z",
                                "to",
                                "2100-01-01T00:00:00Z",
                                "topic",
                                Ids.of("ChatTopic", topic)));

        List<Map<String, Object>> buckets = answer.list("chatStatistics.buckets");
        assertThat(buckets).extracting(bucket -> bucket.get("outcome")).containsExactly("NO_RESPONSE", null);
        assertThat(answer.<Integer>data("chatStatistics.buckets[0].figures.wrapUp.count"))
                .isOne();
        assertThat(answer.<Integer>data("chatStatistics.buckets[0].figures.wrapUp.p50Seconds"))
                .isBetween(300, 400);
    }

    private Answer end(Caller caller, long session, Map<String, ?> details) {
        Map<String, Object> input = new HashMap<>(details);
        input.put("chatSessionId", Ids.of("ChatSession", session));
        String staff = caller == anna ? " outcome wrappedUpAt" : "";
        String changes = caller == anna ? " changes { outcome }" : "";
        return caller.does(
                "endChatSession",
                input,
                "changed chatSession { status whenEnded" + staff + " } event { type" + changes + " }");
    }

    private String refusal(Caller caller, long session, Map<String, ?> details) {
        return end(caller, session, details).refusal();
    }

    private List<Long> tags(long session) {
        return world
                .texts("select tag_id::text from chat_session_tag where session_id = ? order by tag_id", session)
                .stream()
                .map(Long::valueOf)
                .toList();
    }

    private static List<String> ids(long... tags) {
        return LongStream.of(tags).mapToObj(tag -> Ids.of("ChatTag", tag)).toList();
    }
}
