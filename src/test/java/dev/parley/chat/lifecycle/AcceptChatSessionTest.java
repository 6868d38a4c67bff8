package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Race;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class AcceptChatSessionTest {

    private final World world = new World();
    private long topic;
    private String anna;

    @BeforeEach
    void anAgentOfATopic() {
        topic = world.topic();
        anna = world.agentOf(topic);
    }

    @Test
    void accept_byAMember_assignsTheSessionAndWelcomesTheCustomer() {
        Answer answer = Caller.agent(anna).runs("accept", world.waiting(topic));

        assertThat(answer.refusal("acceptChatSession")).isNull();
        assertThat(answer.<Boolean>data("acceptChatSession.changed")).isTrue();
        assertThat(answer.<String>data("acceptChatSession.chatSession.status")).isEqualTo("USER_LAST");
        assertThat(answer.<String>data("acceptChatSession.chatSession.user.loginName"))
                .isEqualTo(anna);
        assertThat(answer.<Integer>data("acceptChatSession.chatSession.rank")).isEqualTo(1);
        assertThat(answer.<String>data("acceptChatSession.chatSession.whenStarted"))
                .isNotNull();
        assertThat(answer.<String>data("acceptChatSession.chatSession.messages.nodes[0].text"))
                .isEqualTo("Welcome.");
        assertThat(answer.<String>data("acceptChatSession.chatSession.messages.nodes[0].notice.kind"))
                .isEqualTo("WELCOME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B"})
    void accept_withABlankWelcomeMessage_sendsNone(String blank) {
        long topic = world.topic();
        world.run("update chat_topic set welcome_message = ? where id = ?", blank, topic);
        long session = world.waiting(topic);

        assertThat(Caller.agent(world.agentOf(topic))
                        .does("acceptChatSession", session)
                        .sessionStatus())
                .isEqualTo("CUSTOMER_LAST");
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isZero();
    }

    @Test
    void accept_withoutAWelcomeMessage_leavesTheCustomerWaiting() {
        long silent = world.silentTopic();
        world.join(anna, silent, "can_respond");

        Answer answer = Caller.agent(anna).runs("accept", world.waiting(silent));

        assertThat(answer.<String>data("acceptChatSession.chatSession.status")).isEqualTo("CUSTOMER_LAST");
        assertThat(answer.list("acceptChatSession.chatSession.messages.nodes")).isEmpty();
    }

    @Test
    void accept_updatesTheTopicsLastAcceptAndPace() {
        world.run("update chat_topic set last_accept = now() - interval '40 seconds' where id = ?", topic);

        Caller.agent(anna).runs("accept", world.waiting(topic));

        assertThat(world.number(
                        "select seconds_pr_accept from chat_topic where id = ? and accept_samples = 1 and last_accept > now() - interval '20 seconds'",
                        topic))
                .isBetween(40L, 50L);
    }

    @Test
    void accept_ofANewSessionWhileAnotherWaits_countsTheGap() {
        world.run("update chat_topic set last_accept = now() - interval '40 seconds' where id = ?", topic);
        long newcomer = world.waitingSince(topic, 10);

        Caller.agent(anna).runs("accept", newcomer);
        assertThat(world.number("select accept_samples from chat_topic where id = ?", topic))
                .isZero();

        world.run("update chat_topic set last_accept = now() - interval '40 seconds' where id = ?", topic);
        world.waitingSince(topic, 60);
        Caller.agent(anna).runs("accept", world.waitingSince(topic, 10));
        assertThat(world.number("select accept_samples from chat_topic where id = ?", topic))
                .isEqualTo(1);
    }

    @Test
    void accept_ofAnAcceptedSession_isRefusedWithTheCurrentUser() {
        long session = world.waiting(topic);
        String bjorn = world.agentOf(topic);
        Caller.agent(anna).runs("accept", session);

        Answer answer = Caller.agent(bjorn).runs("accept", session);

        assertThat(answer.refusal("acceptChatSession")).isEqualTo("ALREADY_ACCEPTED");
        assertThat(answer.<Boolean>data("acceptChatSession.changed")).isFalse();
        assertThat(answer.<String>data("acceptChatSession.userErrors[0].currentStatus"))
                .isEqualTo("USER_LAST");
        assertThat(answer.<String>data("acceptChatSession.userErrors[0].currentUser.loginName"))
                .isEqualTo(anna);
    }

    @Test
    void accept_byTwentyAgentsAtOnce_succeedsForOne() {
        long session = world.waiting(topic);
        List<String> agents = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            agents.add(world.agentOf(topic));
        }

        List<Answer> answers = Race.of(agents, agent -> Caller.agent(agent).runs("accept", session));

        List<Answer> winners = answers.stream()
                .filter(answer -> answer.<Boolean>data("acceptChatSession.changed"))
                .toList();
        assertThat(winners).hasSize(1);
        String winner = winners.get(0).data("acceptChatSession.chatSession.user.loginName");
        List<Answer> losers = answers.stream()
                .filter(answer -> !answer.<Boolean>data("acceptChatSession.changed"))
                .toList();
        assertThat(losers).hasSize(19).allSatisfy(loser -> {
            assertThat(loser.refusal("acceptChatSession")).isEqualTo("ALREADY_ACCEPTED");
            assertThat(loser.<String>data("acceptChatSession.userErrors[0].currentUser.loginName"))
                    .isEqualTo(winner);
        });
        assertThat(world.number("select count(*) from chat_session_event where session_id = ?", session))
                .isEqualTo(1);
        assertThat(world.number("select count(*) from chat_message where session_id = ?", session))
                .isEqualTo(1);
    }

    @Test
    void accept_ofManySessionsAtOnce_respectsCapacityAndAssignsRanks() {
        world.limit(anna, 3);
        List<Long> sessions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sessions.add(world.waiting(topic));
        }

        List<Answer> answers = Race.of(sessions, session -> Caller.agent(anna).runs("accept", session));

        assertThat(answers)
                .filteredOn(answer -> answer.<Boolean>data("acceptChatSession.changed"))
                .hasSize(3);
        assertThat(answers)
                .filteredOn(answer -> "AT_CAPACITY".equals(answer.refusal("acceptChatSession")))
                .hasSize(5);
        assertThat(world.texts("select rank::text from chat_session where user_id = ? order by 1", world.id(anna)))
                .containsExactly("1", "2", "3");
    }

    @Test
    void accept_usesTheLowestFreeRank() {
        List<Long> sessions =
                List.of(world.waiting(topic), world.waiting(topic), world.waiting(topic), world.waiting(topic));
        Caller agent = Caller.agent(anna);
        sessions.subList(0, 3).forEach(session -> agent.runs("accept", session));
        agent.runs("end", sessions.get(1));

        Answer answer = agent.runs("accept", sessions.get(3));

        assertThat(answer.<Integer>data("acceptChatSession.chatSession.rank")).isEqualTo(2);
    }

    @Test
    void accept_byListener_isRefused() {
        assertRefused("NOT_TOPIC_MEMBER", world.listenerOf(topic), world.waiting(topic));
        assertRefused("NOT_TOPIC_MEMBER", world.managerOf(topic), world.waiting(topic));
        assertRefused("NOT_FOUND", world.user(), world.waiting(topic));
    }

    @Test
    void accept_ofAnEndedSession_isRefused() {
        assertRefused("NOT_IN_QUEUE", anna, world.closed(topic));
    }

    @Test
    void accept_ofAnUnknownSession_isNotFound() {
        assertRefused("NOT_FOUND", anna, 999_999_999);
    }

    @Test
    void accept_withStaleVersion_isVersionConflict() {
        long session = world.waiting(topic);
        world.run("update chat_session set version = 7 where id = ?", session);

        Answer stale = Caller.agent(anna)
                .runs(
                        "accept",
                        Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session), "expectedVersion", 6)));
        Answer fresh = Caller.agent(anna)
                .runs(
                        "accept",
                        Map.of("input", Map.of("chatSessionId", Ids.of("ChatSession", session), "expectedVersion", 7)));

        assertThat(stale.refusal("acceptChatSession")).isEqualTo("VERSION_CONFLICT");
        assertThat(stale.<String>list("acceptChatSession.userErrors[0].field")).containsExactly("expectedVersion");
        assertThat(stale.<Integer>data("acceptChatSession.userErrors[0].currentVersion"))
                .isEqualTo(7);
        assertThat(fresh.<Integer>data("acceptChatSession.chatSession.version")).isEqualTo(8);
    }

    @Test
    void accept_withoutSignIn_isRefused() {
        assertThat(Caller.nobody().runs("accept", world.waiting(topic)).errorCode())
                .isEqualTo("UNAUTHENTICATED");
    }

    @Test
    void accept_withATokenWithoutUserRecord_isRefused() {
        assertThat(Caller.agent("stranger").runs("accept", world.waiting(topic)).errorCode())
                .isEqualTo("FORBIDDEN");
    }

    @Test
    void allowedActions_ofAReadOnlyUser_areNone() {
        long session = world.waiting(topic);
        world.run("update ejuser set status = 4 where loginname = ?", anna);

        Answer answer = Caller.agent(anna)
                .asks(
                        "query($id: ID!) { chatSession(id: $id) { allowedActions { allowed code } } }",
                        Map.of("id", Ids.of("ChatSession", session)));

        assertThat(answer.<String>list("chatSession.allowedActions.code")).containsOnly("NOT_ALLOWED");
        assertThat(answer.<Boolean>list("chatSession.allowedActions.allowed")).containsOnly(false);
        assertThat(Caller.agent(anna).runs("accept", session).errorCode()).isEqualTo("FORBIDDEN");
    }

    private void assertRefused(String code, String agent, long session) {
        long before = world.number("select count(*) from chat_session_event");

        assertThat(Caller.agent(agent).runs("accept", session).refusal("acceptChatSession"))
                .isEqualTo(code);

        assertThat(world.number("select count(*) from chat_session_event")).isEqualTo(before);
    }
}
