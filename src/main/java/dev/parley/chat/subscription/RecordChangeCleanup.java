package dev.parley.chat.subscription;

import dev.parley.chat.ChatConfig;
import dev.parley.database.DatabaseJob;
import dev.parley.event.RecordChangeLog;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes changes of linked records that are older than any valid cursor. */
@ApplicationScoped
class RecordChangeCleanup {

    private final RecordChangeLog changes;
    private final ChatConfig config;

    RecordChangeCleanup(RecordChangeLog changes, ChatConfig config) {
        this.changes = changes;
        this.config = config;
    }

    /** Cursors are valid for parley.chat.purge-after. A change has the time of its transaction's start, which may be long before it is read. */
    @DatabaseJob
    @Scheduled(
            identity = "record-changes",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void removeOld() {
        changes.forgetOlderThan(config.purgeAfter().multipliedBy(2));
    }
}
