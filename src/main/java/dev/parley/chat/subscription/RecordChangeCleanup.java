package dev.parley.chat.subscription;

import dev.parley.chat.ChatConfig;
import dev.parley.event.RecordChangeLog;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes the changes of linked records behind which no followed list can be resumed any more. */
@ApplicationScoped
class RecordChangeCleanup {

    private final RecordChangeLog changes;
    private final ChatConfig config;

    RecordChangeCleanup(RecordChangeLog changes, ChatConfig config) {
        this.changes = changes;
        this.config = config;
    }

    /** Cursors are good for purge-after. A change is as old as the start of its transaction, which may be long before it is read. */
    @Scheduled(
            identity = "record-changes",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void removeOld() {
        changes.forgetOlderThan(config.purgeAfter().multipliedBy(2));
    }
}
