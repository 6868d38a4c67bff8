package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** What kind of account a user has. The numbers are SuperOffice's. */
@Description("What kind of account a user has.")
public enum UserStatus {
    @Description("0: unknown.")
    NONE(0),
    @Description("1: an ordinary account.")
    NORMAL(1),
    @Description("2: away.")
    NOT_AVAILABLE(2),
    @Description("3: deleted.")
    DELETED(3),
    @Description("4: may only read.")
    READ_ONLY(4),
    @Description("5: SPM.")
    SPM(5),
    @Description("127: the system itself.")
    SYSTEM(127);

    @EnumeratedValue
    private final short number;

    UserStatus(int number) {
        this.number = (short) number;
    }
}
