package dev.parley.chat.timer;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts of agents and managers about customers who wait too long. */
@QuarkusTest
class AlertsTest extends TimerScene {

    @BeforeEach
    void aTopicThatWarns() {
        world.run("""
                update chat_topic set warning_new_chat = 5, manager_warning_new_chat = 10,
                  warning_chat_message = 5, manager_warning_chat_message = 10 where id = ?""", topic);
        world.run("update chat_topic_user set notifications = true where topic_id = ?", topic);
    }

    @Test
    void longWait_alertsAgentsOnce() {
        long early = waiting(4);
        long due = waiting(5);

        timers.alert();
        timers.alert();

        assertThat(alerts(early)).isEmpty();
        assertThat(alerts(due)).containsExactly("1");
    }

    @Test
    void longerWait_alertsManagers() {
        long session = waiting(9);
        timers.alert();
        world.queued(session, Duration.ofMinutes(10));

        timers.alert();
        timers.alert();

        assertThat(alerts(session)).containsExactly("1", "2");
    }

    @Test
    void alerts_notifyAgents_andThenManagersToo() {
        String manager = world.managerOf(topic);
        long session = waiting(9);
        long conversation = unanswered(5);
        timers.alert();
        world.queued(session, Duration.ofMinutes(10));

        timers.alert();

        assertThat(notified(session)).containsExactly(anna + " 1", anna + " 2", manager + " 2");
        assertThat(notified(conversation)).as("its agent").containsExactly(anna + " 1");
    }

    @Test
    void longWait_dueForBothLevels_raisesOneAlert() {
        long session = waiting(10);

        timers.alert();

        assertThat(alerts(session)).containsExactly("2");
        assertThat(world.number("select alert_level from chat_session where id = ?", session))
                .isEqualTo(2);
    }

    @Test
    void longWait_withoutPresentAgents_raisesNoAlert() {
        world.run("update ejuser set chat_status = 0 where loginname = ?", anna);
        long session = waiting(60);
        long conversation = unanswered(60);

        timers.alert();

        assertThat(alerts(session)).isEmpty();
        assertThat(alerts(conversation)).as("of its own agent alone").containsExactly("1");
    }

    @Test
    void retiredUser_doesNotCountAsPresent() {
        world.run("update ejuser set status = 2 where loginname = ?", anna);
        long session = waiting(60);

        timers.alert();

        assertThat(alerts(session)).isEmpty();
    }

    @Test
    void memberWithoutRespondOrNotifications_doesNotCount() {
        world.run("update chat_topic_user set notifications = false where topic_id = ?", topic);
        long forManagers = waiting(10);
        long forAgents = waiting(9);
        timers.alert();
        world.run("update chat_topic_user set notifications = true, can_respond = false where topic_id = ?", topic);
        long withoutResponder = waiting(10);

        timers.alert();

        assertThat(alerts(forManagers)).containsExactly("2");
        assertThat(alerts(forAgents)).containsExactly("1");
        assertThat(alerts(withoutResponder)).containsExactly("1");
    }

    @Test
    void unansweredMessage_alertsTheAgentThenManagers() {
        long early = unanswered(4);
        long due = unanswered(5);
        timers.alert();
        world.setTime("unanswered_since", due, Duration.ofMinutes(10));

        timers.alert();

        assertThat(alerts(early)).isEmpty();
        assertThat(alerts(due)).containsExactly("1", "2");
    }

    @Test
    void answeredMessage_raisesNoAlert() {
        long session = unanswered(60);
        world.run("update chat_session set status = 6, unanswered_since = null where id = ?", session);

        timers.alert();

        assertThat(alerts(session)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "0"})
    void topicWithoutThresholds_raisesNoAlert(String never) {
        world.run(
                "update chat_topic set warning_new_chat = " + never + ", manager_warning_new_chat = " + never
                        + ", warning_chat_message = 0, manager_warning_chat_message = 0 where id = ?",
                topic);
        long session = waiting(60);
        long conversation = unanswered(60);

        timers.alert();

        assertThat(alerts(session)).isEmpty();
        assertThat(alerts(conversation)).isEmpty();
    }

    private long waiting(int minutes) {
        long session = world.waiting(topic);
        world.queued(session, Duration.ofMinutes(minutes));
        return session;
    }

    private long unanswered(int minutes) {
        long session = world.active(topic, anna);
        world.setTime("unanswered_since", session, Duration.ofMinutes(minutes));
        return session;
    }

    private List<String> alerts(long session) {
        return world.texts(
                "select payload ->> 'alertLevel' from chat_session_event where session_id = ? and type = 'ALERTED' order by seq",
                session);
    }

    private List<String> notified(long session) {
        return world.texts(
                "select u.loginname || ' ' || n.alert_level from chat_notification n join ejuser u on u.id = n.user_id where n.kind = 'ALERT' and n.session_id = ? order by n.id",
                session);
    }
}
