package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Whether the owner has read a ticket. The database stores SuperOffice's numbers. */
@Description("Whether the owner has read a ticket.")
public enum TicketReadStatus {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: read.")
    READ(1),
    @Description("2: new information.")
    UPDATED(2),
    @Description("3: unread.")
    UNREAD(3);

    @EnumeratedValue
    private final short number;

    TicketReadStatus(int number) {
        this.number = (short) number;
    }
}
