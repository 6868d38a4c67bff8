package dev.parley.chat.topic;

import dev.parley.graphql.value.InputText;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Details that a customer gives about itself. Each may be null. A blank text counts as null, and so does a country of 0 or less, which SuperOffice
 * writes for "none".
 *
 * @param country country id as defined in SuperOffice
 */
public record CustomerDetails(
        @Nullable String name,
        @Nullable String companyName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Integer country,
        @Nullable Boolean consented) {

    /** Imported rows contain empty texts. */
    public CustomerDetails {
        name = InputText.optional(name);
        companyName = InputText.optional(companyName);
        email = InputText.email(email);
        phone = InputText.optional(phone);
        country = country == null || country <= 0 ? null : country;
    }

    /** Returns whether any detail is given, or consent. */
    boolean hasAnyDetail() {
        return hasConsented()
                || Stream.of(name, companyName, email, phone, country).anyMatch(Objects::nonNull);
    }

    /** Returns whether consent is given. */
    public boolean hasConsented() {
        return Boolean.TRUE.equals(consented);
    }
}
