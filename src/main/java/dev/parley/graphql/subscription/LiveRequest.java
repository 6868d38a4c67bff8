package dev.parley.graphql.subscription;

import dev.parley.graphql.model.AgentCaller;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.ReadAs;
import dev.parley.graphql.read.Dependencies;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.PlacedRow;
import dev.parley.graphql.read.ReadAhead;
import dev.parley.graphql.read.SubFields;
import dev.parley.security.Actor;
import graphql.schema.DataFetchingEnvironment;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A subscription that a client asks for, with what its source may read: always as the caller, by the rights of the round. */
public final class LiveRequest {

    private final EntityFetchers fetchers;
    private final SharedReads shared;
    private final Actor actor;
    private final DataFetchingEnvironment field;

    LiveRequest(EntityFetchers fetchers, SharedReads shared, Actor actor, DataFetchingEnvironment field) {
        this.fetchers = fetchers;
        this.shared = shared;
        this.actor = actor;
        this.field = field;
    }

    /** The caller. */
    public Actor actor() {
        return actor;
    }

    /** An argument, or null. */
    public <T> T argument(String name) {
        return field.getArgument(name);
    }

    /**
     * The columns of a row as they are stored, if the caller may see it.
     *
     * @param asRead names of columns that are wanted as the caller reads them; see {@link ReadAs}
     */
    public <T extends NodeEntity> Optional<T> row(Class<T> type, long id, String... asRead) {
        return Optional.ofNullable(type.cast(fetchers.row(type, id, asRead)));
    }

    /** The same row, read once in a round for all subscriptions of the caller. */
    public <T extends NodeEntity> Optional<T> row(ReadRound round, Class<T> type, long id, String... asRead) {
        return round.once(List.of(actor, type, id, List.of(asRead)), () -> row(type, id, asRead));
    }

    /**
     * The first row of a filter, with all that the client selected below this field, ready to be sent.
     *
     * @param orderBy name of a field
     */
    public Optional<PlacedRow> first(Class<? extends NodeEntity> type, Map<String, Object> where, String orderBy) {
        return fetchers.first(type, where, orderBy, field);
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
     * The rows of a filter, to be looked at when they change. The caller is an agent.
     *
     * @param where the filter, which has been found valid
     */
    public FollowedRows follow(Class<? extends NodeEntity> type, Map<String, Object> where) {
        return shared.matching(type).follow(this, AgentCaller.require(actor), where);
    }

    /** Those of some rows that meet a filter. */
    public List<Long> matching(Class<? extends NodeEntity> type, Map<String, Object> where, Collection<Long> among) {
        return fetchers.matching(type, where, Map.of("databaseId", Map.of("in", List.copyOf(among))), among.size());
    }

    /** The numbers of the rows that meet a filter, at most so many. */
    public List<Long> matching(Class<? extends NodeEntity> type, Map<String, Object> where, int most) {
        return fetchers.matching(type, where, Map.of(), most);
    }

    /**
     * The linked records that a list of the rows which meet a filter depends on.
     *
     * @param shown where the rows stand below this field: names of fields, with slashes between
     */
    public Dependencies dependencies(Class<? extends NodeEntity> type, Map<String, Object> where, String shown) {
        return fetchers.dependencies(type, where, List.of(shown.split("/")), field);
    }

    /** What rules on rows know of the caller now; nothing of who is under no rule. */
    public Map<String, Object> standing() {
        return fetchers.standing();
    }

    /** The same, not older than a round, and of an administrator too. The caller is an agent. */
    public Map<String, Object> standing(ReadRound round) {
        return round.rights(AgentCaller.require(actor)).values();
    }

    /** An object with all that the client selected below it, ready to be sent. */
    public Object withAllBelow(Object object) {
        return ReadAhead.of(object, field);
    }

    /**
     * The same, where entities that were read for other subscribers with the same selection and rights may be taken.
     *
     * @param basis what has found these entities for the caller; null for none
     */
    public Object withAllBelow(Object object, FollowedRows.Basis basis) {
        return basis == null
                ? withAllBelow(object)
                : ReadAhead.of(object, field, shared.renderings().by(basis));
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
