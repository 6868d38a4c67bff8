package dev.parley.chat.subscription;

import dev.parley.database.DatabaseJob;
import dev.parley.event.EventLogSegments;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.model.EntityModel;
import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Divides the logs into segments with the times of their entries, so that pages that are limited by time need not read the whole log. */
@ApplicationScoped
class LogSegmentation {

    private final EventLogSegments segments;
    private final EntityModel model;
    private final List<EventLog> logs;

    LogSegmentation(EventLogSegments segments, EntityModel model, @All List<EventLog> logs) {
        this.segments = segments;
        this.model = model;
        this.logs = logs;
    }

    @DatabaseJob
    @Scheduled(
            identity = "log-segments",
            every = "{parley.chat.timers-every}",
            delayed = "{parley.chat.timers-delay}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void extend() {
        logs.forEach(log -> segments.extend(model.of(log.element()).table(), EventLogSegments.SIZE));
    }
}
