package dev.parley.graphql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;

/**
 * A bucket of tokens for each of many keys, filled evenly. One that nobody has used for as long as it takes to fill is as good as new,
 * and is forgotten. Natively, Caffeine finds its generated classes only when they are named.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSA", "com.github.benmanes.caffeine.cache.PSAMS"})
final class Buckets {

    /** Some ten megabytes. When there are more, those that are used least go first. */
    private static final int MOST = 20_000;

    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * Buckets that hold so many tokens, all of which they have at first.
     *
     * @param period in which as many tokens come as {@code tokens} says
     */
    Buckets(int capacity, int tokens, Duration period, TimeMeter time) {
        this.bandwidth = Bandwidth.builder()
                .capacity(capacity)
                .refillGreedy(tokens, period)
                .build();
        this.time = time;
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(
                        period.multipliedBy(capacity).dividedBy(tokens).plus(period))
                .build();
    }

    /** Takes a token, or tells how long it is until there is one: zero when it was taken. */
    Duration take(String key) {
        ConsumptionProbe probe = of(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** How long it is until there is a token: zero when there is one now. */
    Duration untilNext(String key) {
        Bucket bucket = buckets.getIfPresent(key);
        if (bucket == null) {
            return Duration.ZERO;
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    private Bucket of(String key) {
        return buckets.get(
                key,
                unknown -> Bucket.builder()
                        .addLimit(bandwidth)
                        .withCustomTimePrecision(time)
                        .build());
    }
}
