package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Where a sale stands. The numbers are SuperOffice's. */
@Description("Where a sale stands.")
public enum SaleStatus {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: open.")
    OPEN(1),
    @Description("2: won.")
    SOLD(2),
    @Description("3: lost.")
    LOST(3),
    @Description("4: put off.")
    STALLED(4);

    @EnumeratedValue
    private final short number;

    SaleStatus(int number) {
        this.number = (short) number;
    }
}
