package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Where a ticket stands (TicketBaseStatus). The numbers are SuperOffice's. */
@Description("Where a ticket stands (TicketBaseStatus).")
public enum TicketStatus {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: being worked on.")
    ACTIVE(1),
    @Description("2: closed.")
    CLOSED(2),
    @Description("3: put off.")
    POSTPONED(3),
    @Description("4: deleted.")
    DELETED(4),
    @Description("5: merged into another.")
    MERGED(5);

    @EnumeratedValue
    private final short number;

    TicketStatus(int number) {
        this.number = (short) number;
    }
}
