package dev.parley.chat.statistics;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The present state of some topics. Equal values are the same to a client.
 *
 * @param total the topics together
 */
record LiveStatistics(Figures total, List<OfTopic> topics) {

    /** The present state of a topic. */
    record OfTopic(long topic, Figures figures) {}

    /**
     * Figures of one topic, or of several.
     *
     * @param longestWaitingSince start of the longest wait; null if no session waits
     * @param active number of conversations with an agent
     * @param present ids of the users who can answer
     */
    record Figures(
            int waiting, @Nullable Instant longestWaitingSince, int active, int handledByBot, Set<Long> present) {

        static final Figures NONE = new Figures(0, null, 0, 0, Set.of());

        /** Returns the figures of both together. An agent of both counts once. */
        Figures and(Figures other) {
            Set<Long> both = new HashSet<>(present);
            both.addAll(other.present);
            Instant since = Stream.of(this, other)
                    .map(Figures::longestWaitingSince)
                    .filter(Objects::nonNull)
                    .min(Instant::compareTo)
                    .orElse(null);
            return new Figures(
                    waiting + other.waiting,
                    since,
                    active + other.active,
                    handledByBot + other.handledByBot,
                    Set.copyOf(both));
        }
    }

    /** Returns the state of some topics. */
    static LiveStatistics of(List<OfTopic> topics) {
        return new LiveStatistics(
                topics.stream().map(OfTopic::figures).reduce(Figures.NONE, Figures::and), List.copyOf(topics));
    }

    /** Returns the state of those topics that are among some. */
    LiveStatistics among(Collection<?> ids) {
        return of(topics.stream().filter(each -> ids.contains(each.topic())).toList());
    }
}
