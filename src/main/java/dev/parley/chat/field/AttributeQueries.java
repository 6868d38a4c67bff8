package dev.parley.chat.field;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Makes SmallRye generate the type of attributes: it generates only types that a method returns. */
@GraphQLApi
public class AttributeQueries {

    /** Is never called, and is not part of the schema. */
    @Query("chatSessionAttribute")
    @Description("An attribute.")
    public @Nullable ChatSessionAttribute chatSessionAttribute() {
        throw new IllegalStateException("The schema does not have this query");
    }
}
