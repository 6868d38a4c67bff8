package dev.parley.chat;

import dev.parley.crm.User;
import dev.parley.graphql.NodeEntity;
import dev.parley.graphql.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.Length;

/** One message of a session. Its number in the session (seq) is dense. */
@Entity
@Table(name = "chat_message")
@CustomerVisible(where = ChatMessage.SHOWN_TO_CUSTOMER)
@AgentVisible(by = "chatSession", where = ChatRights.READS_MESSAGES)
@Type("ChatMessage")
@Description("One message of a session.")
public class ChatMessage extends NodeEntity {

    /** HQL over a message m: an agent or the bot wrote it to the customer. */
    static final String IS_ANSWER =
            "m.type = dev.parley.chat.ChatMessageType.TO_CUSTOMER and m.visibility = dev.parley.chat.MessageVisibility.ALL";

    /** Only bots post for later. The messages of others do not depend on whether the database's clock agrees with ours. */
    static final String SHOWN_TO_CUSTOMER = "{row}.visibility = dev.parley.chat.MessageVisibility.ALL"
            + " and ({row}.specialType not in (dev.parley.chat.ChatMessageSpecialType.BOT_MESSAGE,"
            + " dev.parley.chat.ChatMessageSpecialType.OPTIONS) or {row}.whenPosted <= instant)";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @CustomerVisible
    @NonNull @Reverse(
            value = "messages",
            description = "Messages of the session, in the order in which they were accepted.",
            customerVisible = true)
    @Description("The session.")
    public ChatSession chatSession;

    @Column(length = Length.LONG)
    @Description("The text.")
    public String message;

    @NonNull @Description("When it was posted. May be in the future: bots space their messages out.")
    public Instant whenPosted;

    @Enumerated
    @NonNull @Description("What kind of notice it is.")
    public ChatMessageSpecialType specialType = ChatMessageSpecialType.NONE;

    @Description("Parameter of the notice.")
    public String specialParam;

    @NonNull @Description("Whether the customer has read it.")
    public boolean readByCustomer;

    @Enumerated
    @NonNull @Description("Which way it goes.")
    public ChatMessageType type;

    @Description("Name of the author as the other side sees it.")
    public String author;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Reverse(value = "chatMessages", description = "Messages that the user wrote.")
    @Description("The agent who wrote it.")
    public User createdBy;

    @NonNull @Description("Number in the session, from 1 without gaps. Not SuperOffice's.")
    public int seq;

    @Enumerated
    @NonNull @Description("Who may see it. Not SuperOffice's.")
    public MessageVisibility visibility = MessageVisibility.ALL;
}
