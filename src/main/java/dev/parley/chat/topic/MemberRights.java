package dev.parley.chat.topic;

/** What a member of a topic may do in it, see {@link ChatTopicMember}; null leaves a right as it is. */
public record MemberRights(Boolean canRespond, Boolean notifications, Boolean canListen, Boolean manager) {

    /** These rights, and others where these leave them as they are. */
    MemberRights over(MemberRights others) {
        return new MemberRights(
                canRespond == null ? others.canRespond : canRespond,
                notifications == null ? others.notifications : notifications,
                canListen == null ? others.canListen : canListen,
                manager == null ? others.manager : manager);
    }
}
