package dev.parley.graphql.model;

import java.util.function.Function;

/**
 * A value that is worked out from a row and not stored, as filters know it. The field of the same name has the same value. Whoever sees
 * the row may read it. Features bring theirs as beans.
 *
 * @param type Java type of the values, boxed
 * @param nullable whether it may be missing
 * @param changesWithTime whether it changes while the row stays the same
 */
public record DerivedColumn<T extends NodeEntity>(
        Class<T> owner,
        String name,
        String description,
        Class<?> type,
        boolean nullable,
        boolean changesWithTime,
        Expression sql) {

    /** The value in SQL. */
    @FunctionalInterface
    public interface Expression {

        /**
         * The value of one row.
         *
         * @param alias the row
         * @param parameters takes a value and gives what stands for it in SQL
         */
        String of(String alias, Function<Object, String> parameters);
    }
}
