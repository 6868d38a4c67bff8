package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.World;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Waiting time counts from the entry into the agents' queue. */
@QuarkusTest
class WaitingTimeTest {

    private static final Duration FORTY_MINUTES = Duration.ofMinutes(40);

    private final World world = new World();
    private final long topic = world.topic();
    private String anna;

    @Inject
    Timers timers;

    @Inject
    MeterRegistry registry;

    @BeforeEach
    void anAgentIsPresent() {
        anna = world.agentOf(topic);
        world.present(anna);
    }

    @Test
    void handOff_afterALongTimeWithTheBot_queuesLast() {
        world.set(topic, "manager_warning_new_chat = 10, warning_new_chat = 5");
        long waits = world.waitingSince(topic, 240);
        long withBot = world.botDriven(topic);
        world.setTime("when_requested", withBot, FORTY_MINUTES);

        Caller.agent(anna).does("handOffChatSession", withBot);
        timers.alert();

        assertThat(seen(withBot, "queuePosition")).isEqualTo(2);
        assertThat(seen(waits, "queuePosition")).isEqualTo(1);
        assertThat(seen(withBot, "waitSeconds")).isLessThan(60);
        assertThat(seen(withBot, "alertLevel")).isZero();
        assertThat(seen(withBot, "initialQueuePos")).isEqualTo(2);
        assertThat(acceptedNext()).isEqualTo(waits);
    }

    @Test
    void submitPreChatForm_slowly_queuesBehindEarlierArrivals() {
        world.set(topic, "widget_pre_form = true");
        long slow = world.entering(topic, 1);
        String key = world.key(slow);
        world.setTime("when_requested", slow, FORTY_MINUTES);
        long quick = world.waitingSince(topic, 30);

        Caller.customer(key).does("submitPreChatForm", slow);

        assertThat(seen(slow, "queuePosition")).isEqualTo(2);
        assertThat(seen(slow, "waitSeconds")).isLessThan(20);
        assertThat(acceptedNext()).isEqualTo(quick);
    }

    @Test
    void topicWaits_ofSessionsWithAForm_countFromTheQueue() {
        long session = world.waitingSince(topic, 100);
        world.setTime("when_requested", session, FORTY_MINUTES);

        Answer answer = Caller.agent(anna)
                .asks("{ chatQueue(topicIds: [\"" + Ids.of("ChatTopic", topic)
                        + "\"]) { longestWaitSeconds averageWaitSeconds } }");

        assertThat(answer.<Integer>data("chatQueue.longestWaitSeconds")).isBetween(100, 130);
        assertThat(answer.<Integer>data("chatQueue.averageWaitSeconds")).isBetween(100, 130);
    }

    @Test
    void offlineForm_afterALongTimeInAForm_isNotUnlockedYet() {
        world.set(topic, "widget_enable_ticket = true, flags = 64, offline_form_time_limit = 5");
        long session = world.waitingSince(topic, 60);
        String key = world.key(session);
        world.setTime("when_requested", session, FORTY_MINUTES);
        Map<String, String> question = Map.of("question", "When do you open?");

        assertThat(Caller.customer(key)
                        .does("submitOfflineForm", session, question)
                        .refusal())
                .isEqualTo("FORM_NOT_EXPECTED");

        world.queued(session, Duration.ofMinutes(6));
        assertThat(Caller.customer(key)
                        .does("submitOfflineForm", session, question)
                        .sessionStatus())
                .isEqualTo("REQUEST_POSTED");
    }

    @Test
    void returnToQueue_afterAConversation_keepsThePositionAndExcludesTheConversation() {
        long session = world.waitingSince(topic, 3600);
        world.alter(session, "initial_queue_pos = 5");
        Caller.agent(anna).does("acceptChatSession", session);
        // The session waited for a minute; the conversation took the rest of the hour.
        world.alter(session, "wait_ended_at = queued_at + interval '1 minute'");
        long later = world.waitingSince(topic, 900);

        Caller.agent(anna).does("returnChatSessionToQueue", session);

        assertThat(seen(session, "queuePosition")).isEqualTo(1);
        assertThat(seen(later, "queuePosition")).isEqualTo(2);
        assertThat(seen(session, "initialQueuePos")).isEqualTo(5);
        assertThat(seen(session, "waitSeconds")).isBetween(60, 90);
    }

    @Test
    void waitSeconds_ofASessionThatWaitsAgain_increases() {
        long session = world.waitingSince(topic, 60);
        Caller.agent(anna).does("acceptChatSession", session);
        Caller.agent(anna).does("returnChatSessionToQueue", session);

        world.alter(session, "waiting_since = waiting_since - interval '5 minutes'");

        assertThat(seen(session, "waitSeconds")).isBetween(360, 390);
    }

    @Test
    void waitSeconds_ofASessionThatWasNeverInTheQueue_isNull() {
        assertThat(seen(world.entering(topic, 1), "waitSeconds")).isNull();
        assertThat(seen(world.botDriven(topic), "waitSeconds")).isNull();
        assertThat(seen(world.waitingForBot(topic), "waitSeconds")).isNull();
    }

    @Test
    void waitSeconds_afterTheAccept_isConstant() {
        long session = world.waitingSince(topic, 100);
        Caller.agent(anna).does("acceptChatSession", session);
        world.alter(session, "wait_ended_at = waiting_since + interval '70 seconds'");

        assertThat(seen(session, "waitSeconds")).isEqualTo(70);
    }

    @Test
    void sessionOfABot_inStatusInQueue_isNotInTheAgentsQueue() {
        long withBot = world.waitingForBot(topic);
        world.set(topic, "manager_warning_new_chat = 1, warning_new_chat = 1");
        world.setTime("when_requested", withBot, FORTY_MINUTES);
        long waits = world.waitingSince(topic, 5);

        timers.alert();
        Answer answer = Caller.agent(anna)
                .asks(
                        "{ chatQueue(topicIds: [\"" + Ids.of("ChatTopic", topic)
                                + "\"]) { length longestWaitSeconds topics { queueLength } sessions { nodes { databaseId queuePosition } } } }");

        assertThat(answer.<Integer>data("chatQueue.length")).isEqualTo(1);
        assertThat(answer.<Integer>data("chatQueue.longestWaitSeconds")).isLessThan(60);
        assertThat(answer.<Integer>data("chatQueue.topics[0].queueLength")).isEqualTo(1);
        assertThat(answer.<Integer>data("chatQueue.sessions.nodes.size()")).isEqualTo(1);
        assertThat(answer.<Number>data("chatQueue.sessions.nodes[0].databaseId").longValue())
                .isEqualTo(waits);
        assertThat(answer.<Integer>data("chatQueue.sessions.nodes[0].queuePosition"))
                .isEqualTo(1);
        assertThat(seen(withBot, "queuePosition")).isNull();
        assertThat(seen(withBot, "alertLevel")).isZero();
        assertThat(acceptedNext()).isEqualTo(waits);
    }

    @Test
    void requestToABot_amongWaitingSessions_getsItsPositionOnHandOff() {
        world.set(topic, "bot_enabled = true, bot_name = 'Bot'");
        world.queue(topic, 2);
        Answer answer = Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic)),
                        "chatSession { databaseId initialQueuePos queuedAt }");
        long session = answer.<Number>data("done.chatSession.databaseId").longValue();
        assertThat(answer.<Integer>data("done.chatSession.initialQueuePos")).isNull();
        assertThat(answer.<String>data("done.chatSession.queuedAt")).isNull();

        Caller.agent(anna).does("handOffChatSession", session);

        assertThat(seen(session, "initialQueuePos")).isEqualTo(3);
        assertThat(world.session(session, "queued_at is not null")).isEqualTo("t");
    }

    @Test
    void accept_ofASessionWithAnEstimate_recordsTheEstimateAndTheWait() {
        world.acceptGap(topic, 40);
        world.waiting(topic);
        Answer asked = Caller.nobody()
                .does(
                        "requestChatSession",
                        Map.of("topicId", Ids.of("ChatTopic", topic)),
                        "chatSession { databaseId estimatedWaitSeconds }");
        long session = asked.<Number>data("done.chatSession.databaseId").longValue();
        assertThat(asked.<Integer>data("done.chatSession.estimatedWaitSeconds")).isEqualTo(80);
        world.queued(session, Duration.ofSeconds(50));
        double promised = total("promised");
        double real = total("real");
        double error = total("error");

        Caller.agent(anna).does("acceptChatSession", session);

        assertThat(total("promised") - promised).isCloseTo(80, within(0.1));
        assertThat(total("real") - real).isBetween(49.0, 79.0);
        assertThat(total("error") - error).isCloseTo(80 - (total("real") - real), within(0.1));
    }

    @Test
    void accept_ofAReturnedSession_recordsNoSecondWait() {
        world.acceptGap(topic, 40);
        long session = world.waiting(topic);
        world.alter(session, "promised_wait_seconds = 40");
        Caller.agent(anna).does("acceptChatSession", session);
        Caller.agent(anna).does("returnChatSessionToQueue", session);
        double real = total("real");

        Caller.agent(anna).does("acceptChatSession", session);

        assertThat(total("real")).isEqualTo(real);
    }

    @Test
    void sqlUpdate_thatPutsAnOldSessionIntoTheQueue_queuesItNow() {
        long withBot = world.waitingForBot(topic);
        world.setTime("when_requested", withBot, FORTY_MINUTES);
        long inForm = world.entering(topic, 1);
        world.setTime("when_requested", inForm, FORTY_MINUTES);

        world.alter(withBot, "chatbot_isactive = false");
        world.alter(inForm, "status = 4");

        assertThat(seen(withBot, "waitSeconds")).isLessThan(60);
        assertThat(seen(inForm, "waitSeconds")).isLessThan(60);
        assertThat(world.session(inForm, "queued_at = waiting_since")).isEqualTo("t");
    }

    @Test
    void sqlUpdate_thatEndsAWait_endsIt() {
        long session = world.waitingSince(topic, 100);
        world.alter(session, "offline_form_offered_at = now()");

        world.alter(session, "status = 11, when_ended = now()");

        assertThat(world.session(session, "wait_ended_at = when_ended, offline_form_offered_at is null"))
                .isEqualTo("t t");
    }

    @Test
    void sqlUpdate_thatReturnsASession_continuesTheWait() {
        long session = world.waitingSince(topic, 3600);
        Caller.agent(anna).does("acceptChatSession", session);
        world.alter(session, "wait_ended_at = queued_at + interval '1 minute'");

        world.alter(session, "status = 4, user_id = null, rank = 0");

        assertThat(seen(session, "waitSeconds")).isBetween(60, 90);
        assertThat(world.session(session, "wait_ended_at is null, queued_at < now() - interval '59 minutes'"))
                .isEqualTo("t t");
    }

    private double total(String what) {
        return registry.get("parley.queue.wait." + what).timer().totalTime(TimeUnit.SECONDS);
    }

    private Integer seen(long session, String field) {
        return Caller.agent(anna)
                .asks("{ chatSession(id: \"" + Ids.of("ChatSession", session) + "\") { " + field + " } }")
                .data("chatSession." + field);
    }

    private long acceptedNext() {
        return Caller.agent(anna)
                .does("acceptNextChatSession", Map.of(), "chatSession { databaseId }")
                .<Number>data("done.chatSession.databaseId")
                .longValue();
    }
}
