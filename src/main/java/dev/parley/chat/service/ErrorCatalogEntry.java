package dev.parley.chat.service;

import dev.parley.graphql.error.CatalogEntry;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** One error code of {@code errorCatalog}. */
@Description("An error code, its meaning and its remedy.")
public class ErrorCatalogEntry {

    @NonNull @Description("The code, as in extensions.code of an error or in userErrors.")
    public final String code;

    @NonNull @Description("Meaning of the code.")
    public final String meaning;

    @NonNull @Description("Remedy for the caller.")
    public final String help;

    @NonNull @Description("Whether the same request may succeed later.")
    public final boolean retryable;

    ErrorCatalogEntry(CatalogEntry entry) {
        this.code = entry.name();
        this.meaning = entry.explanation().meaning();
        this.help = entry.explanation().help();
        this.retryable = entry.explanation().retryable();
    }
}
