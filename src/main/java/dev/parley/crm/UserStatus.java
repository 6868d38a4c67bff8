package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Kind of a user's account. The database stores SuperOffice's numbers. */
@Description("Kind of a user's account.")
public enum UserStatus {
    @Description("0: unknown.")
    NONE(0),
    @Description("1: an ordinary account.")
    NORMAL(1),
    @Description("2: away.")
    NOT_AVAILABLE(2),
    @Description("3: deleted.")
    DELETED(3),
    @Description("4: read-only account.")
    READ_ONLY(4),
    @Description("5: SPM account.")
    SPM(5),
    @Description("127: system account.")
    SYSTEM(127);

    @EnumeratedValue
    private final short number;

    UserStatus(int number) {
        this.number = (short) number;
    }
}
