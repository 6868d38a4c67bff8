package dev.parley.graphql.subscription;

import dev.parley.graphql.declaration.EventLog;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.read.EagerSelection;
import dev.parley.graphql.read.FollowedReads;
import dev.parley.graphql.read.LogFetcher;
import dev.parley.graphql.read.LogPage;
import dev.parley.graphql.read.PlacedRow;
import dev.parley.graphql.read.SubFields;
import dev.parley.graphql.value.LogPosition;
import dev.parley.security.Actor;
import graphql.schema.DataFetchingEnvironment;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A requested subscription. Its source reads through it as the caller, with the caller's current rights. */
public final class SubscriptionRequest {

    /** Context key of a position, as text, that replaces the argument "after". */
    public static final String RESUME_AFTER = SubscriptionRequest.class.getName();

    private static final String AFTER = "after";

    private final FollowedReads reads;
    private final LogFetcher logs;
    private final SharedReads shared;
    private final Actor actor;
    private final DataFetchingEnvironment field;

    SubscriptionRequest(
            FollowedReads reads, LogFetcher logs, SharedReads shared, Actor actor, DataFetchingEnvironment field) {
        this.reads = reads;
        this.logs = logs;
        this.shared = shared;
        this.actor = actor;
        this.field = field;
    }

    /** The caller. */
    public Actor actor() {
        return actor;
    }

    /** An argument, or null. */
    public <T> @Nullable T argument(String name) {
        return field.getArgument(name);
    }

    /**
     * The cursor after which the client resumes, or null: from the transport, otherwise from the argument "after".
     */
    public @Nullable String afterCursor() {
        String resumed = field.getGraphQlContext().get(RESUME_AFTER);
        return resumed == null ? argument(AFTER) : resumed;
    }

    /**
     * The number after which the client resumes, or null: from the transport, otherwise from the argument "after".
     *
     * @throws RequestException BAD_CURSOR if the transport's position is not a number
     */
    public @Nullable Integer afterSeq() {
        String resumed = field.getGraphQlContext().get(RESUME_AFTER);
        if (resumed == null) {
            return argument(AFTER);
        }
        try {
            return Integer.valueOf(resumed);
        } catch (NumberFormatException malformed) {
            throw new RequestException(RequestError.BAD_CURSOR, "Last-Event-ID is not an id of this subscription.");
        }
    }

    /**
     * Reads a row as it is stored, if the caller may see it.
     *
     * @param asRead attributes that are read as the caller sees them; see {@link ReadAs}
     */
    public <T extends NodeEntity> Optional<T> row(Class<T> type, long id, String... asRead) {
        return Optional.ofNullable(type.cast(reads.row(type, id, asRead)));
    }

    /** The same row, read once in a round for all subscriptions of the caller. */
    public <T extends NodeEntity> Optional<T> row(ReadRound round, Class<T> type, long id, String... asRead) {
        return round.once(List.of(actor, type, id, List.of(asRead)), () -> row(type, id, asRead));
    }

    /**
     * Reads the first row of a filter with the client's selection below this field, ready to be sent.
     *
     * @param orderBy name of a sort field
     */
    public Optional<PlacedRow> first(Class<? extends NodeEntity> type, Map<String, Object> where, String orderBy) {
        return reads.first(type, where, orderBy, field);
    }

    /** The same answer, read once in a round for all subscriptions of the caller with the same selection. */
    public Optional<PlacedRow> first(
            ReadRound round, Class<? extends NodeEntity> type, Map<String, Object> where, String orderBy) {
        return round.once(List.of(actor, type, where, orderBy, selection()), () -> first(type, where, orderBy));
    }

    /** A key of the selection below this field: equal for the same fields of one document and the same values of its variables. */
    private List<Object> selection() {
        SubFields selected = SubFields.of(field);
        return List.of(selected.field().getFields(), UsedVariables.below(selected));
    }

    /**
     * Reads a page of a log with the client's selection below this field.
     *
     * @param after position after which it starts
     * @param through position up to which it extends, or null for the last readable one
     * @param since time at which the client began to read
     * @throws RequestException RESYNC_REQUIRED if entries were erased that the client has not read
     */
    public LogPage page(EventLog log, LogPosition after, @Nullable LogPosition through, Instant since) {
        return logs.page(log, after, through, since, field);
    }

    /**
     * Starts a followed list of a filter's rows. The caller must be an agent.
     *
     * @param where a valid filter
     */
    public FollowedRows follow(Class<? extends NodeEntity> type, Map<String, Object> where) {
        return shared.matching(type).follow(this, AgentCaller.require(actor), where);
    }

    /** Returns the rows among some that match a filter. */
    public List<Long> matching(Class<? extends NodeEntity> type, Map<String, Object> where, Collection<Long> among) {
        return reads.matching(type, where, Map.of("databaseId", Map.of("in", List.copyOf(among))), among.size());
    }

    /**
     * Returns the primary keys of the rows that match a filter.
     *
     * @param most maximum number of rows
     */
    public List<Long> matching(Class<? extends NodeEntity> type, Map<String, Object> where, int most) {
        return reads.matching(type, where, Map.of(), most);
    }

    /**
     * Returns the linked records that a list of a filter's rows depends on.
     *
     * @param shown path of field names from this field to the rows, separated by slashes
     */
    public Dependencies dependencies(Class<? extends NodeEntity> type, Map<String, Object> where, String shown) {
        return reads.dependencies(type, where, List.of(shown.split("/")), field);
    }

    /** Current access parameters of the caller; empty for a caller without row rules. */
    public Map<String, Object> accessParameters() {
        return reads.accessParameters();
    }

    /** The same, not older than a round, and of an administrator too. The caller is an agent. */
    public Map<String, Object> accessParameters(ReadRound round) {
        return round.rights(AgentCaller.require(actor)).values();
    }

    /** Returns an object with the client's selection below it, ready to be sent. */
    public Object withAllBelow(Object object) {
        return EagerSelection.of(object, field);
    }

    /**
     * Returns an object with the client's selection below it. Entities that were read for subscribers with the same
     * selection and rights may be reused.
     *
     * @param basis the reading that found the entities for the caller, or null
     */
    public Object withAllBelow(Object object, FollowedRows.@Nullable Basis basis) {
        return basis == null
                ? withAllBelow(object)
                : EagerSelection.of(object, field, shared.renderings().by(basis));
    }

    /**
     * The same, read once in a round for all callers with the same selection and rights. The caller is an agent.
     *
     * @param object equal only to itself, and the same for all subscriptions of the round
     * @param ownerless columns, as table.column, that name no user in the rows below
     */
    public Object withAllBelow(Object object, ReadRound round, Set<String> ownerless) {
        return round.read(
                List.of(object, selection()),
                AgentCaller.require(actor),
                ownerless,
                uses -> uses.during(field.getGraphQlContext(), () -> withAllBelow(object)));
    }
}
