package dev.parley.chat.push;

import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The subscription of a browser at a push service, as the browser describes it.
 *
 * @param endpoint its address there
 * @param publicKey its key (p256dh), in Base64url
 * @param authSecret its secret (auth), in Base64url
 * @param expiresAt the end of the subscription, or null if it has none
 */
public record BrowserSubscription(
        String endpoint,
        String publicKey,
        String authSecret,
        @Nullable Instant expiresAt) {

    /** 16 bytes. */
    private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    /** 65 bytes. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{87}");

    /** Cuts the end to the precision of PostgreSQL, which would round it. */
    public BrowserSubscription {
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** @throws RefusalException VALIDATION */
    void requireKeys() {
        require(KEY.matcher(publicKey).matches() && PushKeys.isPublicKey(publicKey), "p256dh");
        require(SECRET.matcher(authSecret).matches(), "auth");
    }

    private static void require(boolean holds, String field) {
        if (!holds) {
            throw new RefusalException(RefusalCode.VALIDATION, field);
        }
    }

    /** Hides the address and the secret. */
    @Override
    public String toString() {
        return "BrowserSubscription";
    }
}
