package dev.parley.chat.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.lifecycle.rules.LifecycleCast.Payload;
import dev.parley.chat.lifecycle.rules.LifecycleCast.Row;
import dev.parley.chat.lifecycle.rules.LifecycleCast.Topic;
import dev.parley.chat.lifecycle.rules.LifecycleTable.Role;
import dev.parley.chat.session.ChatAction;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import io.quarkus.test.junit.QuarkusTest;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks docs/lifecycle.md cell by cell: the mutation does what the table says, and allowedActions has reported it in advance. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LifecycleTableTest {

    private static final Set<ChatAction> NOT_IN_THE_LOG =
            EnumSet.of(ChatAction.ATTACH_FILE, ChatAction.SET_TYPING, ChatAction.HEARTBEAT);

    private final LifecycleTable table = LifecycleTable.read();
    private LifecycleCast cast;

    @BeforeAll
    void everybody() {
        cast = new LifecycleCast();
    }

    /** A way to perform an action: the topic, and the input besides the session. */
    private record Way(Topic topic, Map<String, Object> input) {}

    private List<Way> waysTo(ChatAction action, Role role) {
        Map<String, Object> input = cast.input(action);
        return switch (action) {
            case SEND_MESSAGE, REOPEN ->
                role == Role.CUSTOMER
                        ? List.of(new Way(Topic.PLAIN, input), new Way(Topic.LEFT_BY_OWNER, input))
                        : List.of(new Way(Topic.PLAIN, input));
            case SUBMIT_PRE_CHAT_FORM ->
                List.of(new Way(Topic.PLAIN, input), new Way(Topic.WITH_FAQ, input), new Way(Topic.DESERTED, input));
            case ANSWER_FAQ ->
                List.of(
                        new Way(Topic.PLAIN, input),
                        new Way(Topic.DESERTED, input),
                        new Way(Topic.PLAIN, Map.of("answer", FaqAnswer.HELPED.name())));
            case ACCEPT, ASSIGN, END -> List.of(new Way(Topic.PLAIN, input), new Way(Topic.SILENT, input));
            case HAND_OFF ->
                List.of(new Way(Topic.PLAIN, input), new Way(Topic.WITH_FORM, input), new Way(Topic.DESERTED, input));
            default -> List.of(new Way(Topic.PLAIN, input));
        };
    }

    static Stream<Arguments> rows() {
        return Stream.of(ChatAction.values())
                .flatMap(action -> Stream.of(Role.values()).map(role -> Arguments.of(action, role)));
    }

    @ParameterizedTest(name = "{0} by {1}")
    @MethodSource("rows")
    void action_inEachStatus_matchesTheTable(ChatAction action, Role role) {
        List<Set<String>> row = table.row(action, role);
        assertThat(row).as("row of the table").isNotNull();
        List<Set<String>> outcomes = Stream.generate(() -> (Set<String>) new TreeSet<String>())
                .limit(row.size())
                .toList();
        SoftAssertions softly = new SoftAssertions();

        for (Way way : refused(row) ? waysTo(action, role).subList(0, 1) : waysTo(action, role)) {
            attempt(action, role, way, outcomes, softly);
        }

        for (int status = 0; status < row.size(); status++) {
            softly.assertThat(outcomes.get(status))
                    .as("outcome: %s by %s in %d", action, role, status)
                    .isEqualTo(row.get(status));
        }
        softly.assertAll();
    }

    /** Whether the action is refused in every status. One way to perform it then suffices. */
    private static boolean refused(List<Set<String>> row) {
        return row.stream().flatMap(Set::stream).allMatch(outcome -> Character.isLetter(outcome.charAt(0)));
    }

    private void attempt(ChatAction action, Role role, Way way, List<Set<String>> outcomes, SoftAssertions softly) {
        LifecycleCast.Sessions sessions = cast.sessions(way.topic(), action, role);
        List<String> reported = sessions.reported(action);
        List<Row> before = sessions.rows();
        List<Payload> payloads = sessions.run(action, way.input());
        List<Row> after = sessions.rows();

        for (int status = 0; status < before.size(); status++) {
            String situation = action + " by " + role + " in " + status + " of " + way.topic();
            Payload payload = payloads.get(status);
            Row left = after.get(status);
            outcomes.get(status).add(payload.refusal() != null ? payload.refusal() : String.valueOf(left.status()));
            softly.assertThat(reported.get(status))
                    .as("allowedActions: %s", situation)
                    .isEqualTo(expectedBefore(payload));
            softly.assertThat(payload.status())
                    .as("answer: %s", situation)
                    .isEqualTo(payload.refusal() != null ? null : ChatSessionStatus.values()[left.status()].name());
            softly.assertThat(payload.changed() && payload.refusal() != null)
                    .as("changed: %s", situation)
                    .isFalse();
            if (!payload.changed()) {
                softly.assertThat(left).as(situation).isEqualTo(before.get(status));
            } else if (NOT_IN_THE_LOG.contains(action)) {
                softly.assertThat(left)
                        .as(situation)
                        .returns(before.get(status).events(), Row::events)
                        .returns(before.get(status).version(), Row::version);
            } else {
                softly.assertThat(left.events())
                        .as("events: %s", situation)
                        .isGreaterThan(before.get(status).events());
            }
        }
    }

    private static String expectedBefore(Payload payload) {
        if (payload.refusal() == null) {
            return "allowed";
        }
        return payload.refusal().equals("NOT_FOUND") ? null : payload.refusal();
    }

    @ParameterizedTest
    @EnumSource
    void action_withoutCredentials_isRefused(ChatAction action) {
        Answer answer =
                LifecycleCast.attempt(Caller.nobody(), action, List.of(Ids.of("ChatSession", 1)), cast.input(action));

        assertThat(answer.errorCode()).isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void table_hasACellForEveryActionActorAndStatus() {
        assertThat(rows().map(Arguments::get))
                .allSatisfy(row -> assertThat(table.row((ChatAction) row[0], (Role) row[1]))
                        .hasSize(LifecycleTable.STATUSES));
    }
}
