package dev.parley.graphql.execution;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.graphql.execution.RateLimits.Limit;
import dev.parley.security.Credentials;
import dev.parley.security.RefusalReason;
import dev.parley.security.Sha256;
import dev.parley.security.TokenFailure;
import io.github.bucket4j.TimeMeter;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Limits how many bad tokens an address may show. Over the limit, a token from there is still verified when this instance has found it good
 * before and it has not expired: those who are signed in go on, although somebody behind the same address is guessing. Other tokens are
 * refused without being verified, which costs an attacker more than it costs the service.
 *
 * <p>A token that has expired is no guess, for its signature was good. It does not count, however many come.
 */
@Singleton
public class LoginLimits {

    /** Reasons that tell of a token which was never good here. */
    private static final Set<RefusalReason> COUNTED =
            Set.of(RefusalReason.TOKEN_INVALID, RefusalReason.TOKEN_WRONG_ISSUER, RefusalReason.TOKEN_WRONG_AUDIENCE);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Some five megabytes. When there are more, those that are used least go first. */
    private static final int MOST_TOKENS = 20_000;

    /** Longer than clients are silent that have a token and are at work. */
    private static final Duration UNUSED = Duration.ofHours(1);

    private final Clock clock;
    private final Optional<Buckets> failures;

    /** When the tokens expire that were found good, in seconds since 1970, by their SHA-256. */
    private final Cache<String, Long> verified = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterAccess(UNUSED)
            .build();

    @Inject
    public LoginLimits(LimitsConfig config, Clock clock) {
        this(config, clock, TimeMeter.SYSTEM_NANOTIME);
    }

    public LoginLimits(LimitsConfig config, Clock clock, TimeMeter time) {
        this.clock = clock;
        this.failures = RateLimits.number(config.failedLogins()).map(most -> new Buckets(most, most, MINUTE, time));
    }

    /**
     * Looks whether credentials may be verified.
     *
     * @param authorization the header of that name, or what stands for it; null when there is none
     * @throws RateLimits.RateLimited when they may not, for their address has shown too many bad tokens
     */
    public void require(String address, String authorization) {
        if (failures.isEmpty() || authorization == null || Credentials.isSessionKey(authorization)) {
            return;
        }
        Duration wait = failures.get().untilNext(RateLimits.network(address));
        if (!wait.isZero() && !isVerified(authorization)) {
            throw new RateLimits.RateLimited(Limit.FAILED_LOGINS, wait);
        }
    }

    private boolean isVerified(String authorization) {
        String token = authorization.substring(authorization.indexOf(' ') + 1).strip();
        Long expiresAt = verified.getIfPresent(Sha256.hex(token));
        return expiresAt != null && clock.instant().getEpochSecond() < expiresAt;
    }

    /** Remembers the token that an identity was verified by. */
    public void succeeded(SecurityIdentity identity) {
        TokenCredential token = identity.getCredential(TokenCredential.class);
        Optional<Long> expiresAt = Credentials.expiresAt(identity);
        if (failures.isPresent() && token != null && expiresAt.isPresent()) {
            verified.put(Sha256.hex(token.getToken().strip()), expiresAt.get());
        }
    }

    /** Counts a failure to sign in, if it is one that guessing brings. */
    public void failed(String address, Throwable failure) {
        boolean isCounted =
                TokenFailure.reasonOf(failure).filter(COUNTED::contains).isPresent();
        if (isCounted) {
            failures.ifPresent(buckets -> buckets.take(RateLimits.network(address)));
        }
    }
}
