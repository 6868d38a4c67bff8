package dev.parley.chat.topic;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import dev.parley.security.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Membership of a user in a topic, with four rights. */
@Entity
@Audited
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "chat_topic_user")
@Type("ChatTopicMember")
@Description("Membership of a user in a topic, with the user's rights.")
public class ChatTopicMember extends NodeEntity {

    /** HQL condition on a topic t: it is not deleted, and the user with the login name :login is a member of it, with any right. */
    public static final String OF_AGENT_HQL =
            """
            (not t.deleted and t in (select m.topic from ChatTopicMember m
                        where %s and %s and %s))""".formatted(User.isNamed("m.user", ":login"), User.existsHql("m.user"), hasAnyRightHql("m"));

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "topic_id")
    @NonNull @Reverse(value = "members", description = "Members of the topic, with their rights.")
    @Description("The topic.")
    public ChatTopic topic;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "user_id")
    @NonNull @Reverse(value = "topicMemberships", description = "Topics of which the user is a member, with the user's rights.")
    @Description("The user.")
    public User user;

    @NonNull @Description("May accept and answer sessions.")
    public boolean canRespond;

    @NonNull @Description("Is alerted of waiting sessions while present.")
    public boolean notifications;

    @NonNull @Description("May read other agents' active sessions.")
    public boolean canListen;

    @NonNull @Description("May take over, transfer and end other agents' sessions.")
    public boolean manager;

    /** 0 until the member has its first right. */
    @NonNull @Description("Version of the member; send it as expectedVersion. It increases with every change of the rights.")
    public int version;

    /** Returns a new member without any right. */
    public static ChatTopicMember of(ChatTopic topic, User user) {
        ChatTopicMember member = new ChatTopicMember();
        member.topic = topic;
        member.user = user;
        return member;
    }

    /** Returns a member of which only the rights are known, for checks that need no more. */
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
     * @return whether any right has changed
     * @throws RefusalException VALIDATION if no right would remain
     */
    public boolean grant(MemberRightsChange change) {
        MemberRights before = new MemberRights(canRespond, notifications, canListen, manager);
        MemberRights after = change.over(before);
        take(after);
        if (!hasAnyRight()) {
            throw new RefusalException(RefusalCode.VALIDATION, "canRespond");
        }
        boolean changed = !after.equals(before);
        version += changed ? 1 : 0;
        return changed;
    }

    /** Returns whether the change would appoint or dismiss the member as a manager. */
    public boolean isManagerChangedBy(MemberRightsChange change) {
        return change.manager() != null && change.manager() != manager;
    }

    /** Returns whether the member has at least one of the four rights. A stored member always does. */
    public boolean hasAnyRight() {
        return canRespond || notifications || canListen || manager;
    }

    /** {@link #hasAnyRight()} in HQL, for the alias of a membership. */
    public static String hasAnyRightHql(String member) {
        return "(%1$s.canRespond or %1$s.notifications or %1$s.canListen or %1$s.manager)".formatted(member);
    }

    /** Returns whether the member may read messages of other agents' active sessions. */
    public boolean listens() {
        return canListen || manager;
    }

    /** {@link #listens()} in HQL, for the alias of a membership. */
    public static String listensHql(String member) {
        return "(%1$s.canListen or %1$s.manager)".formatted(member);
    }
}
