package dev.parley.chat.session;

import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.User;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** An offer of a session to another agent, or to whoever may respond in a topic. Changed only under the session's lock. */
@Entity
@Table(name = "chat_transfer")
@AgentVisible(by = "chatSession", where = AccessRules.SEES_SESSION)
@Type("ChatTransfer")
@Description(
        "An offer of a session to another agent, or to the agents of a topic. Not SuperOffice's: it keeps the last target only.")
public class ChatTransfer extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @NonNull @Reverse(value = "transfers", description = "Offers of the session, with what became of each.")
    @Description("The session.")
    public ChatSession chatSession;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "requested_by")
    @NonNull @Reverse(value = "requestedTransfers", description = "Offers that the user made.")
    @Description("Who offered it.")
    public User requestedBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "to_user_id")
    @Reverse(value = "transfers", description = "Offers made to the user.")
    @Description("The agent whom it is offered to; null when it is offered to a topic.")
    public User toUser;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "to_topic_id")
    @Reverse(value = "transfers", description = "Offers made to the agents of the topic.")
    @Description("The topic whose agents it is offered to; null when it is offered to one agent.")
    public ChatTopic toTopic;

    @Enumerated
    @NonNull @Description("What became of it.")
    public ChatTransferState state = ChatTransferState.PENDING;

    @NonNull @Description("When it was offered.")
    public Instant requestedAt;

    @NonNull @Description("Until when it can be accepted.")
    public Instant expiresAt;

    @Description("When it was accepted, rejected or cancelled, or expired.")
    public Instant resolvedAt;

    @Description("Why it was offered.")
    public String reason;

    @Description("Why it was rejected.")
    public String rejectReason;

    /** Offers a session; the caller has made sure that no other offer is pending. */
    static ChatTransfer offer(
            ChatSession session, User by, TransferTarget target, String reason, Instant now, Duration validFor) {
        ChatTransfer transfer = new ChatTransfer();
        transfer.chatSession = session;
        transfer.requestedBy = by;
        transfer.toUser = target.user();
        transfer.toTopic = target.topic();
        transfer.reason = reason;
        transfer.requestedAt = now;
        transfer.expiresAt = now.plus(validFor);
        return transfer;
    }

    /** A pending offer of which only this is known. */
    public static ChatTransfer pending(User toUser, User requestedBy, Instant expiresAt) {
        ChatTransfer transfer = new ChatTransfer();
        transfer.toUser = toUser;
        transfer.requestedBy = requestedBy;
        transfer.expiresAt = expiresAt;
        return transfer;
    }

    /** Whether it can still be accepted: a timer may not have come round yet to one that has expired. */
    public boolean isPending(Instant now) {
        return state == ChatTransferState.PENDING && now.isBefore(expiresAt);
    }

    void resolve(ChatTransferState outcome, Instant now) {
        state = outcome;
        resolvedAt = now;
    }

    void reject(String why, Instant now) {
        resolve(ChatTransferState.REJECTED, now);
        rejectReason = why;
    }
}
