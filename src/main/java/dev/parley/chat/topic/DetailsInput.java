package dev.parley.chat.topic;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Details in an input of a customer. A field that is not given leaves the session's value; null clears it.
 *
 * @param given names of the fields that are present in the input
 * @param consentVersion version of the topic's text that the customer consents to; null if the input does not say
 */
public record DetailsInput(
        CustomerDetails details,
        Set<String> given,
        @Nullable Integer consentVersion) {

    /** Returns whether a field is present in the input. */
    public boolean has(String field) {
        return given.contains(field);
    }

    /** Returns the same input without consent, unless it gives consent: a customer cannot withdraw it by repeating a request. */
    public DetailsInput withoutWithdrawal() {
        Set<String> fields = new HashSet<>(given);
        if (!details.hasConsented()) {
            fields.remove("consented");
        }
        return new DetailsInput(details, fields, consentVersion);
    }
}
