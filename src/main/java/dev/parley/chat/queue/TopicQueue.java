package dev.parley.chat.queue;

import static java.util.stream.Collectors.toSet;

import dev.parley.chat.WholeSeconds;
import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.chat.session.AgentAvailability;
import dev.parley.chat.topic.ChatTopic;
import jakarta.json.JsonArray;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.SharedSessionContract;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/**
 * The queue of a topic at one time.
 *
 * @param present ids of the users who can answer its sessions; empty if they were not read
 */
record TopicQueue(ChatTopic topic, Waiting waiting, Set<Long> present) {

    /** Earlier times count as this one. Imported rows may have minus infinity, with which PostgreSQL cannot calculate. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final String SINCE =
            "greatest(extract(epoch from s.waitingSince), " + EARLIEST.getEpochSecond() + ")";

    /** HQL of the number of waiting sessions of a topic, the start of the longest wait, and the sum of all starts, in seconds since 1970. */
    static final String WAITING_OF_TOPIC = "select json_build_array(count(*), min(" + SINCE + "), sum(" + SINCE + "))"
            + " from ChatSession s where s.topic.id = {row}.id and " + AgentQueue.waitsHql("s");

    /** HQL of the number of users who can answer sessions of a topic. */
    static final String PRESENT_IN_TOPIC = presentIn("{row}.id");

    /** HQL of the number of users who can answer a session. */
    static final String PRESENT_FOR_SESSION = presentIn("{row}.topic.id");

    private static final String QUEUES = """
            select (select listagg(cast(m.user.id as string), ',') from ChatTopicMember m where m.topic = t and %s),
                   w.length, w.since, w.total, t
            from ChatTopic t join lateral (
                select count(*) as length, min(greatest(s.waitingSince, :earliest)) as since,
                       sum((:now - greatest(s.waitingSince, :earliest)) by second) as total
                from ChatSession s where s.topic = t and %s) w
            where\s""".formatted(AgentAvailability.hql("m.user"), AgentQueue.waitsHql("s"));

    private static String presentIn(String topic) {
        return "select count(*) from ChatTopicMember m join User u on u.id = m.user.id where m.topic.id = " + topic
                + " and " + AgentAvailability.hql("u");
    }

    /** Returns the queue of a topic from a result of {@link #WAITING_OF_TOPIC}. */
    static TopicQueue of(ChatTopic topic, JsonArray found, Instant now) {
        int length = found.getInt(0);
        Waiting waiting = length == 0
                ? Waiting.NOBODY
                : new Waiting(length, WholeSeconds.of(seconds(now, 1, found, 1)), seconds(now, length, found, 2));
        return new TopicQueue(topic, waiting, Set.of());
    }

    /** Returns the sum of the seconds from a number of times until now, given the sum of those times. */
    private static long seconds(Instant now, int times, JsonArray found, int place) {
        BigDecimal until = BigDecimal.valueOf(now.getEpochSecond()).add(BigDecimal.valueOf(now.getNano(), 9));
        return until.multiply(BigDecimal.valueOf(times))
                .subtract(found.getJsonNumber(place).bigDecimalValue())
                .max(BigDecimal.ZERO)
                .longValue();
    }

    /**
     * Returns the queues of topics by topic id, including empty ones.
     *
     * @param where HQL condition on a topic t, with one parameter
     */
    static List<TopicQueue> of(
            SharedSessionContract database, String where, String parameter, Object value, Instant now) {
        SelectionQuery<Object[]> query =
                database.createSelectionQuery(QUEUES + where + " order by t.id", Object[].class);
        return query
                .setParameter("now", now)
                .setParameter("earliest", EARLIEST)
                .setParameter(parameter, value)
                .list()
                .stream()
                .map(row -> new TopicQueue((ChatTopic) row[4], waiting(row, now), numbers((String) row[0])))
                .toList();
    }

    /** Waits are never negative: the clock of the instance that wrote a row may be ahead. */
    private static Waiting waiting(Object[] row, Instant now) {
        int length = ((Long) row[1]).intValue();
        if (length == 0) {
            return Waiting.NOBODY;
        }
        int longest = WholeSeconds.between((Instant) row[2], now);
        return new Waiting(length, Math.max(0, longest), Math.max(0, (Long) row[3]));
    }

    private static Set<Long> numbers(@Nullable String list) {
        return list == null
                ? Set.of()
                : Stream.of(list.split(",")).map(Long::valueOf).collect(toSet());
    }

    /** Returns the position that the next customer would have. */
    QueuePosition next() {
        return next(!present.isEmpty());
    }

    /**
     * Returns the position that the next customer would have.
     *
     * @param attended whether an agent who may respond in the topic is present
     */
    QueuePosition next(boolean attended) {
        return QueuePosition.of(waiting.length() + 1, topic.acceptPace(), attended);
    }
}
