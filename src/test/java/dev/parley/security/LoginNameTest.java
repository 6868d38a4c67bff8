package dev.parley.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.TestDatabase;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Login names are compared ignoring case: here, the token's subject is in lower case and ejuser.loginname in capitals. */
@QuarkusTest
class LoginNameTest {

    private static final String SCHEMA = "login_names";

    private final World world = new World();
    private long topic;
    private String login;
    private Caller agent;

    @BeforeEach
    void agentWithNameInCapitals() {
        topic = world.topic();
        String token = world.agentOf(topic);
        login = token.toUpperCase(Locale.ROOT);
        world.run("update ejuser set loginname = ? where loginname = ?", login, token);
        agent = Caller.agent(token);
    }

    @Test
    void token_inOtherCase_identifiesTheUser() {
        Answer answer = agent.asks("{ viewer { user { loginName } memberships { topic { databaseId } } }"
                + " chatQueue { topics { databaseId } } chatSessions { totalCount } }");

        assertThat(answer.<String>data("viewer.user.loginName")).isEqualTo(login);
        assertThat(answer.<Integer>list("viewer.memberships.topic.databaseId")).containsExactly((int) topic);
        assertThat(answer.<Integer>list("chatQueue.topics.databaseId")).containsExactly((int) topic);
    }

    @Test
    void token_inOtherCase_hasTheRightsOfTheUser() {
        long session = world.waiting(topic);

        assertThat(agent.does("acceptChatSession", session).refusal()).isNull();

        Answer answer = agent.asks(
                "query($id: ID!) { myChatSessions { nodes { databaseId } } chatSession(id: $id) { allowedActions { action allowed } } }",
                Map.of("id", Ids.of("ChatSession", session)));
        assertThat(answer.<Integer>list("myChatSessions.nodes.databaseId")).containsExactly((int) session);
        assertThat(answer.<Boolean>data("chatSession.allowedActions.find { it.action == 'SEND_MESSAGE' }.allowed"))
                .isTrue();
        assertThat(world.texts("select actor from chat_session_event where session_id = ?", session))
                .containsExactly("user:" + login);
    }

    @Test
    void token_withLettersBeyondAscii_isComparedByTheDatabase() {
        String name = "ÅSE " + login;
        world.run("update ejuser set loginname = ? where loginname = ?", name, login);

        assertThat(Caller.agent(name).asks("{ viewer { user { loginName } } }").<String>data("viewer.user.loginName"))
                .isEqualTo(name);
        Actor.Agent agent = new Actor.Agent(name, Set.of());
        assertThat(agent.loginname()).isEqualTo(name);
        assertThat(agent)
                .isEqualTo(new Actor.Agent(name.toLowerCase(Locale.ROOT), Set.of()))
                .hasSameHashCodeAs(new Actor.Agent(name.toLowerCase(Locale.ROOT), Set.of()));
    }

    @Test
    void token_inOtherCase_setsItsOwnPresence() {
        Answer answer = agent.does(
                "setPresence",
                Map.of("userId", Ids.of("User", world.id(login)), "presence", "AWAY"),
                "user { loginName }");

        assertThat(answer.refusal()).isNull();
        assertThat(world.number("select chat_status from ejuser where loginname = ?", login))
                .isZero();
    }

    @Test
    void retry_withTokenInOtherCase_isReplayed() {
        Map<String, ?> input = Map.of(
                "chatSessionId",
                Ids.of("ChatSession", world.waiting(topic)),
                "idempotencyKey",
                "a key of this test, " + login);

        agent.does("acceptChatSession", input, "chatSession { id }");
        Answer again = Caller.agent(login).does("acceptChatSession", input, "chatSession { id }");

        assertThat(again.<Boolean>data("done.replayed")).isTrue();
    }

    @Test
    void users_withNamesThatDifferInCaseOnly_areRejectedByTheDatabase() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() -> world.attempt(
                        "insert into ejuser (loginname, username) values (?, 'Another')",
                        login.toLowerCase(Locale.ROOT)))
                .withMessageContaining("ux_ejuser_loginname");
    }

    @Test
    void migration_ofUsersWithNamesThatDifferInCaseOnly_failsAndNamesThem() {
        world.run("drop schema if exists " + SCHEMA + " cascade");
        FluentConfiguration flyway = Flyway.configure()
                .dataSource(TestDatabase.url(), "postgres", "postgres")
                .defaultSchema(SCHEMA)
                .locations("classpath:db/migration");
        flyway.target("5").load().migrate();
        for (String name : List.of("ANNA", "Anna", "bjorn")) {
            world.run("insert into " + SCHEMA + ".ejuser (loginname, username) values (?, ?)", name, name);
        }

        assertThatExceptionOfType(FlywayException.class)
                .isThrownBy(() -> flyway.target("8").load().migrate())
                .withMessageContaining(
                        "Users have the same ejuser.loginname but for its case: anna (ids 1, 2). Rename or merge them, then start again.");

        world.run("delete from " + SCHEMA + ".ejuser where loginname = 'ANNA'");
        assertThat(flyway.target("8").load().migrate().success).isTrue();
        world.run("drop schema " + SCHEMA + " cascade");
    }
}
