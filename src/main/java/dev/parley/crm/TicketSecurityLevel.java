package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Audience of a ticket or one of its messages. The database stores SuperOffice's numbers. */
@Description("Audience of a ticket or one of its messages.")
public enum TicketSecurityLevel {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: users only.")
    INTERNAL(1),
    @Description("2: users and the customer.")
    EXTERNAL(2);

    @EnumeratedValue
    private final short number;

    TicketSecurityLevel(int number) {
        this.number = (short) number;
    }
}
