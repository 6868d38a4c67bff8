package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Whether a sale is completed. The numbers are SuperOffice's. */
@Description("Whether a sale is completed.")
public enum SaleDone {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: still going on.")
    NOT_DONE(1),
    @Description("2: completed.")
    DONE(2);

    @EnumeratedValue
    private final short number;

    SaleDone(int number) {
        this.number = (short) number;
    }
}
