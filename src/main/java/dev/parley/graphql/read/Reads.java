package dev.parley.graphql.read;

import dev.parley.database.Replica;
import dev.parley.graphql.clause.LogRange;
import dev.parley.graphql.clause.Parameters;
import dev.parley.graphql.clause.Sql;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.error.Deadline;
import dev.parley.graphql.model.Attribute;
import dev.parley.graphql.model.Column;
import dev.parley.graphql.model.EntityType;
import dev.parley.graphql.model.Visibility;
import dev.parley.graphql.value.LogPosition;
import dev.parley.graphql.value.SqlType;
import dev.parley.security.Actor;
import graphql.language.OperationDefinition.Operation;
import graphql.schema.DataFetchingEnvironment;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads data for responses. Each read is one statement on its own connection, which is returned to the pool immediately. Queries are answered by
 * the {@link Replica}, if there is one.
 */
@Singleton
class Reads {

    private static final Duration[] BUCKETS = LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Supplier<AgroalDataSource> database;
    private final Supplier<Replica> replica;
    private final AgentRights rights;
    private final Supplier<Counter> statements;
    private final Supplier<Timer> time;
    private final Provider<ReadAudit> audit;

    /** Converts a result set. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ResultSet result) throws SQLException;
    }

    /** The data source and metrics are injected as providers, because they become available later than the schema. */
    Reads(
            Provider<AgroalDataSource> database,
            Provider<Replica> replica,
            AgentRights rights,
            Provider<MeterRegistry> metrics,
            Provider<ReadAudit> audit) {
        this.database = Suppliers.memoized(database::get);
        this.replica = Suppliers.memoized(replica::get);
        this.rights = rights;
        this.statements = Suppliers.memoized(() -> metrics.get().counter("parley.reads"));
        this.time = Suppliers.memoized(() -> Timer.builder("parley.reads.time")
                .description(
                        "Time of the statements of queries and subscriptions, from the wait for a connection to the last row.")
                .serviceLevelObjectives(BUCKETS)
                .register(metrics.get()));
        this.audit = audit;
    }

    /**
     * Whether a field belongs to a query, which the replica may answer. Mutations and subscriptions read what was written a moment ago, and all their
     * reads would wait for the replica.
     */
    static boolean areOfQuery(DataFetchingEnvironment field) {
        return field.getOperationDefinition().getOperation() == Operation.QUERY;
    }

    /**
     * Reads the rows of a plan with the caller's current rights.
     *
     * @param replicaToo whether the replica may answer
     */
    PlanRows rows(PlanStatement statement, Actor actor, boolean replicaToo, Deadline deadline) {
        Sql sql = statement.sql();
        if (sql == null) {
            return new PlanRows(statement);
        }
        if (!sql.usesAccessParameters()) {
            return rows(statement, sql, replicaToo, deadline);
        }
        Actor.Agent agent = (Actor.Agent) actor;
        AgentRights.Known known = rights.last(agent);
        boolean first = true;
        while (true) {
            statement.parameters().addAll(known.values());
            PlanRows rows = rows(statement, sql, replicaToo && first, deadline);
            if (known.isOf(rows.rightsVersion())) {
                return rows;
            }
            known = rights.read(agent);
            // The replica may not have these yet.
            first = false;
        }
    }

    /** Reads the rows of a plan with rights that were checked before. */
    PlanRows rows(PlanStatement statement, Map<String, Object> accessParameters) {
        Sql sql = statement.sql();
        if (sql == null) {
            return new PlanRows(statement);
        }
        statement.parameters().addAll(accessParameters);
        return rows(statement, sql, false, Deadline.NONE);
    }

    private PlanRows rows(PlanStatement statement, Sql sql, boolean replicaToo, Deadline deadline) {
        deadline.require();
        PlanRows rows =
                read(sql, statement.parameters(), replicaToo, result -> new PlanRows(statement).read(sql, result));
        Actor actor = statement.visibility().actor();
        if (statement.plan().rows().hasPersonal()) {
            audit.get().record((Actor.Agent) actor, rows.personal());
        }
        recordSearch(actor, statement.parameters());
        return rows;
    }

    private void recordSearch(Actor actor, Parameters parameters) {
        if (!parameters.searched().isEmpty() && audit.get().isEnabledFor(actor)) {
            audit.get().recordSearch((Actor.Agent) actor, parameters.searched());
        }
    }

    /**
     * Reads figures with the caller's current rights.
     *
     * @param replicaToo whether the replica may answer
     */
    List<AggregateRow> aggregate(AggregateQuery query, Actor actor, boolean replicaToo, Deadline deadline) {
        Sql sql = query.sql();
        deadline.require();
        if (!sql.usesAccessParameters()) {
            List<AggregateRow> rows = figures(sql, query.parameters(), replicaToo);
            recordSearch(actor, query.parameters());
            return rows;
        }
        Actor.Agent agent = (Actor.Agent) actor;
        AgentRights.Known known = rights.last(agent);
        boolean first = true;
        while (true) {
            query.parameters().addAll(known.values());
            List<AggregateRow> rows = new ArrayList<>(figures(sql, query.parameters(), replicaToo && first));
            AggregateRow version = rows.stream()
                    .filter(row -> row.part().equals(AggregateQuery.RIGHTS))
                    .findFirst()
                    .orElseThrow();
            rows.remove(version);
            if (known.isOf(Long.valueOf(version.keys().get(0)))) {
                return rows;
            }
            known = rights.read(agent);
            first = false;
        }
    }

    private List<AggregateRow> figures(Sql sql, Parameters parameters, boolean replicaToo) {
        return read(sql, parameters, replicaToo, result -> {
            List<AggregateRow> rows = new ArrayList<>();
            while (result.next()) {
                Array figures = result.getArray(3);
                rows.add(AggregateRow.of(
                        result.getString(1),
                        (String[]) result.getArray(2).getArray(),
                        figures == null ? null : (Double[]) figures.getArray()));
            }
            return rows;
        });
    }

    /** Returns whether the entries of a log after a position can't be determined. */
    boolean isLost(EntityType type, LogRange range, LogPosition position) {
        Parameters parameters = new Parameters();
        String text = "select " + range.isLost(type, position, parameters);
        return read(Sql.of(text, List.of(), Map.of(), false), parameters, row -> row.next() && row.getBoolean(1));
    }

    /** Reads primary keys. */
    List<Long> ids(Dependencies.Query query, Actor actor) {
        Sql sql = Sql.of(query.sql() + " limit " + query.most(), List.of(SqlType.BIGINT), Map.of(), false);
        addAccessParameters(sql, query.parameters(), actor);
        List<Long> found = read(sql, query.parameters(), result -> {
            List<Long> ids = new ArrayList<>();
            while (result.next()) {
                ids.add(result.getLong(1));
            }
            return ids;
        });
        recordSearch(actor, query.parameters());
        return found;
    }

    /**
     * Reads a whole row that the caller may see, or null.
     *
     * @param asRead attributes that are read as the caller sees them, instead of as stored
     */
    @Nullable NodeEntity entity(EntityType type, long id, Visibility visibility, List<String> asRead) {
        Map<String, Attribute> attributes = new HashMap<>(type.attributes());
        attributes.remove(type.id().attribute());
        List<Attribute> read = List.copyOf(attributes.values());
        List<String> items = new ArrayList<>();
        for (Attribute attribute : read) {
            Column column = asRead.contains(attribute.name()) ? type.columns().get(attribute.name()) : null;
            items.add(column == null ? attribute.of("e") : visibility.value(type, column, "e"));
        }
        Parameters parameters = new Parameters();
        String rule = visibility.rule(type, "e");
        String where =
                " where e." + type.id().sql() + " = " + parameters.add(id) + (rule == null ? "" : " and " + rule);
        String text = PlanSql.alone(String.join(", ", items), type.table() + " e" + where);
        Sql sql = Sql.of(text, List.of(), Map.of(), false);
        addAccessParameters(sql, parameters, visibility.actor());
        Optional<NodeEntity> found = read(sql, parameters, result -> {
            if (!result.next()) {
                return Optional.empty();
            }
            NodeEntity row = type.row(id);
            for (int i = 0; i < read.size(); i++) {
                read.get(i).set(row, read.get(i).sqlType().read(result, i + 1));
            }
            return Optional.of(row);
        });
        return found.orElse(null);
    }

    private void addAccessParameters(Sql sql, Parameters parameters, Actor actor) {
        if (sql.usesAccessParameters()) {
            parameters.addAll(rights.now((Actor.Agent) actor));
        }
    }

    private <T> T read(Sql sql, Parameters parameters, Reader<T> reader) {
        return read(sql, parameters, false, reader);
    }

    private <T> T read(Sql sql, Parameters parameters, boolean replicaToo, Reader<T> reader) {
        statements.get().increment();
        long start = System.nanoTime();
        try {
            if (replicaToo) {
                return replica.get().read(connection -> execute(connection, sql, parameters, reader));
            }
            try (Connection connection = database.get().getConnection()) {
                return execute(connection, sql, parameters, reader);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Reading from the database failed", failed);
        } finally {
            time.get().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
    }

    private static <T> T execute(Connection connection, Sql sql, Parameters parameters, Reader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            sql.bind(statement, parameters);
            try (ResultSet result = statement.executeQuery()) {
                return reader.read(result);
            }
        }
    }
}
