package dev.parley.chat.topic;

/** What a member of a topic may do in it, see {@link ChatTopicMember}; null leaves a right as it is. */
public record TopicRights(Boolean canRespond, Boolean notifications, Boolean canListen, Boolean manager) {

    /** These rights, and others where these leave them as they are. */
    TopicRights over(TopicRights others) {
        return new TopicRights(
                canRespond == null ? others.canRespond : canRespond,
                notifications == null ? others.notifications : notifications,
                canListen == null ? others.canListen : canListen,
                manager == null ? others.manager : manager);
    }
}
