package dev.parley.chat.notification;

import org.eclipse.microprofile.graphql.Description;

/** Kinds of notifications. The database's triggers write these names. */
@Description("Kinds of notifications.")
public enum ChatNotificationKind {
    @Description(
            "A session entered the agents' queue of a topic. For present members with the right notifications, except the user who caused it.")
    NEW_CHAT,
    @Description(
            "A session is offered: a waiting one by the topic's assignment, or a transfer to the user. A transfer to a topic notifies its present members with the rights canRespond and notifications.")
    OFFER,
    @Description("A manager assigned a waiting session to the user.")
    ASSIGNED,
    @Description("A note mentions the user; see messageSeq.")
    MENTION,
    @Description(
            "A customer waits too long; see alertLevel. In the queue, present members with the right notifications are notified; in a conversation, its agent. Level 2 also notifies the managers of the topic.")
    ALERT,
    @Description(
            "A session returned to the queue. For present members with the right notifications and for the agent who had it, except the user who returned it.")
    RETURNED_SESSION
}
