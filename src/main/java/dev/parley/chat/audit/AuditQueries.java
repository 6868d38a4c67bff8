package dev.parley.chat.audit;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Makes SmallRye generate the type of audit entries: it generates only types that a method returns. */
@GraphQLApi
public class AuditQueries {

    /** Is never called. The log of this name answers the query. */
    @Query("auditEvents")
    @NonNull @Description("The audit.")
    public List<@NonNull AuditEvent> auditEvents() {
        throw new IllegalStateException("The log answers this query");
    }
}
