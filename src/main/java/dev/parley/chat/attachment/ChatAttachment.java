package dev.parley.chat.attachment;

import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A file that was announced by createUpload. {@link AttachmentRows} has its further life. */
@Entity
@Table(name = "chat_attachment")
public class ChatAttachment extends NodeEntity {

    /** Name of the type in global ids. */
    public static final String TYPE = "ChatAttachment";

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    ChatSession chatSession;

    /** The agent or the bot that attaches the file; null for the customer. */
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "created_by")
    @Nullable User createdBy;

    String name;
    int size;
    Instant createdAt;
    Instant expiresAt;

    /**
     * Returns a file that is not received yet.
     *
     * @param by the agent or the bot; null for the customer
     * @param expiresAt time by which the upload must begin
     */
    public static ChatAttachment announced(
            ChatSession session, @Nullable User by, String name, int size, Instant now, Instant expiresAt) {
        ChatAttachment attachment = new ChatAttachment();
        attachment.chatSession = session;
        attachment.createdBy = by;
        attachment.name = name;
        attachment.size = size;
        attachment.createdAt = now;
        attachment.expiresAt = expiresAt;
        return attachment;
    }
}
