package dev.parley.graphql.read;

import dev.parley.graphql.clause.LogCursor;
import dev.parley.graphql.clause.LogRange;
import dev.parley.graphql.clause.Page;
import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.LogPosition;
import dev.parley.security.CurrentActor;
import graphql.schema.DataFetchingEnvironment;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads pages of logs for queries and subscriptions. */
@Singleton
public class LogFetcher {

    private final EntityModel entities;
    private final Plans plans;
    private final Reads reads;
    private final CurrentActor currentActor;
    private final Clock clock;

    LogFetcher(SchemaModel model, Plans plans, Reads reads, CurrentActor currentActor, Clock clock) {
        this.entities = model.entities();
        this.plans = plans;
        this.reads = reads;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /** Resolves a root field that returns a page of a log. */
    public Object page(EventLog log, DataFetchingEnvironment field) {
        log.reader().accept(currentActor.get());
        String text = field.getArgument("after");
        LogCursor after = text == null ? null : LogCursor.parse(log.name(), text);
        return after == null
                ? page(log, null, null, clock.instant(), field).toSend()
                : page(log, after.position(), null, after.since(), field).toSend();
    }

    /**
     * Reads a page of a log with the selection of the field.
     *
     * @param after position after which it starts, or null for the beginning of the log
     * @param through position up to which it extends, or null for the last readable one
     * @param since time at which the client began to read
     * @throws RequestException RESYNC_REQUIRED if entries were erased that the client has not read, or the position is not one of this server
     */
    public LogPage page(
            EventLog log,
            @Nullable LogPosition after,
            @Nullable LogPosition through,
            Instant since,
            DataFetchingEnvironment field) {
        EntityType type = entities.of(log.element());
        Visibility visibility = new Visibility(currentActor.get(), entities);
        LogRange range = new LogRange(log, after, through, log.reached().get(), since);
        SubFields selected = SubFields.of(field);
        Plan plan = plans.ofConnection(type, selected, visibility);
        Page page = Page.ofLog(type, field.getArguments(), range, visibility);
        PlanStatement statement = PlanStatement.page(entities, plan, visibility, selected, page, true);
        // Cursors of logs are positions of the primary, at which subscriptions resume.
        PlanRows rows = reads.rows(statement, currentActor.get(), false, Deadline.of(field.getGraphQlContext()));
        PlanRows.PageOfRows found = rows.page(plan.rows());
        // The statement itself finds nothing after such a cursor.
        if (found.rows().isEmpty() && after != null && through == null && reads.isLost(type, range, after)) {
            throw new RequestException(
                    RequestError.RESYNC_REQUIRED,
                    "Entries after this cursor have been erased, or the database has been restored. Start over without a cursor.");
        }
        Object toSend = new PlanWriter(currentActor.get(), selected, rows)
                .load(plan.rows())
                .page(plan.connection(), found)
                .at(field.getExecutionStepInfo().getPath());
        return new LogPage(
                toSend, found.rows().isEmpty(), found.hasNext(), found.end(range), range.cursor(found.end(range)));
    }
}
