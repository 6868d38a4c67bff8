package dev.parley.graphql.model;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.TextCheck;

/**
 * A filter field that takes a text and that a feature translates to SQL, such as a search over several tables. For
 * agents only, and it counts as a search in personal data. It is not supported in followed lists, because rows of other tables decide about it. Features
 * contribute such fields as CDI beans.
 *
 * @param description description in the schema
 * @param cost cost that each use of the field adds to an operation
 * @param check checks the text, whose errors are BAD_FILTER
 */
public record TextCondition<T extends NodeEntity>(
        Class<T> owner, String name, String description, int cost, TextCheck check, Expression sql) {

    /** The SQL of the condition. */
    @FunctionalInterface
    public interface Expression {

        /**
         * SQL condition on one row.
         *
         * @param alias alias of the row
         * @param text placeholder of the text
         * @param visibility the caller. The condition must not depend on data that the caller may not read
         */
        String of(String alias, String text, Visibility visibility);
    }
}
