package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Who may see a ticket. The numbers are SuperOffice's. */
@Description("Who may see a ticket.")
public enum TicketSecurityLevel {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: users only.")
    INTERNAL(1),
    @Description("2: the customer too.")
    EXTERNAL(2);

    @EnumeratedValue
    private final short number;

    TicketSecurityLevel(int number) {
        this.number = (short) number;
    }
}
