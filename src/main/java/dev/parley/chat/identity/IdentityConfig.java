package dev.parley.chat.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Whose signed identities of customers are accepted. See docs/verified-customers.md. */
@ConfigMapping(prefix = "parley.identity")
public interface IdentityConfig {

    /** How far the clocks of a site and of the service may differ, when exp, nbf and iat of an identity are checked. */
    @WithDefault("30S")
    Duration clockSkew();

    /** The sites that sign identities, by name. */
    Map<String, Site> sites();

    /** A site. */
    interface Site {

        /** The audience that the claim aud must contain, so that a token that the site signs for another purpose does not count. */
        @WithDefault("parley")
        String audience();

        /** The issuer that the claim iss must name. Without it, iss is not checked. */
        Optional<String> issuer();

        /** How long after its iat an identity counts, whatever its exp. */
        @WithDefault("1H")
        Duration maxAge();

        /** Whether each identity counts once. It then needs the claim jti. */
        @WithDefault("false")
        boolean oneTime();

        /**
         * A text that precedes the claim sub in the external id of a person. Set it if two sites number their customers independently of each
         * other.
         */
        Optional<String> subjectPrefix();

        /** The site's keys, by kid. An identity without a kid may be signed by any of them. */
        Map<String, Key> keys();

        /** Further keys, as a JWK Set. */
        Optional<String> jwks();

        /**
         * Address of a JWK Set with further keys, of up to 512 KB. It is read when the first identity arrives, again every 10 minutes, and again for an
         * unknown kid. Redirects are not followed. Use https, because an attacker on an http connection can replace the keys.
         */
        Optional<String> jwksUrl();
    }

    /** A key of a site: a secret or a public key. */
    interface Key {

        /** A secret for HS256, of at least 32 bytes. */
        Optional<String> secret();

        /** A public key, as PEM or its Base64: RSA for RS256 and PS256, EC for ES256, ES384 and ES512, Ed25519 for EdDSA. */
        Optional<String> publicKey();
    }
}
