package dev.parley.chat.topic;

import dev.parley.graphql.model.InputText;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Details that customers give of themselves. Every part may be null; a blank text is, and so is the country 0 or below, which SuperOffice writes
 * for none.
 *
 * @param country SuperOffice's number of the country
 */
public record CustomerDetails(
        String name, String companyName, String email, String phone, Integer country, Boolean consented) {

    /** Rows that other systems wrote have empty texts, too. */
    public CustomerDetails {
        name = InputText.optional(name);
        companyName = InputText.optional(companyName);
        email = InputText.optional(email);
        phone = InputText.optional(phone);
        country = country == null || country <= 0 ? null : country;
    }

    /** Whether anything is told, or consent given. */
    boolean tellAnything() {
        return hasConsented()
                || Stream.of(name, companyName, email, phone, country).anyMatch(Objects::nonNull);
    }

    boolean hasConsented() {
        return Boolean.TRUE.equals(consented);
    }

    /** The same, with consent that is given but not withdrawn. */
    public CustomerDetails withoutWithdrawal() {
        return new CustomerDetails(name, companyName, email, phone, country, hasConsented() ? true : null);
    }
}
