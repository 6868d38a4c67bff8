package dev.parley.chat.topic;

/** Rights of a member in a topic; see {@link ChatTopicMember}. Null leaves a right unchanged. */
public record MemberRights(Boolean canRespond, Boolean notifications, Boolean canListen, Boolean manager) {

    /** Returns these rights, with nulls replaced by the other ones. */
    MemberRights over(MemberRights others) {
        return new MemberRights(
                canRespond == null ? others.canRespond : canRespond,
                notifications == null ? others.notifications : notifications,
                canListen == null ? others.canListen : canListen,
                manager == null ? others.manager : manager);
    }
}
