package dev.parley.chat.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A customer's identity that a site has signed.
 *
 * @param site name of the site
 * @param subject external id of the person: the site's prefix and the claim sub
 * @param email the e-mail address; null if the site gives none
 * @param emailVerified false if the site says that it has not verified the address
 * @param token the token, if it may be used once; else null
 */
public record CustomerIdentity(
        String site,
        String subject,
        @Nullable String email,
        boolean emailVerified,
        @Nullable String name,
        @Nullable String companyName,
        @Nullable OneTimeToken token) {

    /**
     * A token that may be used once.
     *
     * @param hash SHA-256 of the site and the claim jti
     * @param expiresAt when the token is refused anyway
     */
    public record OneTimeToken(String hash, Instant expiresAt) {}

    /** The address by which the person may be found, or null. */
    public @Nullable String trustedEmail() {
        return emailVerified ? email : null;
    }

    /** Without personal data. */
    @Override
    public String toString() {
        return "CustomerIdentity of " + site;
    }
}
