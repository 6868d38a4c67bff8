package dev.parley.chat.topic;

import java.time.Instant;

/**
 * Current staffing and load of a topic.
 *
 * @param agentsPresent number of users who are present and may respond
 * @param queueLength number of sessions in the queue
 */
public record TopicSituation(int agentsPresent, int queueLength) {

    /** Returns whether agents answer now: the topic is open, and an agent who may respond is present. */
    public boolean isAttended(ChatTopic topic, Instant now) {
        return agentsPresent > 0 && topic.isOpen(now);
    }
}
