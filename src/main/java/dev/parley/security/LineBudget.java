package dev.parley.security;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/** Rate limit for log lines of one kind, so that repeated rejected requests cannot fill the disk. */
final class LineBudget {

    /** Maximum number of lines per second. */
    static final int LINES_PER_SECOND = 10;

    private final Bucket lines;
    private final AtomicLong heldBack = new AtomicLong();

    LineBudget(TimeMeter time) {
        lines = Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(LINES_PER_SECOND)
                        .refillGreedy(LINES_PER_SECOND, Duration.ofSeconds(1))
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }

    /** Takes one line. Returns the number of lines suppressed since the last one, or empty if this line is suppressed, too. */
    OptionalLong take() {
        if (lines.tryConsume(1)) {
            return OptionalLong.of(heldBack.getAndSet(0));
        }
        heldBack.incrementAndGet();
        return OptionalLong.empty();
    }
}
