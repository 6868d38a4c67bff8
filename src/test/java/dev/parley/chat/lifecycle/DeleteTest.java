package dev.parley.chat.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletion of a session by an administrator. */
@QuarkusTest
class DeleteTest {

    private final World world = new World();
    private long topic;
    private String anna;
    private Caller admin;

    @BeforeEach
    void anAdministrator() {
        topic = world.topicWithPostForm();
        anna = world.agentOf(topic);
        admin = Caller.admin(world.user());
    }

    @Test
    void delete_marksTheSessionAndKeepsTheRow() {
        long session = world.finished(topic, anna);
        String ended = world.session(session, "when_ended");

        assertThat(admin.does("deleteChatSession", session).sessionStatus()).isEqualTo("DELETED");

        assertThat(world.session(session, "when_deleted is not null, when_ended"))
                .isEqualTo("t " + ended);
        assertThat(world.events(session)).containsExactly("DELETED");
        assertThat(world.texts("select special_type from chat_message where session_id = ?", session))
                .containsExactly("8");
    }

    @Test
    void deletedSession_cannotBeReopened() {
        long session = world.finished(topic, anna);
        Caller customer = Caller.customer(world.key(session));
        admin.does("deleteChatSession", session);

        assertThat(customer.does("sendChatMessage", session, Map.of("text", "Hello"))
                        .refusal())
                .isEqualTo("SESSION_ENDED");
        assertThat(customer.does("reopenChatSession", session).refusal()).isEqualTo("REOPEN_WINDOW_PASSED");
    }

    @Test
    void delete_twice_changesNothing() {
        long session = world.closed(topic);
        admin.does("deleteChatSession", session);

        assertThat(admin.does("deleteChatSession", session).changed()).isFalse();
        assertThat(world.events(session)).containsExactly("DELETED");
    }

    @Test
    void delete_ofImportedSessionOfUnknownStatus_marksIt() {
        long session = world.entering(topic, 0);

        assertThat(admin.does("deleteChatSession", session).sessionStatus()).isEqualTo("DELETED");

        assertThat(world.session(session, "when_deleted is not null, when_ended = when_deleted"))
                .isEqualTo("t t");
        assertThat(world.events(session)).containsExactly("DELETED");
    }

    @Test
    void delete_ofAnOpenSession_isRefused() {
        Answer answer = admin.does("deleteChatSession", world.active(topic, anna));

        assertThat(answer.refusal()).isEqualTo("NOT_ENDED");
        assertThat(answer.<String>data("done.userErrors[0].currentStatus")).isEqualTo("CUSTOMER_LAST");
    }

    @Test
    void delete_byANonAdministrator_isRefused() {
        long session = world.finished(topic, anna);

        for (String agent : List.of(anna, world.managerOf(topic))) {
            assertThat(Caller.agent(agent).does("deleteChatSession", session).refusal())
                    .isEqualTo("NOT_ALLOWED");
        }
        assertThat(Caller.admin("nobody at all")
                        .does("deleteChatSession", session)
                        .errorCode())
                .isEqualTo("FORBIDDEN");
    }
}
