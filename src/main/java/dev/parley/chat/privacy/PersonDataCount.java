package dev.parley.chat.privacy;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** How many rows of a table have data of a person. */
@Type("PersonDataCount")
@Description("How many rows of a table have data of a person.")
public final class PersonDataCount {

    @NonNull @Description("Name of the table.")
    public final String table;

    @NonNull @Description("Number of rows.")
    public final int rows;

    PersonDataCount(String table, int rows) {
        this.table = table;
        this.rows = rows;
    }
}
