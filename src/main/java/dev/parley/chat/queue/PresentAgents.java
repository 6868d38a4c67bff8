package dev.parley.chat.queue;

import dev.parley.chat.AgentAvailability;
import dev.parley.chat.ChatTopic;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.SharedSessionContract;

/** How many users can answer sessions of topics now. */
final class PresentAgents {

    private static final String PRESENT =
            " from ChatTopicMember m where one_of(:topics, m.topic.id) and " + AgentAvailability.HQL;

    private PresentAgents() {}

    /** How many each topic has, by the topics' numbers. */
    static Map<Long, Integer> of(SharedSessionContract database, List<ChatTopic> topics) {
        String hql = "select m.topic.id, count(*)" + PRESENT + " group by m.topic.id";
        Map<Long, Integer> present =
                database.createSelectionQuery(hql, Object[].class).setParameter("topics", ids(topics)).list().stream()
                        .collect(Collectors.toMap(row -> (Long) row[0], row -> ((Long) row[1]).intValue()));
        return topics.stream().collect(Collectors.toMap(topic -> topic.id, topic -> present.getOrDefault(topic.id, 0)));
    }

    /** How many the topics have together; who is in several counts once. */
    static int among(SharedSessionContract database, List<ChatTopic> topics) {
        if (topics.isEmpty()) {
            return 0;
        }
        String hql = "select count(distinct m.user.id)" + PRESENT;
        return database.createSelectionQuery(hql, Long.class)
                .setParameter("topics", ids(topics))
                .getSingleResult()
                .intValue();
    }

    private static Long[] ids(List<ChatTopic> topics) {
        return topics.stream().map(topic -> topic.id).toArray(Long[]::new);
    }
}
