package dev.parley.graphql.declaration;

import java.util.function.Function;

/**
 * A filter field whose value is computed from a row and not stored. The GraphQL field of the same name returns the
 * same value. Every caller who may read the row may read it. Features contribute derived columns as CDI beans.
 *
 * @param type Java type of the values, boxed
 * @param nullable whether the value may be null
 * @param changesWithTime whether the value can change while the row stays the same
 */
public record DerivedColumn<T extends NodeEntity>(
        Class<T> owner,
        String name,
        String description,
        Class<?> type,
        boolean nullable,
        boolean changesWithTime,
        Expression sql) {

    /** The SQL expression of the value. */
    @FunctionalInterface
    public interface Expression {

        /**
         * SQL of the value in one row.
         *
         * @param alias alias of the row
         * @param parameters binds a value and returns its placeholder in SQL
         */
        String of(String alias, Function<Object, String> parameters);
    }
}
