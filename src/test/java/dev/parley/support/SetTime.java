package dev.parley.support;

import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that only a test advances. It starts at 1970-01-02T00:00Z. */
public class SetTime extends Clock {

    private Instant now = Instant.EPOCH.plus(Duration.ofDays(1));

    /** Advances the clock. */
    public void pass(Duration time) {
        now = now.plus(time);
    }

    /** Returns the clock as a time source of token buckets. */
    public TimeMeter meter() {
        return new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.between(Instant.EPOCH, now).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return false;
            }
        };
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
