package dev.parley.chat.privacy;

import dev.parley.crm.Person;
import dev.parley.graphql.value.GlobalId;
import org.jspecify.annotations.Nullable;

/**
 * The person that a caller names: by id, or by e-mail address. Exactly one is not null.
 *
 * @param number number of the CRM person
 * @param email the address, in any spelling
 */
public record WantedPerson(@Nullable Long number, @Nullable String email) {

    /**
     * Reads the arguments of a caller. Returns null unless exactly one of them is given.
     *
     * @param personId id of a Person
     */
    public static @Nullable WantedPerson of(@Nullable String personId, @Nullable String email) {
        boolean byEmail = Person.spellings(email).length > 0;
        if ((personId == null) != byEmail) {
            return null;
        }
        return new WantedPerson(
                personId == null ? null : (Long) GlobalId.number("Person", personId), byEmail ? email : null);
    }

    /** Returns the name of the argument that is given. */
    String argument() {
        return number == null ? "email" : "personId";
    }
}
