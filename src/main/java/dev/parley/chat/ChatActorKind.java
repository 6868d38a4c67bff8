package dev.parley.chat;

import jakarta.persistence.EnumeratedValue;
import org.eclipse.microprofile.graphql.Description;

/** Role of an actor. The numbers are those of the columns that the database computes; see V15. */
@Description("Role of an actor.")
public enum ChatActorKind {
    @Description("The customer.")
    CUSTOMER(1),
    @Description("A human agent, who may be a manager or an administrator.")
    AGENT(2),
    @Description("The topic's bot.")
    BOT(3),
    @Description("The service itself, for example when a session ends because of inactivity.")
    SYSTEM(4);

    @EnumeratedValue
    private final short number;

    ChatActorKind(int number) {
        this.number = (short) number;
    }
}
