package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Status of a sale. The database stores SuperOffice's numbers. */
@Description("Status of a sale.")
public enum SaleStatus {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: open.")
    OPEN(1),
    @Description("2: won.")
    SOLD(2),
    @Description("3: lost.")
    LOST(3),
    @Description("4: postponed.")
    STALLED(4);

    @EnumeratedValue
    private final short number;

    SaleStatus(int number) {
        this.number = (short) number;
    }
}
