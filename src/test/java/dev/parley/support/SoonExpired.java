package dev.parley.support;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** Tokens that expire during a test. */
public final class SoonExpired {

    private static final Duration SHORTEST = Duration.ofSeconds(3);

    private SoonExpired() {}

    /**
     * Does something as an agent while its token is valid. If the token has expired before, as on a busy machine, does it again with a token that
     * is valid for twice the time.
     *
     * @param attempt returns empty if the token was not accepted
     */
    public static <T> T whileValid(String login, Function<Caller, Optional<T>> attempt) {
        for (Duration life = SHORTEST; life.compareTo(Waits.PATIENCE) < 0; life = life.multipliedBy(2)) {
            Optional<T> done = attempt.apply(Caller.agent(login, life));
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new AssertionError("No token was valid for long enough");
    }
}
