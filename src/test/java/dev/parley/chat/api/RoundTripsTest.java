package dev.parley.chat.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.api.MutationCalls.Call;
import dev.parley.support.Answer;
import dev.parley.support.RoundTrips;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.schema.idl.SchemaParser;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The number of round trips of a mutation: one to lock and read, one to write and commit. */
@QuarkusTest
class RoundTripsTest {

    private static final int BOTH = 2;

    /** They are rare, and find what they change step by step. */
    private static final Set<String> STEP_BY_STEP = Set.of("erasePersonData", "redeliverDeadWebhookDeliveries");

    private final MutationCalls calls = new MutationCalls();

    /** Reads the lengths of a topic's columns, which happens once. */
    @BeforeEach
    void aTopicThatWasMade() {
        calls.of("createChatTopic").send("createChatTopic");
    }

    @AfterEach
    void removeWebhooks() {
        calls.world.run("delete from webhook");
    }

    static Stream<String> mutations() throws IOException {
        return new SchemaParser()
                        .parse(Files.readString(Path.of("schema.graphql")))
                        .getType("Mutation", ObjectTypeDefinition.class)
                        .orElseThrow()
                        .getFieldDefinitions()
                        .stream()
                        .map(FieldDefinition::getName)
                        .filter(name -> !STEP_BY_STEP.contains(name));
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void everyMutation_takesTwoRoundTrips(String mutation) {
        assertThat(calls.names()).as("how each mutation is sent").contains(mutation);

        assertRoundTrips(BOTH, mutation, calls.of(mutation));
    }

    /** Upserts refuse a key. */
    static Stream<String> mutationsWithKeys() throws IOException {
        return mutations().filter(mutation -> !mutation.startsWith("upsert"));
    }

    @ParameterizedTest
    @MethodSource("mutationsWithKeys")
    void everyMutation_withAnIdempotencyKey_takesTwoRoundTrips(String mutation) {
        Call call = calls.of(mutation).with("idempotencyKey", UUID.randomUUID().toString());

        assertRoundTrips(BOTH, mutation, call);
    }

    @Test
    void sendChatMessage_byACustomerWithUnreadMessages_takesTwoRoundTrips() {
        assertRoundTrips(
                BOTH,
                "sendChatMessage",
                calls.byCustomer(calls.withMessages(calls.active()), Map.of("text", "Hello.")));
    }

    @Test
    void sendChatMessage_withACannedReply_takesTwoRoundTrips() {
        Object id = calls.ofReply(Map.of()).input().get("cannedReplyId");

        assertRoundTrips(
                BOTH, "sendChatMessage", calls.byAgent(calls.active(), Map.of("text", "Hello.", "cannedReplyId", id)));
    }

    @Test
    void endChatSession_withAllDetails_takesTwoRoundTrips() {
        assertRoundTrips(
                BOTH,
                "endChatSession",
                calls.byAgent(
                        calls.active(),
                        Map.of("outcome", "RESOLVED", "tagIds", List.of(calls.tag()), "note", "Done.")));
    }

    @Test
    void handOffChatSession_withASummary_takesTwoRoundTrips() {
        assertRoundTrips(
                BOTH,
                "handOffChatSession",
                calls.byAgent(
                        calls.world.botDriven(calls.topic), Map.of("reason", "NO_ANSWER", "summary", "Asked twice.")));
    }

    @Test
    void sendChatMessage_withTheChoiceOfAnOption_takesTwoRoundTrips() {
        long session = calls.active();
        calls.byAgent(session, Map.of("text", "Which?", "options", List.of("Blue")))
                .send("sendChatMessage");

        assertRoundTrips(
                BOTH, "sendChatMessage", calls.byCustomer(session, Map.of("text", "Blue", "chosenFromSeq", 1)));
    }

    @Test
    void answerFaq_withAnArticle_takesTwoRoundTrips() {
        Call shown = calls.ofEntry(Map.of("published", true));
        shown.send("updateFaqEntry");
        Object id = shown.input().get("faqEntryId");

        assertRoundTrips(
                BOTH,
                "answerFaq",
                calls.byCustomer(calls.world.entering(calls.topic, 2), Map.of("answer", "HELPED", "faqEntryId", id)));
    }

    @Test
    void sendChatMessage_returningKnownFields_takesTwoRoundTrips() {
        Call call = calls.byCustomer(calls.active(), Map.of("text", "Hello."));

        assertRoundTrips(
                BOTH,
                () -> call.caller().does("sendChatMessage", call.input(), "chatMessage { id databaseId postedAt }"));
    }

    /** The session, its message and its event. The message begins no statement of its own. */
    @Test
    void message_isWrittenByOneStatementBesidesTheCommit() {
        Call call = calls.of("sendChatMessage");

        List<String> messages = RoundTrips.messagesOf(() -> call.send("sendChatMessage"));

        List<String> writes = messages.subList(messages.indexOf("FE=> Sync") + 1, messages.size());
        assertThat(writes.stream().filter(message -> message.startsWith("FE=> Execute")))
                .as(() -> String.join("\n", messages))
                .hasSize(2);
    }

    private static void assertRoundTrips(int expected, String mutation, Call call) {
        assertRoundTrips(expected, () -> call.send(mutation));
    }

    private static void assertRoundTrips(int expected, Supplier<Answer> mutation) {
        List<String> messages = RoundTrips.messagesOf(() -> {
            Answer answer = mutation.get();
            assertThat(answer.<Boolean>data("done.changed")).as(answer.text()).isTrue();
            return answer;
        });

        assertThat(roundTrips(messages)).as(() -> String.join("\n", messages)).isEqualTo(expected);
    }

    private static long roundTrips(List<String> messages) {
        return messages.stream().filter("FE=> Sync"::equals).count();
    }
}
