package dev.parley.graphql.model;

import dev.parley.graphql.declaration.ColumnRule;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.graphql.value.Reflection;
import dev.parley.graphql.value.SqlType;
import dev.parley.security.PersonalData;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A column of an entity.
 *
 * @param name GraphQL name; for a column of a group, its path
 * @param orderName name as an order field in UPPER_SNAKE; ID for the primary key
 * @param attribute name in HQL
 * @param sql column name in the database
 * @param type Java type, boxed
 * @param agentsOnly whether customers may not read it
 * @param agentRule rule that limits in which rows agents may read it, or null for all rows
 * @param readAs expression that replaces the stored value on reading, or null
 * @param computed SQL of the value by alias of the row, if no column stores it; such a column is only for orders. Null
 *     for stored columns
 */
public record Column(
        String name,
        String orderName,
        String attribute,
        String sql,
        Class<?> type,
        @Nullable Field field,
        boolean nullable,
        boolean sortable,
        boolean agentsOnly,
        @Nullable ColumnRule agentRule,
        @Nullable ReadAs readAs,
        @Nullable UnaryOperator<String> computed,
        String description) {

    /** A sort field whose value is computed from the row. */
    public static Column computed(
            String name, Class<?> type, boolean nullable, String description, UnaryOperator<String> sql) {
        return new Column(
                name,
                JavaNames.constant(name),
                name,
                name,
                type,
                null,
                nullable,
                true,
                false,
                null,
                null,
                sql,
                description);
    }

    /** HQL that is read instead of the column, or null to read the column itself. */
    @Nullable String derived(boolean byCustomer) {
        if (readAs == null) {
            return null;
        }
        String hql = byCustomer && !readAs.forCustomers().isEmpty() ? readAs.forCustomers() : readAs.value();
        return hql.isEmpty() ? null : hql;
    }

    /** The reason why clients should no longer use the column, or null. */
    public @Nullable String deprecation() {
        return field == null ? null : Deprecation.of(field);
    }

    /** Whether it has personal data of customers. */
    public boolean isPersonal() {
        return field != null && field.isAnnotationPresent(PersonalData.class);
    }

    /** The Java field of a stored column. */
    public Field member() {
        return Objects.requireNonNull(field);
    }

    /** Value of the column in a loaded entity. */
    public @Nullable Object of(Object entity) {
        return Reflection.get(member(), entity);
    }

    /** SQL type of the column. */
    public SqlType sqlType() {
        return SqlType.of(type);
    }
}
