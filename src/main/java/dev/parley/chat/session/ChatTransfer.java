package dev.parley.chat.session;

import dev.parley.chat.ChatTransferState;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
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
import org.jspecify.annotations.Nullable;

/** An offer of a session to another agent, or to the agents of a topic. Changed only under the session's lock. */
@Entity
@Table(name = "chat_transfer")
@AgentVisible(by = "chatSession", where = AccessRules.SEES_SESSION)
@Type("ChatTransfer")
@Description("An offer of a session to another agent, or to the agents of a topic.")
public class ChatTransfer extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @NonNull @Reverse(value = "transfers", description = "Transfers of the session, with the outcome of each.")
    @Description("The session.")
    public ChatSession chatSession;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "requested_by")
    @NonNull @Reverse(value = "requestedTransfers", description = "Transfers that the user requested.")
    @Description("The user who requested the transfer.")
    public User requestedBy;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "to_user_id")
    @Reverse(value = "transfers", description = "Transfers offered to the user.")
    @Description("The target agent. Null if the session is offered to a topic.")
    public @Nullable User toUser;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "to_topic_id")
    @Reverse(value = "transfers", description = "Transfers offered to the agents of the topic.")
    @Description("The target topic. Null if the session is offered to one agent.")
    public @Nullable ChatTopic toTopic;

    @Enumerated
    @NonNull @Description("State of the transfer.")
    public ChatTransferState state = ChatTransferState.PENDING;

    @NonNull @Description("Time of the request.")
    public Instant requestedAt;

    @NonNull @Description("Time until which the transfer can be accepted.")
    public Instant expiresAt;

    @Description("Time at which the transfer was accepted, rejected, cancelled or expired.")
    public @Nullable Instant resolvedAt;

    @Description("Comment of the requester.")
    public @Nullable String reason;

    @Description("Reason for the rejection.")
    public @Nullable String rejectReason;

    /** Creates a transfer. The caller has checked that no other transfer is pending. */
    static ChatTransfer offer(
            ChatSession session,
            User by,
            TransferTarget target,
            @Nullable String reason,
            Instant now,
            Duration validFor) {
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

    /** Creates a pending transfer of which only these columns are known. */
    public static ChatTransfer pending(@Nullable User toUser, User requestedBy, Instant expiresAt) {
        ChatTransfer transfer = new ChatTransfer();
        transfer.toUser = toUser;
        transfer.requestedBy = requestedBy;
        transfer.expiresAt = expiresAt;
        return transfer;
    }

    /** Returns whether the transfer can still be accepted. An expired one stays in the state PENDING until a timer resolves it. */
    public boolean isPending(Instant now) {
        return state == ChatTransferState.PENDING && now.isBefore(expiresAt);
    }

    void resolve(ChatTransferState outcome, Instant now) {
        state = outcome;
        resolvedAt = now;
    }

    void reject(@Nullable String why, Instant now) {
        resolve(ChatTransferState.REJECTED, now);
        rejectReason = why;
    }
}
