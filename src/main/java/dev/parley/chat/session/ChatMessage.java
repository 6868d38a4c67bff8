package dev.parley.chat.session;

import dev.parley.chat.persistence.PendingWrites;
import dev.parley.crm.User;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.ReadAs;
import dev.parley.graphql.model.Reverse;
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
@AgentVisible(by = "chatSession", where = AccessRules.READS_MESSAGES)
@Type("ChatMessage")
@Description("One message of a session.")
public class ChatMessage extends NodeEntity {

    /** HQL over a message m: an agent or the bot wrote it to the customer. */
    public static final String IS_ANSWER =
            "m.type = dev.parley.chat.session.ChatMessageType.TO_CUSTOMER and m.visibility = dev.parley.chat.session.MessageVisibility.ALL";

    private static final String BY_BOT =
            "(dev.parley.chat.session.ChatMessageSpecialType.BOT_MESSAGE, dev.parley.chat.session.ChatMessageSpecialType.OPTIONS)";

    private static final String FOR_ALL = ".visibility = dev.parley.chat.session.MessageVisibility.ALL";

    /** Only bots post for later. The messages of others do not depend on whether the database's clock agrees with ours. */
    static final String SHOWN_TO_CUSTOMER =
            "{row}" + FOR_ALL + " and ({row}.specialType not in " + BY_BOT + " or {row}.whenPosted <= instant)";

    /** Of a message m that the customer will see, but not yet. */
    static final String HELD = "m" + FOR_ALL + " and m.specialType in " + BY_BOT + " and m.whenPosted > instant";

    /** Of a message m that the customer sees. */
    public static final String SHOWN =
            "m" + FOR_ALL + " and (m.specialType not in " + BY_BOT + " or m.whenPosted <= instant)";

    /** As {@link #SHOWN}, in SQL. */
    public static final String SHOWN_SQL =
            "m.visibility = 0 and (m.special_type not in (16, 17) or m.when_posted <= current_timestamp)";

    /** Up to how far the customer has read says the session. A flag of a row that was loaded from elsewhere counts for those before it. */
    public static final String IS_READ_BY_CUSTOMER =
            "{row}" + FOR_ALL + " and ({row}.seq <= {row}.chatSession.customerReadSeq"
                    + " or exists (select 1 from ChatMessage r where r.chatSession.id = {row}.chatSession.id"
                    + " and r.readByCustomer and r.seq >= {row}.seq))";

    /** SQL. The number is that of {@link MessageVisibility#ALL}. */
    private static final String FLAG =
            "update chat_message set read_by_customer = true where session_id = ? and seq <= ? and not read_by_customer and visibility = 0";

    /** SQL, by the database's clock, which shows them. */
    private static final String SHOW_HELD =
            "update chat_message set when_posted = current_timestamp where session_id = ? and when_posted > current_timestamp";

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

    @ReadAs("case when " + IS_READ_BY_CUSTOMER + " then true else false end")
    @NonNull @Description(
            "Whether the customer has read it: its number is not above the session's customerReadSeq. Never true of notes.")
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

    @ReadAs(forCustomers = "{row}.customerSeq")
    @NonNull @Description(
            "Number in the session, from 1 without gaps. Customers have numbers of their own, without the notes among agents. Not SuperOffice's.")
    public int seq;

    /** How many notes among agents stand before it: so much less is its number for customers. */
    @Column(updatable = false)
    int notesBefore;

    /** Its number for customers, which the database works out; null for a note. */
    @Column(insertable = false, updatable = false)
    Integer customerSeq;

    @Enumerated
    @NonNull @Description("Who may see it. Not SuperOffice's.")
    public MessageVisibility visibility = MessageVisibility.ALL;

    /** Flags what the customer of a session has read, for those who read the table: the API goes by the session. */
    public static void flagAsRead(ChatSession session, PendingWrites writes) {
        writes.after(FLAG, session, session.customerReadSeq);
    }

    /** Shows the customer now what the bot wrote for later. */
    public static void showHeld(ChatSession session, PendingWrites writes) {
        writes.before(SHOW_HELD, session);
    }
}
