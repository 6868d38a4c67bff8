package dev.parley.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.crm.User;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session decides in every status: the effect, or the reason why not. No container, no database. */
class ChatSessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Set<ChatSessionStatus> ACTIVE =
            EnumSet.of(ChatSessionStatus.CUSTOMER_LAST, ChatSessionStatus.USER_LAST);
    private static final Set<ChatSessionStatus> OPEN =
            EnumSet.range(ChatSessionStatus.PRE_CHAT_FORM, ChatSessionStatus.USER_LAST);

    private final User anna = user(1);
    private final User bjorn = user(2);

    @ParameterizedTest
    @EnumSource
    void accept(ChatSessionStatus status) {
        ChatSession session = session(status);

        RefusalCode refused = codeOf(() -> session.accept(bjorn, member(bjorn), Set.of(), NOW));

        if (status == ChatSessionStatus.IN_QUEUE) {
            assertThat(refused).isNull();
            assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
            assertThat(session.user).isSameAs(bjorn);
        } else {
            assertThat(refused)
                    .isEqualTo(ACTIVE.contains(status) ? RefusalCode.ALREADY_ACCEPTED : RefusalCode.NOT_IN_QUEUE);
            assertThat(session.status).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void receive(ChatSessionStatus status) {
        ChatSession session = session(status);

        RefusalCode refused = codeOf(() -> session.receive("Hello", NOW));

        if (status == ChatSessionStatus.IN_QUEUE) {
            assertThat(session.status).isEqualTo(status);
            assertThat(session.lastMessage).isEqualTo("Hello");
        } else if (ACTIVE.contains(status)) {
            assertThat(session.status).isEqualTo(ChatSessionStatus.CUSTOMER_LAST);
        } else {
            assertThat(refused).isEqualTo(RefusalCode.SESSION_ENDED);
            assertThat(session.lastMessage).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource
    void reply(ChatSessionStatus status) {
        ChatSession session = session(status);

        RefusalCode refused = codeOf(() -> session.reply(anna, "Hello", NOW));

        if (ACTIVE.contains(status)) {
            assertThat(session.status).isEqualTo(ChatSessionStatus.USER_LAST);
            assertThat(session.whenFirstResponse).isEqualTo(NOW);
        } else {
            boolean over = session.getPhase() == ChatSessionPhase.CLOSED;
            assertThat(refused).isEqualTo(over ? RefusalCode.SESSION_ENDED : RefusalCode.NOT_OWNER);
            assertThat(session.status).isEqualTo(status);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endByTheCustomer(ChatSessionStatus status) {
        ChatSession session = session(status);

        ChatStep step = session.end(null, null, NOW);

        if (!OPEN.contains(status)) {
            assertThat(step).isNull();
            assertThat(session.status).isEqualTo(status);
        } else {
            assertThat(session.status)
                    .isEqualTo(
                            status == ChatSessionStatus.IN_QUEUE
                                    ? ChatSessionStatus.CLOSED_FROM_QUEUE
                                    : ChatSessionStatus.CLOSED);
            assertThat(session.whenEnded).isEqualTo(NOW);
            assertThat(session.endedBy).isEqualTo(SessionEndedBy.CUSTOMER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endByAnotherAgent(ChatSessionStatus status) {
        ChatSession session = session(status);

        assertThat(codeOf(() -> session.end(bjorn, member(bjorn), NOW))).isEqualTo(RefusalCode.NOT_OWNER);
        assertThat(session.status).isEqualTo(status);
    }

    private ChatSession session(ChatSessionStatus status) {
        ChatSession session = new ChatSession();
        session.id = 1L;
        session.topic = new ChatTopic();
        session.status = status;
        session.whenRequested = NOW.minusSeconds(60);
        if (ACTIVE.contains(status)) {
            session.user = anna;
            session.whenStarted = NOW.minusSeconds(30);
            session.rank = 1;
        }
        return session;
    }

    private static ChatTopicMember member(User user) {
        ChatTopicMember member = new ChatTopicMember();
        member.user = user;
        member.canRespond = true;
        return member;
    }

    private static User user(long id) {
        User user = new User();
        user.id = id;
        user.loginname = "user" + id;
        return user;
    }

    private static RefusalCode codeOf(Runnable action) {
        Refusal refusal = catchThrowableOfType(Refusal.class, action::run);
        return refusal == null ? null : refusal.code();
    }
}
