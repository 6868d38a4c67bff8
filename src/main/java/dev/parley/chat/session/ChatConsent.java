package dev.parley.chat.session;

import dev.parley.chat.topic.ChatConsentText;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.CustomerVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The record of a consent. A trigger of the database writes it when the session's flag changes. */
@Entity
@Immutable
@Table(name = "chat_consent")
@CustomerVisible
@AgentVisible(by = "chatSession", where = ChatConsent.SEES_SESSION)
@Type("ChatConsent")
@Description("A consent of a customer to the storage of personal data.")
public class ChatConsent extends NodeEntity {

    /** HQL over the session: the agent is a member of its topic, or has the session. */
    static final String SEES_SESSION = "(one_of({sees}, {row}.topic.id) or {row}.user.id = {me})";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @CustomerVisible
    @NonNull @Reverse(
            value = "consents",
            description = "Consents that the customer gave in the session, also withdrawn ones.",
            customerVisible = true)
    @Description("The session in which the customer consented.")
    public ChatSession chatSession;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "text_id")
    @CustomerVisible
    @Description("The topic's text that the customer saw. Null if the topic had none.")
    public @Nullable ChatConsentText consentText;

    @Column(name = "given_at")
    @NonNull @Description("Time at which the customer consented.")
    public Instant givenAt;

    @Description("Time at which the consent was withdrawn. Null while it holds.")
    public @Nullable Instant withdrawnAt;
}
