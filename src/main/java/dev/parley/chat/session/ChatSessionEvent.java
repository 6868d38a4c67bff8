package dev.parley.chat.session;

import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.ReadAs;
import dev.parley.graphql.model.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.AgentsOnly;
import dev.parley.security.CustomerVisible;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.ColumnTransformer;

/** What happened to a session. Written in the transaction of the change, never updated; seq is dense within its session. */
@Entity
@Table(name = "chat_session_event")
@CustomerVisible(where = ChatSessionEvent.SHOWN_TO_CUSTOMER)
@AgentVisible(by = "chatSession", where = AccessRules.SEES_SESSION)
@Type("ChatSessionEvent")
@Description(
        "One thing that happened to a session. Customers see the events of the conversation, not those among agents.")
public class ChatSessionEvent extends NodeEntity {

    static final String SHOWN_TO_CUSTOMER = "not {row}.hidden";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id", updatable = false)
    @CustomerVisible
    @NonNull @Reverse(
            value = "events",
            description = "The events of the session in their order: the log that chatSessionEvents follows.",
            customerVisible = true)
    @Description("The session, as it is now.")
    public ChatSession chatSession;

    @Column(updatable = false)
    @ReadAs(forCustomers = "{row}.customerSeq")
    @NonNull @Description(
            "Number in the session, from 1 without gaps. Customers have numbers of their own, over the events that they see.")
    public int seq;

    /** Whether customers do not see it. */
    @Column(updatable = false)
    boolean hidden;

    /** How many hidden events stand before it: so much less is its number for customers. */
    @Column(updatable = false)
    int hiddenBefore;

    /** Its number for customers, which the database works out; null for a hidden one. */
    @Column(insertable = false, updatable = false)
    Integer customerSeq;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    @NonNull @Description("What happened.")
    public ChatSessionEventType type;

    @AgentsOnly
    @Column(updatable = false)
    @NonNull @Description("Who did it: customer, system, or user: or bot: with a loginname.")
    public String actor;

    @Column(updatable = false)
    @NonNull @Description("When.")
    public Instant at;

    /** The columns that changed, with their new values, a JSON object; see {@link ChatSessionRow#told}. */
    @Column(updatable = false, columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String payload;

    protected ChatSessionEvent() {}

    ChatSessionEvent(
            ChatSession chatSession,
            int seq,
            ChatSessionEventType type,
            String actor,
            Instant at,
            boolean hidden,
            Map<String, Object> payload) {
        this.chatSession = chatSession;
        this.seq = seq;
        this.type = type;
        this.hidden = hidden;
        this.hiddenBefore = chatSession.hiddenEventCount;
        this.actor = actor;
        this.at = at;
        this.payload = JsonProviderHolder.jsonProvider()
                .createObjectBuilder(payload)
                .build()
                .toString();
    }
}
