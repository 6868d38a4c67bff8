package dev.parley.chat.attachment;

import dev.parley.database.DatabaseJob;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;

/** Removes files that were announced, received or refused, and never sent. */
@ApplicationScoped
public class AttachmentCleanup {

    private final AttachmentRows rows;

    AttachmentCleanup(AttachmentRows rows) {
        this.rows = rows;
    }

    /** Removes some of them. The rest follows in the next rounds. */
    @DatabaseJob
    @Scheduled(
            identity = "attachments",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    public void removeUnsent() {
        rows.deleteExpired();
    }
}
