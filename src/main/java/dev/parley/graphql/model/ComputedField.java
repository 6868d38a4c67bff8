package dev.parley.graphql.model;

import dev.parley.security.Actor;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLOutputType;
import jakarta.json.JsonArray;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * A field that Java works out from its row, without a statement of its own. Features bring theirs as beans.
 *
 * @param <T> the entity that has the field
 * @param customerVisible whether customers may read it
 * @param needs names in Java of the attributes that it is worked out from, also behind links, such as topic.name: the row has no others
 * @param facts what it needs to know besides
 * @param value works it out
 */
public record ComputedField<T extends NodeEntity>(
        Class<T> owner,
        String name,
        String description,
        GraphQLOutputType type,
        List<GraphQLArgument> arguments,
        boolean customerVisible,
        List<String> needs,
        List<Fact> facts,
        BiFunction<T, Given, Object> value) {

    /**
     * A value that no column has. The statement that reads the row selects it.
     *
     * @param type Java class of the value; {@link JsonArray} for several values in one
     * @param forAgents HQL of one value, as {@link RuleSql} knows it, or null when only customers need it; {row} is the row's alias, :login the
     *     agent's login name, and an argument of the field a parameter
     * @param forCustomers the same for customers, or null when only agents need it
     */
    public record Fact(String name, Class<?> type, String forAgents, String forCustomers) {

        /** A fact that is the same for everybody. */
        public static Fact of(String name, Class<?> type, String hql) {
            return new Fact(name, type, hql, hql);
        }
    }

    /**
     * The inputs of a value beside the row.
     *
     * @param caller who asks; a field that uses it has a fact with :login, or subscribers would share its value ({@code PlanRights})
     * @param arguments those that were given, by name
     * @param facts by name; null where a fact has no value
     */
    public record Given(Actor caller, Map<String, Object> arguments, Map<String, Object> facts) {}

    public Object of(NodeEntity row, Given given) {
        return value.apply(owner.cast(row), given);
    }
}
