package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Channel by which a ticket came in. The database stores SuperOffice's numbers. */
@Description("Channel by which a ticket came in.")
public enum TicketOrigin {
    @Description("0: unknown.")
    UNKNOWN(0),
    @Description("1: e-mail.")
    EMAIL(1),
    @Description("2: text message.")
    SMS(2),
    @Description("3: fax.")
    FAX(3),
    @Description("4: phone call.")
    PHONE(4),
    @Description("5: Facebook.")
    FACEBOOK(5),
    @Description("6: Twitter.")
    TWITTER(6),
    @Description("7: written by a user.")
    INTERNAL(7),
    @Description("8: customer centre.")
    CUSTOMER_CENTRE(8),
    @Description("9: mailing.")
    E_MARKETING(9),
    @Description("10: created by the system.")
    AUTO_GENERATED(10),
    @Description("11: chat session.")
    CHAT(11),
    @Description("12: web form.")
    FORM(12);

    @EnumeratedValue
    private final short number;

    TicketOrigin(int number) {
        this.number = (short) number;
    }
}
