package dev.parley.chat;

import dev.parley.crm.User;

/**
 * Whom a session is offered to: an agent or a topic.
 *
 * @param user an agent, or null
 * @param member what that agent may do in the session's topic, or null for nothing
 * @param topic a topic: any agent who may respond in it; or null
 */
record TransferTarget(User user, ChatTopicMember member, ChatTopic topic) {

    /** Why the session cannot be offered to it, or null. */
    RefusalCode refusal(ChatSession session) {
        if (user == null) {
            return null;
        }
        return session.isOwnedBy(user) ? RefusalCode.TRANSFER_TO_SELF : AgentAvailability.refusal(user, member);
    }
}
