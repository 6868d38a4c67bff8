package dev.parley.chat.topic;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import dev.parley.graphql.model.NodeEntity;
import dev.parley.graphql.model.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Membership of a user in a topic, with its four rights. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "chat_topic_user")
@Type("ChatTopicMember")
@Description("What a user may do in a topic.")
public class ChatTopicMember extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "topic_id")
    @NonNull @Reverse(value = "members", description = "Users of the topic, with their rights.")
    @Description("The topic.")
    public ChatTopic topic;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    @NonNull @Reverse(value = "topicMemberships", description = "Topics of the user, with the rights in each.")
    @Description("The user.")
    public User user;

    @NonNull @Description("May accept and answer sessions.")
    public boolean canRespond;

    @NonNull @Description("Is warned of waiting sessions, when present.")
    public boolean notifications;

    @NonNull @Description("May read other agents' active sessions.")
    public boolean canListen;

    @NonNull @Description("May take over, transfer and end sessions of others.")
    public boolean manager;

    /** Somebody who may do nothing in a topic yet. */
    public static ChatTopicMember of(ChatTopic topic, User user) {
        ChatTopicMember member = new ChatTopicMember();
        member.topic = topic;
        member.user = user;
        return member;
    }

    /** Somebody of whom only the rights in a topic are known, all of them. */
    public static ChatTopicMember with(MemberRights rights) {
        ChatTopicMember member = new ChatTopicMember();
        member.take(rights);
        return member;
    }

    private void take(MemberRights rights) {
        canRespond = rights.canRespond();
        notifications = rights.notifications();
        canListen = rights.canListen();
        manager = rights.manager();
    }

    /**
     * Changes the rights.
     *
     * @return whether any is another than before
     * @throws RefusalException VALIDATION when none would be left
     */
    public boolean grant(MemberRights rights) {
        MemberRights before = new MemberRights(canRespond, notifications, canListen, manager);
        MemberRights after = rights.over(before);
        take(after);
        if (!hasAnyRight()) {
            throw new RefusalException(RefusalCode.VALIDATION, "canRespond");
        }
        return !after.equals(before);
    }

    /** A member proper has at least one of the four rights. */
    public boolean hasAnyRight() {
        return canRespond || notifications || canListen || manager;
    }
}
