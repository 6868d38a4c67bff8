package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Whether an agent is present for chats. The numbers are SuperOffice's. */
@Description("Whether an agent is present for chats.")
public enum ChatPresence {
    @Description("0: away.")
    NOT_PRESENT(0),
    @Description("1: present: is warned, can get transfers, keeps topics open.")
    PRESENT(1);

    @EnumeratedValue
    private final short number;

    ChatPresence(int number) {
        this.number = (short) number;
    }
}
