package dev.parley.graphql.sse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.EventStreamClient;
import dev.parley.support.EventStreamClient.Event;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that clients resume a subscription by Last-Event-ID, as a browser's EventSource does. */
@QuarkusTest
class EventStreamResumeTest {

    /** They select no seq: the id of an event does not depend on the selection. */
    private static final String TYPES =
            "subscription($id: ID!) { chatSessionEvents(chatSessionId: $id, after: 0) { type } }";

    private static final String MESSAGES =
            "subscription($id: ID!, $after: Int) { chatMessages(chatSessionId: $id, after: $after) { text } }";
    private static final String SESSIONS =
            "subscription($topic: ID!, $after: String) { chatSessionsChanged(where: {topic: {id: {eq: $topic}}}, after: $after) { changes { kind chatSession { databaseId } } reset } }";
    private static final Caller ADMIN = Caller.admin("admin");

    private final World world = new World();

    @Test
    void events_withoutSeqInSelection_haveIds() {
        long session = world.waiting(world.topic());
        world.addEvents(session, 3);

        try (EventStreamClient stream = EventStreamClient.post(ADMIN, TYPES, Map.of("id", id(session)))) {
            assertThat(List.of(
                            stream.result().id(),
                            stream.result().id(),
                            stream.result().id()))
                    .containsExactly("1", "2", "3");
        }
    }

    @Test
    void customer_whoseConnectionsAreCut_receivesEachMessageOnceInOrder() {
        long session = world.waiting(world.topic());
        world.messages(session, 1);
        Caller customer = Caller.customer(world.key(session));
        Map<String, Object> first = Map.of("id", id(session), "after", 0);
        List<String> received = new ArrayList<>();
        String lastId = "";

        for (int cut = 0; cut < 5; cut++) {
            try (EventStreamClient stream =
                    EventStreamClient.get(customer, MESSAGES, first, Map.of("Last-Event-ID", lastId))) {
                for (int sent = 0; sent < 3; sent++) {
                    send(customer, session, "text " + (3 * cut + sent));
                    Event event = stream.result();
                    lastId = event.id();
                    received.add(JsonPath.from(event.data()).getString("data.chatMessages.text"));
                }
            }
            send(customer, session, "between " + cut);
        }

        List<String> sent = world.texts("select message from chat_message where session_id = ? order by seq", session);
        assertThat(received).isEqualTo(sent.subList(0, received.size()));
        try (EventStreamClient rest =
                EventStreamClient.get(customer, MESSAGES, first, Map.of("Last-Event-ID", lastId))) {
            received.addAll(rest.next(sent.size() - received.size(), "chatMessages.text"));
        }
        assertThat(received).isEqualTo(sent);
    }

    private static void send(Caller caller, long session, String text) {
        assertThat(caller.asks(
                                "mutation($id: ID!, $text: String!) { sendChatMessage(input: {chatSessionId: $id, text: $text}) { changed } }",
                                Map.of("id", id(session), "text", text))
                        .<Boolean>data("sendChatMessage.changed"))
                .isTrue();
    }

    @Test
    void list_whoseConnectionIsCut_receivesOnlyChangesSince() {
        long topic = world.topic();
        long before = world.waiting(topic);
        Map<String, Object> variables = Map.of("topic", Ids.of("ChatTopic", topic));
        String lastId;
        try (EventStreamClient stream = EventStreamClient.post(ADMIN, SESSIONS, variables)) {
            Event whole = stream.result();
            lastId = whole.id();
            assertThat(sessions(whole)).containsExactly(before);
            assertThat(JsonPath.from(whole.data()).getBoolean("data.chatSessionsChanged.reset"))
                    .isTrue();
        }
        long missed = world.waiting(topic);
        world.event(missed);

        try (EventStreamClient stream =
                EventStreamClient.post(ADMIN, SESSIONS, variables, Map.of("Last-Event-ID", lastId))) {
            Event change = stream.result();
            while (sessions(change).isEmpty()) {
                // It only moves the cursor, and comes first if the instance has not read the change yet.
                change = stream.result();
            }

            assertThat(sessions(change)).containsExactly(missed);
            assertThat(JsonPath.from(change.data()).getBoolean("data.chatSessionsChanged.reset"))
                    .isFalse();
            assertThat(change.id()).isNotEmpty();
        }
    }

    private static List<Long> sessions(Event event) {
        JsonPath data = JsonPath.from(event.data());
        return IntStream.range(0, data.getInt("data.chatSessionsChanged.changes.size()"))
                .mapToObj(i -> (long) data.getInt("data.chatSessionsChanged.changes[" + i + "].chatSession.databaseId"))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"99, RESYNC_REQUIRED", "-1, RESYNC_REQUIRED", "nonsense, BAD_CURSOR", "99999999999, BAD_CURSOR"})
    void lastEventId_thatIsUseless_isForgotten(String lastId, String code) {
        long session = world.waiting(world.topic());
        world.addEvents(session, 1);

        try (EventStreamClient stream =
                EventStreamClient.post(ADMIN, TYPES, Map.of("id", id(session)), Map.of("Last-Event-ID", lastId))) {
            Event failure = stream.result();

            assertThat(JsonPath.from(failure.data()).getString("errors[0].extensions.code"))
                    .isEqualTo(code);
            // An empty id makes the client forget its last one, so that it starts over when it reconnects.
            assertThat(failure.id()).isEmpty();
            assertThat(stream.event()).isEqualTo(new Event("complete", null, ""));
        }
    }

    @Test
    void lastEventId_ofAnotherSubscription_isBadCursor() {
        try (EventStreamClient stream = EventStreamClient.post(
                ADMIN, SESSIONS, Map.of("topic", Ids.of("ChatTopic", world.topic())), Map.of("Last-Event-ID", "3"))) {
            assertThat(stream.errorCode()).isEqualTo("BAD_CURSOR");
        }
    }

    @Test
    void lastEventId_replacesVariable() {
        long session = world.waiting(world.topic());
        world.messages(session, 3);
        Map<String, Object> variables = new HashMap<>(Map.of("id", id(session)));
        variables.put("after", null);

        try (EventStreamClient stream =
                EventStreamClient.post(ADMIN, MESSAGES, variables, Map.of("Last-Event-ID", "1"))) {
            assertThat(stream.next(2, "chatMessages.text")).isEqualTo(List.of("message 2", "message 3"));
        }
    }

    @Test
    void lastEventId_withJsonResponse_isIgnored() {
        try (EventStreamClient answer = EventStreamClient.post(
                ADMIN, "{ __typename }", Map.of(), Map.of("Accept", "application/json", "Last-Event-ID", "x"))) {
            assertThat(answer.json().getString("data.__typename")).isEqualTo("Query");
        }
    }

    @Test
    void subscriptionsToStates_haveNoIds() {
        long session = world.waiting(world.topic());
        Map<String, Object> where = Map.of("id", id(session));

        try (EventStreamClient stream = EventStreamClient.post(
                ADMIN, "subscription($id: ID!) { typing(chatSessionId: $id) { userTyping } }", where)) {
            assertThat(stream.result().id()).isNull();
        }
        try (EventStreamClient stream = EventStreamClient.post(
                ADMIN,
                "subscription($id: ID!) { queuePosition(chatSessionId: $id) { queuePosition } }",
                where,
                Map.of("Last-Event-ID", "7"))) {
            assertThat(stream.result().id()).isNull();
        }
    }

    private static String id(long session) {
        return Ids.of("ChatSession", session);
    }
}
