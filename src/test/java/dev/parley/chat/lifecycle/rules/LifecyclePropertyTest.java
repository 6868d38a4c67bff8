package dev.parley.chat.lifecycle.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.chat.ChatSessionStatus;
import dev.parley.chat.SessionEndReason;
import dev.parley.chat.lifecycle.SessionUnitOfWork;
import dev.parley.chat.session.ChatSession;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.chat.session.SessionActor;
import dev.parley.crm.User;
import dev.parley.support.Answer;
import dev.parley.support.JsonPath;
import dev.parley.support.TestSize;
import dev.parley.support.World;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random sequences of actions by random callers. After each step every invariant holds, a refused action has changed nothing, a retry has taken
 * effect once, and the events fold to the row. A failure reports its seed and the steps so far.
 */
@QuarkusTest
class LifecyclePropertyTest {

    private static final int SEQUENCES = TestSize.of(12, 110);
    private static final int STEPS = 60;
    private static final String CHANGED = "changed";
    private static final String UNCHANGED = "unchanged";

    /** Everything that a mutation may change. */
    private static final String EVERYTHING = """
            with mine as (select * from chat_session where id = any (?::bigint[]))
            select to_jsonb(mine)::text from mine
            union all select to_jsonb(t)::text from chat_transfer t where session_id in (select id from mine)
            union all select 'needs ' || to_jsonb(n)::text from chat_needed_skill n where n.session_id in (select id from mine)
            union all select format('topic %s: %s, %s', id, last_accept, seconds_pr_accept)
                      from chat_topic where id in (select topic_id from mine)
            union all select format('%s sessions, %s messages, %s events, %s tickets with %s messages',
                                    (select count(*) from chat_session),
                                    (select count(*) from chat_message where session_id in (select id from mine)),
                                    (select count(*) from chat_session_event where session_id in (select id from mine)),
                                    (select count(*) from ticket), (select count(*) from ej_message))
            order by 1""";

    private static final Set<String> DONE = new TreeSet<>();
    private static final Pattern SESSION = Pattern.compile("\"chatSession\":\\{[^}]*}");
    private static final String NO_SESSION = "\"chatSession\":null";

    private static final Set<String> REFUSED = new TreeSet<>();

    private final World world = new World();
    private final List<String> steps = new ArrayList<>();

    @Inject
    SessionUnitOfWork unitOfWork;

    @Inject
    Clock clock;

    private Random random;
    private RandomActions actions;
    private String story;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, SEQUENCES);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomActions_keepTheInvariants(long seed) {
        random = new Random(seed);
        note("seed " + seed);
        actions = new RandomActions(world, random);

        for (int i = 0; i < STEPS; i++) {
            long lastEvent = world.number("select coalesce(max(id), 0) from chat_session_event");
            step();
            assertThat(SessionInvariants.brokenBy(world, actions.sessions(), lastEvent))
                    .as(story)
                    .isEmpty();
        }
    }

    /** Ensures that the sequences cover every mutation, both executed and refused. */
    @AfterAll
    static void eachMutationWasDoneAndRefused() {
        if (!TestSize.isFull()) {
            return;
        }
        assertThat(DONE).isEqualTo(RandomActions.MUTATIONS);
        assertThat(REFUSED).isEqualTo(RandomActions.MUTATIONS);
    }

    private void step() {
        int kind = random.nextInt(16);
        if (kind == 0) {
            note(actions.presence());
        } else if (kind < 3 && !actions.sessions().isEmpty()) {
            timer(actions.session());
        } else {
            mutation(actions.next());
        }
    }

    private void note(String step) {
        steps.add(step);
        story = String.join(System.lineSeparator(), steps);
    }

    private void mutation(RandomActions.Action action) {
        note(action.toString());
        List<String> before = everything();
        Answer answer = send(action);
        String outcome = outcome(action, answer);
        note("  -> " + outcome);
        boolean changed = outcome.equals(CHANGED);
        boolean agreed = changed || outcome.equals(UNCHANGED);
        (agreed ? DONE : REFUSED).add(action.mutation());
        if (!changed) {
            assertThat(everything()).as(story).isEqualTo(before);
        } else if (action.mutation().equals("requestChatSession")
                && answer.data("requestChatSession.sessionKey") != null) {
            actions.learn(
                    answer.<Integer>data("requestChatSession.chatSession.databaseId"),
                    answer.data("requestChatSession.sessionKey"));
        }
        if (action.input().containsKey("idempotencyKey")) {
            String expected = agreed ? answer.text().replace("\"replayed\":false", "\"replayed\":true") : answer.text();
            List<String> once = everything();
            String replayed = send(action).text();
            if (action.mutation().equals("requestChatSession") && replayed.contains(NO_SESSION)) {
                // A retry is read with the caller's rights, and agents see no session of others' topics.
                expected = SESSION.matcher(expected).replaceFirst(NO_SESSION);
            }
            assertThat(replayed).as(story).isEqualTo(expected);
            assertThat(everything()).as(story).isEqualTo(once);
        }
    }

    private static Answer send(RandomActions.Action action) {
        return action.caller().asks(action.document(), Map.of("input", action.input()));
    }

    /** The outcome: the code of an error or a refusal, or whether anything changed. */
    private String outcome(RandomActions.Action action, Answer answer) {
        JsonPath json = JsonPath.from(answer.text());
        if (json.get("errors") != null) {
            assertThat(answer.errorCode()).as(story).isIn("UNAUTHENTICATED", "FORBIDDEN");
            return answer.errorCode();
        }
        List<String> refusals = answer.list(action.mutation() + ".userErrors.code");
        if (!refusals.isEmpty()) {
            return String.join(", ", refusals);
        }
        return json.getBoolean("data." + action.mutation() + ".changed") ? CHANGED : UNCHANGED;
    }

    private List<String> everything() {
        return world.texts(EVERYTHING, SessionInvariants.array(actions.sessions()));
    }

    /** Runs one of the timers, due or not. */
    private void timer(long session) {
        int verb = random.nextInt(8);
        long target = world.id(actions.agent());
        note("timer " + verb + " on " + session);
        QuarkusTransaction.requiringNew().run(() -> {
            ChatSession locked = SessionUnitOfWork.lock(session);
            apply(verb, locked, target, clock.instant());
            unitOfWork.commit(locked);
        });
    }

    private static void apply(int verb, ChatSession session, long target, Instant now) {
        ChatTransfer offer = SessionUnitOfWork.unresolved(session);
        boolean waits = session.waits() || session.unansweredSince != null;
        if (verb == 0 && offer != null) {
            session.transfers().expire(offer, now);
        } else if (verb == 1 && waits) {
            session.alert((short) (session.alertLevel == 0 ? 1 : 2), now);
        } else if (verb == 2 && session.isActive()) {
            session.warnOfIdleness(now);
        } else if (verb == 3) {
            session.ending().endFor(SessionActor.SYSTEM, offer, SessionEndReason.IDLE, now);
        } else if (verb == 4 && session.status == ChatSessionStatus.FINISHED) {
            session.ending().closeForGood(now);
        } else if (verb == 5 && session.isOver()) {
            session.ending().deleteFor(SessionActor.SYSTEM, now);
        } else if (verb > 5 && session.waits()) {
            offerOrEndOffer(session, target, now);
        }
    }

    private static void offerOrEndOffer(ChatSession session, long target, Instant now) {
        if (session.offeredTo == null) {
            session.queue().offerTo(User.findById(target), Duration.ofMinutes(1), now);
        } else if (target % 2 == 0) {
            session.queue().endOffer(now);
        }
    }
}
