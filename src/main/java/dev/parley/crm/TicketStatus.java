package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Status of a ticket, SuperOffice's TicketBaseStatus. The database stores SuperOffice's numbers. */
@Description("Status of a ticket. SuperOffice calls it TicketBaseStatus.")
public enum TicketStatus {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: in progress.")
    ACTIVE(1),
    @Description("2: closed.")
    CLOSED(2),
    @Description("3: postponed.")
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
