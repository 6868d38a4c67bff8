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
 * A token bucket for each of many keys, refilled evenly. A bucket that was not used for the time it takes to refill
 * equals a new one, and is evicted. A native image needs Caffeine's generated classes to be named here.
 */
@RegisterForReflection(
        classNames = {"com.github.benmanes.caffeine.cache.SSMSA", "com.github.benmanes.caffeine.cache.PSAMS"})
final class Buckets {

    /** Maximum number of buckets, about 10 MB. The least used are evicted first. */
    private static final int MOST = 20_000;

    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private final Cache<String, Bucket> buckets;

    /**
     * Creates buckets that are full at first.
     *
     * @param capacity maximum number of tokens in a bucket
     * @param tokens tokens that are added in each period
     * @param period refill period
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

    /** Takes a token. Returns the time until the next token, or zero if one was taken. */
    Duration take(String key) {
        ConsumptionProbe probe = of(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }

    /** Returns the time until the next token, or zero if one is available. */
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
