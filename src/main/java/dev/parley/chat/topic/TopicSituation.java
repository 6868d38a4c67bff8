package dev.parley.chat.topic;

import java.time.Instant;

/**
 * How a topic stands at the moment.
 *
 * @param agentsPresent users who are present and may respond
 * @param queueLength sessions that wait
 */
public record TopicSituation(int agentsPresent, int queueLength) {

    /** Whether humans answer now: within the opening hours, and if one is present who may respond. */
    public boolean isAttended(ChatTopic topic, Instant now) {
        return agentsPresent > 0 && topic.isOpen(now);
    }
}
