package dev.parley.chat.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rights that an instance caches: a change applies from the next request on, regardless of who makes it. */
@QuarkusTest
class RightsVersionTest {

    @Inject
    SessionFactory sessions;

    private final World world = new World();
    private long topic;
    private long session;
    private String login;
    private Caller agent;

    @BeforeEach
    void anAgentWhoseRightsAreKnown() {
        topic = world.topic();
        login = world.agentOf(topic);
        session = world.waiting(topic);
        agent = Caller.agent(login);
        assertThat(finds()).isTrue();
    }

    private boolean finds() {
        return agent.asks(
                                "query($id: ID!) { chatSession(id: $id) { databaseId } }",
                                Map.of("id", Ids.of("ChatSession", session)))
                        .data("chatSession")
                != null;
    }

    @Test
    void membershipRemovedBySql_appliesFromTheNextRequest() {
        world.run("delete from chat_topic_user where user_id = ? and topic_id = ?", world.id(login), topic);

        assertThat(finds()).isFalse();
    }

    @Test
    void lastRightRevokedAndGranted_appliesEachTime() {
        for (int i = 0; i < 3; i++) {
            world.run("update chat_topic_user set can_respond = false where user_id = ?", world.id(login));
            assertThat(finds()).isFalse();
            world.run("update chat_topic_user set can_respond = true where user_id = ?", world.id(login));
            assertThat(finds()).isTrue();
        }
    }

    @Test
    void membershipMovedToAnotherUser_appliesToBoth() {
        String other = world.user();
        Caller newcomer = Caller.agent(other);
        assertThat(newcomer.asks("{ chatSessions { totalCount } }").<Integer>data("chatSessions.totalCount"))
                .isZero();

        world.run("update chat_topic_user set user_id = ? where user_id = ?", world.id(other), world.id(login));

        assertThat(finds()).isFalse();
        assertThat(newcomer.asks("{ chatSessions { totalCount } }").<Integer>data("chatSessions.totalCount"))
                .isOne();
    }

    @Test
    void deletedUser_findsNothing() {
        world.run("update ejuser set status = 3 where id = ?", world.id(login));

        assertThat(finds()).isFalse();
    }

    @Test
    void loginNameGivenToAnotherUser_doesNotKeepTheRights() {
        long id = world.id(login);
        String successor = world.user();
        world.run("update ejuser set loginname = ? where id = ?", "former-" + login, id);
        world.run("update ejuser set loginname = ? where id = ?", login, world.id(successor));

        assertThat(finds()).isFalse();
    }

    @Test
    void changeOfOthersRights_costsNothing() {
        world.agentOf(topic);
        Statements statements = new Statements(sessions);

        assertThat(statements.of(this::finds)).isEqualTo(1);
    }

    @Test
    void changeThatRolledBack_hasNoEffect() {
        Statements statements = new Statements(sessions);
        world.run("do $$ begin delete from chat_topic_user where user_id = " + world.id(login)
                + "; raise exception 'no'; exception when others then null; end $$");

        assertThat(statements.of(this::finds)).isEqualTo(1);
        assertThat(finds()).isTrue();
    }

    @Test
    void users_withAFilterThatExcludesTheCaller_doNotContainIt() {
        assertThat(agent.asks(
                                "query($id: BigInt!) { users(where: {databaseId: {ne: $id}}, first: 100) { nodes { databaseId } } }",
                                Map.of("id", world.id(login)))
                        .<Integer>list("users.nodes.databaseId"))
                .doesNotContain((int) world.id(login));
        String stranger = world.user();
        assertThat(Caller.agent(stranger)
                        .asks(
                                "query($id: BigInt!) { users(where: {databaseId: {ne: $id}}) { totalCount } }",
                                Map.of("id", world.id(stranger)))
                        .<Integer>data("users.totalCount"))
                .isZero();
    }
}
