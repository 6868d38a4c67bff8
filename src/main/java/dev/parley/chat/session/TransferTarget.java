package dev.parley.chat.session;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import org.jspecify.annotations.Nullable;

/**
 * The target of a transfer: an agent or a topic.
 *
 * @param user the agent, or null
 * @param member that agent's membership of the session's topic, or null
 * @param topic the topic, any of whose agents may accept; or null
 */
public record TransferTarget(
        @Nullable User user,
        @Nullable ChatTopicMember member,
        @Nullable ChatTopic topic) {

    /** Returns why the session cannot be offered to the target, or null if it can. */
    @Nullable RefusalCode refusal(ChatSession session) {
        if (user == null) {
            return null;
        }
        return session.isOwnedBy(user) ? RefusalCode.TRANSFER_TO_SELF : AgentAvailability.refusal(user, member);
    }
}
