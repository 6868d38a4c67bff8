package dev.parley.chat;

import dev.parley.graphql.InputText;

/**
 * What customers say of themselves. Every part may be null; a blank text is, and so is the country 0 or below, which SuperOffice writes
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

    boolean hasConsented() {
        return Boolean.TRUE.equals(consented);
    }
}
