package dev.parley.chat.service;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A country of {@code countries}. */
@Description("A country that a customer can choose.")
public class Country {

    @NonNull @Description("Number of the country, as in ChatSession.country and Person.countryId.")
    public final int countryId;

    @Description("Code of ISO 3166, of two letters. Null if the country has none.")
    public final @Nullable String code;

    @NonNull @Description("Name of the country, in the reader's language if it is known.")
    public final String name;

    @NonNull @Description("Whether forms no longer offer the country. Older chats may have it.")
    public final boolean deleted;

    Country(int countryId, @Nullable String code, String name, boolean deleted) {
        this.countryId = countryId;
        this.code = code;
        this.name = name;
        this.deleted = deleted;
    }
}
