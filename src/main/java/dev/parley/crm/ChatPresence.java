package dev.parley.crm;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Presence of an agent for chats. The database stores SuperOffice's numbers. */
@Description("Whether an agent is present for chats.")
public enum ChatPresence {
    @Description("0: away.")
    AWAY(0),
    @Description("1: present. The agent gets alerts, can be a transfer target and keeps topics open.")
    PRESENT(1);

    @EnumeratedValue
    private final short number;

    ChatPresence(int number) {
        this.number = (short) number;
    }
}
