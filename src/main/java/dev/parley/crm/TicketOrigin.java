package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Where a ticket came from. The numbers are SuperOffice's. */
@Description("Where a ticket came from.")
public enum TicketOrigin {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: an e-mail.")
    EMAIL(1),
    @Description("2: a text message.")
    SMS(2),
    @Description("3: a fax.")
    FAX(3),
    @Description("4: a call.")
    PHONE(4),
    @Description("5: Facebook.")
    FACEBOOK(5),
    @Description("6: Twitter.")
    TWITTER(6),
    @Description("7: written by a user.")
    INTERNAL(7),
    @Description("8: the customer centre.")
    CUSTOMER_CENTRE(8),
    @Description("9: a mailing.")
    E_MARKETING(9),
    @Description("10: made by the system.")
    AUTO_GENERATED(10),
    @Description("11: a chat session.")
    CHAT(11),
    @Description("12: a web form.")
    FORM(12);

    @EnumeratedValue
    private final short number;

    TicketOrigin(int number) {
        this.number = (short) number;
    }
}
