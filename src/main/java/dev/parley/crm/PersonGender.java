package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Gender of a person. The database stores SuperOffice's numbers. */
@Description("Gender of a person.")
public enum PersonGender {
    @Description("0: not recorded.")
    UNKNOWN(0),
    @Description("1: female.")
    FEMALE(1),
    @Description("2: male.")
    MALE(2);

    @EnumeratedValue
    private final short number;

    PersonGender(int number) {
        this.number = (short) number;
    }
}
