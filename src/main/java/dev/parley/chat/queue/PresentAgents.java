package dev.parley.chat.queue;

import dev.parley.chat.AgentAvailability;
import dev.parley.chat.ChatTopic;
import java.util.List;
import org.hibernate.SharedSessionContract;

/** How many users can answer sessions of topics now. */
final class PresentAgents {

    /** HQL of how many a topic has. */
    static final String OF_TOPIC = "select count(*) from ChatTopicMember m join User u on u.id = m.user.id"
            + " where m.topic.id = {row}.id and " + AgentAvailability.HQL.replace("m.user.", "u.");

    private PresentAgents() {}

    /** How many the topics have together; who is in several counts once. */
    static int among(SharedSessionContract database, List<ChatTopic> topics) {
        if (topics.isEmpty()) {
            return 0;
        }
        String hql = "select count(distinct m.user.id) from ChatTopicMember m where one_of(:topics, m.topic.id) and "
                + AgentAvailability.HQL;
        return database.createSelectionQuery(hql, Long.class)
                .setParameter("topics", topics.stream().map(topic -> topic.id).toArray(Long[]::new))
                .getSingleResult()
                .intValue();
    }
}
