package dev.parley.chat.queue;

import dev.parley.chat.AgentQueue;
import dev.parley.chat.ChatTopic;
import jakarta.json.JsonArray;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.SharedSessionContract;

/** The queue of a topic at one instant. */
record TopicQueue(ChatTopic topic, Waiting waiting) {

    private static final String WAITING = """
            select s.topic.id, count(*), min(s.waitingSince), sum((:now - s.waitingSince) by second)
            from ChatSession s
            where one_of(:topics, s.topic.id) and %s
            group by s.topic.id""".formatted(AgentQueue.waitsHql("s"));

    /** HQL of the same for one topic: how many wait, since when the first, and the sum of those times; in seconds since 1970. */
    static final String OF_TOPIC =
            "select json_build_array(count(*), extract(epoch from min(s.waitingSince)), sum(extract(epoch from s.waitingSince)))"
                    + " from ChatSession s where s.topic.id = {row}.id and " + AgentQueue.waitsHql("s");

    /** The queue of a topic, of what {@link #OF_TOPIC} gives. */
    static TopicQueue of(ChatTopic topic, JsonArray found, Instant now) {
        int length = found.getInt(0);
        return new TopicQueue(
                topic,
                length == 0
                        ? Waiting.NOBODY
                        : new Waiting(
                                length, Math.toIntExact(seconds(now, 1, found, 1)), seconds(now, length, found, 2)));
    }

    /** Seconds from the sum of some times until now, counted for each of them. */
    private static long seconds(Instant now, int times, JsonArray found, int place) {
        BigDecimal until = BigDecimal.valueOf(now.getEpochSecond()).add(BigDecimal.valueOf(now.getNano(), 9));
        return until.multiply(BigDecimal.valueOf(times))
                .subtract(found.getJsonNumber(place).bigDecimalValue())
                .max(BigDecimal.ZERO)
                .longValue();
    }

    /** The queues of topics, in the topics' order, the empty ones too. */
    static List<TopicQueue> of(SharedSessionContract database, List<ChatTopic> topics, Instant now) {
        if (topics.isEmpty()) {
            return List.of();
        }
        Long[] ids = topics.stream().map(topic -> topic.id).toArray(Long[]::new);
        Map<Long, Waiting> waiting = database
                .createSelectionQuery(WAITING, Object[].class)
                .setParameter("now", now)
                .setParameter("topics", ids)
                .list()
                .stream()
                .collect(Collectors.toMap(row -> (Long) row[0], row -> waiting(row, now)));
        return topics.stream()
                .map(topic -> new TopicQueue(topic, waiting.getOrDefault(topic.id, Waiting.NOBODY)))
                .toList();
    }

    /** Never less than no time: the clock of who wrote a row may be ahead of ours. */
    private static Waiting waiting(Object[] row, Instant now) {
        long longest = Duration.between((Instant) row[2], now).toSeconds();
        return new Waiting(
                ((Long) row[1]).intValue(), Math.toIntExact(Math.max(0, longest)), Math.max(0, (Long) row[3]));
    }

    /** Where the next who asks will stand. */
    QueuePosition next() {
        return QueuePosition.of(waiting.length() + 1, topic.acceptPace());
    }
}
