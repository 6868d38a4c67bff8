package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Whether a sale is completed. The database stores SuperOffice's numbers. */
@Description("Whether a sale is completed.")
public enum SaleCompletion {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: in progress.")
    NOT_DONE(1),
    @Description("2: completed.")
    DONE(2);

    @EnumeratedValue
    private final short number;

    SaleCompletion(int number) {
        this.number = (short) number;
    }
}
