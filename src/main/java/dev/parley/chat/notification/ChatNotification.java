package dev.parley.chat.notification;

import dev.parley.chat.session.AccessRules;
import dev.parley.chat.session.ChatSession;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

/** A notification of a user. The database writes it in the transaction of its cause. It has ids only, no texts. */
@Entity
@Immutable
@Table(name = "chat_notification")
@AgentVisible(by = "chatSession", where = AccessRules.SEES_SESSION, ofRow = ChatNotification.IS_MINE)
@Type("ChatNotification")
@Description("A notification of a user. It is visible as long as its session is.")
@SuppressWarnings("NullAway.Init")
public class ChatNotification extends NodeEntity {

    /** HQL: the notification is the calling agent's. */
    public static final String IS_MINE = "{row}.user.id = {me}";

    @Enumerated(EnumType.STRING)
    @NonNull @Description("The kind of notification.")
    public ChatNotificationKind kind;

    @Column(name = "at")
    @NonNull @Description("Time of the cause.")
    public Instant occurredAt;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    @NonNull @Description("The user who is notified.")
    public User user;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "session_id")
    @NonNull @Description("The session, in its current state.")
    public ChatSession chatSession;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "actor_user_id")
    @Description("The user who caused it. Null for customers and for the service itself.")
    public @Nullable User actor;

    @Description("For MENTION: seq of the note in its session.")
    public @Nullable Integer messageSeq;

    @Description("For ALERT: 1 agents were alerted, 2 managers were alerted.")
    public @Nullable Short alertLevel;

    @Description("Time at which the user marked it as read. Null while it is unread.")
    public @Nullable Instant readAt;

    protected ChatNotification() {}
}
