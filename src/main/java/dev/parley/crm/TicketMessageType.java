package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Format of a ticket message. The database stores SuperOffice's numbers. */
@Description("Format of a ticket message.")
public enum TicketMessageType {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: plain text.")
    PLAIN(1),
    @Description("2: HTML.")
    HTML(2);

    @EnumeratedValue
    private final short number;

    TicketMessageType(int number) {
        this.number = (short) number;
    }
}
