package dev.parley.graphql;

import graphql.schema.GraphQLOutputType;
import java.util.List;
import java.util.Map;
import org.hibernate.StatelessSession;

/**
 * A field that is worked out for all rows of an answer at once, since it needs a statement or the time. Features bring theirs as
 * beans.
 *
 * @param <T> the entity that has the field
 * @param customerVisible whether customers may read it
 */
public record BatchField<T extends NodeEntity>(
        Class<T> owner,
        String name,
        String description,
        GraphQLOutputType type,
        boolean customerVisible,
        Loader<T> loader) {

    /** Works the field out. */
    public interface Loader<T extends NodeEntity> {

        /** The values by the rows' numbers; a row that is missing has null. */
        Map<Long, ?> load(StatelessSession database, List<T> rows);
    }
}
