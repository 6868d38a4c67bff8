package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.OpenTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Subscribers of the feed are woken for each event that commits. */
@QuarkusTest
class EventFeedTest extends FeedFixture {

    @Test
    void event_wakesCallbacksOfItsSessionAfterTheCommit() throws Exception {
        feed.onEvents(session, calls);
        feed.onEvents(other, otherCalls);

        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
            world.event(other);
            otherCalls.await();
            assertThat(calls.pendingCalls()).isZero();
            open.commit();
        }

        calls.await();
    }

    @Test
    void event_thatIsRolledBack_wakesNoCallback() throws Exception {
        feed.onEvents(session, calls);
        feed.onEvents(other, otherCalls);

        try (OpenTransaction open = new OpenTransaction()) {
            open.event(session);
        }
        world.event(other);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
        assertThat(sessionsAfter(begin)).doesNotContain(session);
    }

    @Test
    void typing_wakesTypingCallbacks() throws Exception {
        feed.onTyping(session, calls);

        world.run("update chat_session set flags = 1, customer_typing_at = now() where id = ?", session);
        calls.await();
        world.run("update chat_session set flags = 2, user_typing_at = now() where id = ?", session);
        calls.await();
        world.run("update chat_session set flags = 0 where id = ?", session);
        calls.await();
    }

    @Test
    void sessionChange_withoutTyping_wakesNoTypingCallback() throws Exception {
        feed.onTyping(session, calls);
        feed.onTyping(other, otherCalls);

        world.run("update chat_session set flags = flags, customer_fetch = now() where id = ?", session);
        world.event(session);
        world.run("update chat_session set flags = 1 where id = ?", other);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

    @Test
    void openTransaction_doesNotDelayCallbacksForChanges() throws Exception {
        feed.onChanges(calls);
        feed.onAnything(otherCalls);

        try (OpenTransaction forgotten = new OpenTransaction()) {
            forgotten.number();
            world.event(session);
            calls.await();
            world.event(other);
            calls.await();
            assertThat(otherCalls.pendingCalls()).isZero();
        }

        otherCalls.await();
    }

    @Test
    void presenceChange_wakesCallbacksForChanges() throws Exception {
        String anna = world.user();
        feed.onEvents(session, otherCalls);
        world.event(session);
        otherCalls.awaitQuiet();
        feed.onChanges(calls);

        world.present(anna);
        calls.await();
        world.away(anna);
        calls.await();
        world.run("update ejuser set status = 127 where loginname = ?", anna);
        calls.await();
        assertThat(otherCalls.pendingCalls())
                .as("calls for events of a session")
                .isZero();
    }

    @Test
    void presenceChange_callsBackWithTheUser() throws Exception {
        String anna = world.user();
        long id = world.id(anna);
        feed.onPresence(user -> {
            if (user == id) {
                calls.run();
            }
        });

        world.present(anna);
        calls.await();
        world.away(anna);
        calls.await();
    }

    @Test
    void userChange_withoutPresence_wakesNoCallback() throws Exception {
        String anna = world.user();
        feed.onChanges(calls);
        feed.onTyping(session, otherCalls);
        // One event may call back twice, and so may the opening of the feed.
        world.event(session);
        calls.awaitQuiet();

        world.run("update ejuser set chat_status = 0, email = 'anna@example.com' where loginname = ?", anna);
        world.silent(anna, Duration.ofHours(1));
        world.run("update chat_session set flags = 1, customer_typing_at = now() where id = ?", session);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

    @Test
    void callback_thatFails_doesNotAffectOthers() throws Exception {
        feed.onEvents(session, EventFeedTest::fail);
        feed.onEvents(session, calls);
        feed.onEvents(session, EventFeedTest::fail);

        world.event(session);
        calls.await();
        world.event(session);
        calls.await();
    }

    @Test
    void closedRegistration_isNotCalled() throws Exception {
        Registration closed = feed.onEvents(session, calls);
        feed.onEvents(session, otherCalls);

        closed.close();
        closed.close();
        world.event(session);

        otherCalls.await();
        assertThat(calls.pendingCalls()).isZero();
    }

    private static void fail() {
        throw new IllegalStateException("This one always fails.");
    }
}
