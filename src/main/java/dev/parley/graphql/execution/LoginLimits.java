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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Limits how many invalid tokens an address may send. Above the limit, a token from that address is only verified if
 * this instance verified it successfully before and it has not expired. So signed-in users continue to work while an
 * attacker behind the same address guesses tokens. Other tokens are rejected without verification, which costs an
 * attacker more than the service.
 *
 * <p>Expired tokens are not counted, because their signature was valid.
 */
@Singleton
public class LoginLimits {

    /** Reasons that mean that the token was never valid. */
    private static final Set<RefusalReason> COUNTED =
            Set.of(RefusalReason.TOKEN_INVALID, RefusalReason.TOKEN_WRONG_ISSUER, RefusalReason.TOKEN_WRONG_AUDIENCE);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Maximum number of remembered tokens, about 5 MB. The least used are evicted first. */
    private static final int MOST_TOKENS = 20_000;

    /** Longer than a client with a token stays silent during work. */
    private static final Duration UNUSED = Duration.ofHours(1);

    private final Clock clock;
    private final Optional<Buckets> failures;

    /** Expiry of verified tokens in seconds since 1970, by the SHA-256 of the token. */
    private final Cache<String, Long> verified = Caffeine.newBuilder()
            .maximumSize(MOST_TOKENS)
            .expireAfterAccess(UNUSED)
            .build();

    /** When the token of a credential was remembered last. Requests with the same token share a credential for some seconds. */
    private final Cache<TokenCredential, Instant> remembered =
            Caffeine.newBuilder().weakKeys().build();

    /** Creates the limits from the settings. */
    @Inject
    public LoginLimits(LimitsConfig config, Clock clock) {
        this(config, clock, TimeMeter.SYSTEM_NANOTIME);
    }

    /** Creates the limits with a time source for the buckets. */
    public LoginLimits(LimitsConfig config, Clock clock, TimeMeter time) {
        this.clock = clock;
        this.failures = RateLimits.number(config.failedLogins()).map(most -> new Buckets(most, most, MINUTE, time));
    }

    /**
     * Checks whether credentials may be verified.
     *
     * @param authorization the Authorization header or its equivalent, or null
     * @throws RateLimits.RateLimited if the address has sent too many invalid tokens
     */
    public void require(@Nullable String address, @Nullable String authorization) {
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

    /** Remembers the token of a verified identity. */
    public void succeeded(SecurityIdentity identity) {
        TokenCredential token = identity.getCredential(TokenCredential.class);
        if (failures.isEmpty() || token == null) {
            return;
        }
        Instant now = clock.instant();
        Instant last = remembered.getIfPresent(token);
        if (last != null && now.isBefore(last.plus(MINUTE))) {
            return;
        }
        Credentials.expiresAt(identity).ifPresent(expiry -> {
            verified.put(Sha256.hex(token.getToken().strip()), expiry);
            remembered.put(token, now);
        });
    }

    /** Counts a failed login if its reason indicates guessing. */
    public void failed(@Nullable String address, @Nullable Throwable failure) {
        boolean isCounted =
                TokenFailure.reasonOf(failure).filter(COUNTED::contains).isPresent();
        if (isCounted) {
            failures.ifPresent(buckets -> buckets.take(RateLimits.network(address)));
        }
    }
}
