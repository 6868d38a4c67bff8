package dev.parley.graphql.declaration;

import dev.parley.security.Actor;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A field that Java computes from its row, without an SQL statement of its own. Features contribute computed fields
 * as CDI beans.
 *
 * @param <T> entity that has the field
 * @param name name of the field; its path if it is a field of a {@link FieldGroup}
 * @param customerVisible whether customers may read it
 * @param needs Java names of the attributes that the computation reads, also through links, such as topic.name; no
 *     others are loaded
 * @param facts additional values that the computation needs
 * @param value the computation
 * @param cost cost that each use of the field adds to an operation
 * @param isPersonal whether its value consists of personal data that no needed column is marked for. Reads by administrators may be recorded
 */
public record ComputedField<T extends NodeEntity>(
        Class<T> owner,
        String name,
        @Nullable String description,
        @Nullable GraphQLOutputType type,
        List<GraphQLArgument> arguments,
        boolean customerVisible,
        List<String> needs,
        List<Fact> facts,
        BiFunction<T, Given, Object> value,
        int cost,
        boolean isPersonal) {

    /** A field that costs nothing beside its row. */
    public ComputedField(
            Class<T> owner,
            String name,
            @Nullable String description,
            @Nullable GraphQLOutputType type,
            List<GraphQLArgument> arguments,
            boolean customerVisible,
            List<String> needs,
            List<Fact> facts,
            BiFunction<T, Given, Object> value) {
        this(owner, name, description, type, arguments, customerVisible, needs, facts, value, 0, false);
    }

    /**
     * A value that is not a column. The statement that reads the row selects it.
     *
     * @param type Java class of the value; {@link JsonArray} for several values in one
     * @param forAgents HQL of one value, in the form of rules of access (see {@link dev.parley.security.AgentVisible#where}), or null if only customers need
     *     it. {row} is the row's alias, :login is the agent's login name, and an argument of the field is a parameter
     * @param forCustomers the same for customers, or null if only agents need it
     * @param isRule whether it is a rule of access, which is true for administrators
     */
    public record Fact(
            String name,
            Class<?> type,
            @Nullable String forAgents,
            @Nullable String forCustomers,
            boolean isRule) {

        /** A fact that holds for administrators as for other agents. */
        public Fact(String name, Class<?> type, @Nullable String forAgents, @Nullable String forCustomers) {
            this(name, type, forAgents, forCustomers, false);
        }

        /** Whether an agent satisfies a rule of access. Administrators do. It has no value for customers. */
        public static Fact rule(String name, String hql) {
            return new Fact(name, Boolean.class, hql, null, true);
        }

        /** A fact with the same HQL for agents and customers. */
        public static Fact of(String name, Class<?> type, String hql) {
            return new Fact(name, type, hql, hql);
        }
    }

    /**
     * Inputs of the computation besides the row.
     *
     * @param caller the caller. A field that uses it needs a fact with :login; otherwise subscribers would share its
     *     value ({@code PlanRights})
     * @param arguments the given arguments, by name
     * @param facts values of the facts, by name; null if a fact has no value
     */
    public record Given(Actor caller, Map<String, Object> arguments, Map<String, Object> facts) {}

    /**
     * A field that is computed from the attributes of its row alone. All who may read the row may read the field.
     *
     * @param needs Java names of the attributes that the computation reads
     */
    public static <T extends NodeEntity> ComputedField<T> of(
            Class<T> owner,
            String name,
            @Nullable String description,
            @Nullable GraphQLOutputType type,
            List<String> needs,
            Function<T, Object> value) {
        return new ComputedField<>(
                owner, name, description, type, List.of(), true, needs, List.of(), (row, given) -> value.apply(row));
    }

    /** The same field, which customers may not read. */
    public ComputedField<T> forStaff() {
        return new ComputedField<>(
                owner, name, description, type, arguments, false, needs, facts, value, cost, isPersonal);
    }

    /** The same field, each use of which adds a cost to an operation. */
    public ComputedField<T> costing(int each) {
        return new ComputedField<>(
                owner, name, description, type, arguments, customerVisible, needs, facts, value, each, isPersonal);
    }

    /** The same field, whose value consists of personal data. */
    public ComputedField<T> ofPersonalData() {
        return new ComputedField<>(
                owner, name, description, type, arguments, customerVisible, needs, facts, value, cost, true);
    }

    /** Computes the field's value for a row. */
    public @Nullable Object of(NodeEntity row, @Nullable Given given) {
        return value.apply(owner.cast(row), given);
    }
}
