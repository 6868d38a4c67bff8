package dev.parley.chat.session;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;

/**
 * Whom a session is offered to: an agent or a topic.
 *
 * @param user an agent, or null
 * @param member what that agent may do in the session's topic, or null for nothing
 * @param topic a topic: any agent who may respond in it; or null
 */
public record TransferTarget(User user, ChatTopicMember member, ChatTopic topic) {

    /** Why the session cannot be offered to it, or null. */
    RefusalCode refusal(ChatSession session) {
        if (user == null) {
            return null;
        }
        return session.isOwnedBy(user) ? RefusalCode.TRANSFER_TO_SELF : AgentAvailability.refusal(user, member);
    }
}
