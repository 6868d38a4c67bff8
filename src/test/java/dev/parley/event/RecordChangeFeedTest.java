package dev.parley.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.graphql.read.ChangedRecord;
import dev.parley.support.OpenTransaction;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changes of CRM records, by Parley or by other programs, are read from the feed in order with the events. */
@QuarkusTest
class RecordChangeFeedTest extends FeedFixture {

    @Test
    void recordChange_byAnotherProgram_isReadInOrderWithEvents() throws Exception {
        feed.onAnything(calls);
        long ticket = world.ticket(world.user());
        begin = feed.head();

        world.event(session);
        world.run("update ticket set status = 2, title = 'changed' where id = ?", ticket);
        world.event(other);

        calls.awaitUntil(() -> afterBegin("ticket").size() == 3);
        assertThat(afterBegin("ticket"))
                .extracting(LoggedEvent::sessionId, LoggedEvent::record)
                .containsExactly(
                        tuple(session, null),
                        tuple(0L, new ChangedRecord("ticket", ticket, false, Set.of("status", "title"), Map.of())),
                        tuple(other, null));
        assertThat(afterBegin("sale")).hasSize(2);
    }

    @Test
    void recordChange_containsTheFormerLinks() throws Exception {
        feed.onAnything(calls);
        String owner = world.user();
        long ticket = world.ticket(owner);
        begin = feed.head();

        world.run("update ticket set owned_by = null where id = ?", ticket);
        world.run("update ticket set owned_by = ? where id = ?", world.id(owner), ticket);
        world.run("delete from ticket where id = ?", ticket);

        calls.awaitUntil(() -> afterBegin("ticket").size() == 3);
        Map<String, Long> led = Map.of("owned_by", world.id(owner));
        assertThat(afterBegin("ticket"))
                .extracting(LoggedEvent::record)
                .containsExactly(
                        new ChangedRecord("ticket", ticket, false, Set.of("owned_by"), led),
                        new ChangedRecord("ticket", ticket, false, Set.of("owned_by"), Map.of()),
                        new ChangedRecord("ticket", ticket, false, Set.of(), led));
    }

    @Test
    void recordChange_withoutNotification_isFoundByPolling() throws Exception {
        follow(OwnFeed.polling(OFTEN, database));
        feed.onAnything(calls);
        long ticket = world.ticket(world.user());
        begin = feed.head();

        try (OpenTransaction crm = new OpenTransaction()) {
            crm.run("set local parley.notify = 'off'");
            crm.run("update ticket set status = 2 where id = ?", ticket);
            crm.commit();
        }

        calls.awaitUntil(() -> afterBegin("ticket").size() == 1);
    }

    @Test
    void recordChange_wakesNoCallbackForChanges() throws Exception {
        long ticket = world.ticket(world.user());
        feed.onChanges(calls);
        world.event(session);
        calls.awaitQuiet();
        feed.onAnything(otherCalls);
        begin = feed.head();

        world.run("update ticket set status = 2 where id = ?", ticket);

        otherCalls.awaitUntil(() -> afterBegin("ticket").size() == 1);
        assertThat(calls.pendingCalls()).isZero();
    }

    @Test
    void recordChange_byRoleWithRightsOnTheCrmOnly_isRead() throws Exception {
        long ticket = world.ticket(world.user());
        begin = feed.head();
        feed.onAnything(calls);

        try (OpenTransaction crm = new OpenTransaction()) {
            crm.run("create role crm_of_a_test");
            crm.run("grant select, update on ticket to crm_of_a_test");
            crm.run("set local role crm_of_a_test");
            crm.run("update ticket set status = 2 where id = ?", ticket);
            crm.run("reset role");
            crm.run("drop owned by crm_of_a_test");
            crm.run("drop role crm_of_a_test");
            crm.commit();
        }

        calls.awaitUntil(() -> afterBegin("ticket").size() == 1);
    }
}
