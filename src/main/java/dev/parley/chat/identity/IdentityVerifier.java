package dev.parley.chat.identity;

import dev.parley.chat.identity.CustomerIdentity.OneTimeToken;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.security.Sha256;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/** Verifies identities: JWTs that the site of a topic signs for its signed-in customer. */
@ApplicationScoped
public class IdentityVerifier {

    /** Path of the input field that has the identity. */
    public static final String FIELD = "identity";

    private final Clock clock;
    private final Duration skew;
    private final List<IdentitySite> sites;

    IdentityVerifier(Clock clock, IdentityConfig config) {
        this.clock = clock;
        this.skew = config.clockSkew();
        this.sites = config.sites().entrySet().stream()
                .map(site -> new IdentitySite(site.getKey(), site.getValue(), clock))
                .toList();
    }

    /** Creates the verifier when the service starts, so that it does not start with a key that cannot be used. */
    void start(@Observes StartupEvent start) {}

    /**
     * Verifies a token.
     *
     * @return the identity. Whether the topic accepts its site, and whether the token was used before, is for the caller to check
     * @throws RefusalException IDENTITY_NOT_ACCEPTED if no site is configured; IDENTITY_INVALID, IDENTITY_EXPIRED, IDENTITY_WRONG_AUDIENCE,
     * IDENTITY_UNAVAILABLE
     */
    public CustomerIdentity verify(String token) {
        if (sites.isEmpty()) {
            throw refused(RefusalCode.IDENTITY_NOT_ACCEPTED);
        }
        Header header = header(token);
        RefusalCode refusal = null;
        boolean unavailable = false;
        for (IdentitySite site : sites) {
            try {
                for (IdentityKey key : site.keys(header.algorithm(), header.kid())) {
                    JwtClaims claims = claims(token, site, key);
                    if (claims != null) {
                        return IdentityClaims.read(claims, site, oneTime(site, claims));
                    }
                }
            } catch (IdentitySite.UnavailableException failed) {
                unavailable = true;
            } catch (MalformedClaimException malformed) {
                refusal = first(refusal, RefusalCode.IDENTITY_INVALID);
            } catch (RefusalException refused) {
                // Another site may have the same key, and other rules.
                refusal = first(refusal, refused.code());
            }
        }
        throw refused(first(refusal, unavailable ? RefusalCode.IDENTITY_UNAVAILABLE : RefusalCode.IDENTITY_INVALID));
    }

    private static RefusalCode first(@Nullable RefusalCode former, RefusalCode code) {
        return former == null ? code : former;
    }

    /** The parts of a token's header that choose the key. */
    private record Header(
            @Nullable String algorithm, @Nullable String kid) {}

    private static Header header(String token) {
        JsonWebSignature signature = new JsonWebSignature();
        try {
            signature.setCompactSerialization(token);
            return new Header(signature.getAlgorithmHeaderValue(), signature.getKeyIdHeaderValue());
        } catch (JoseException | ClassCastException malformed) {
            throw refused(RefusalCode.IDENTITY_INVALID);
        }
    }

    /**
     * Returns the claims of a valid token, or null if the key did not sign it.
     *
     * @throws RefusalException if the key did sign it, but the token is not valid
     */
    private @Nullable JwtClaims claims(String token, IdentitySite site, IdentityKey key) {
        IdentityConfig.Site config = site.config();
        JwtConsumerBuilder consumer = new JwtConsumerBuilder()
                .setVerificationKey(key.key())
                .setJwsAlgorithmConstraints(
                        ConstraintType.PERMIT, key.algorithms().toArray(String[]::new))
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
                .setAllowedClockSkewInSeconds((int) skew.toSeconds())
                .setRequireSubject()
                .setRequireExpirationTime()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(0, (int) config.maxAge().toSeconds())
                .setExpectedAudience(config.audience());
        config.issuer().ifPresent(consumer::setExpectedIssuer);
        if (config.oneTime()) {
            consumer.setRequireJwtId();
        }
        try {
            return consumer.build().processToClaims(token);
        } catch (InvalidJwtException invalid) {
            RefusalCode code = code(invalid);
            if (code == null) {
                return null;
            }
            throw refused(code);
        }
    }

    /** Returns the code of a token that the key has signed, or null if the signature is not the key's. */
    private static @Nullable RefusalCode code(InvalidJwtException invalid) {
        if (invalid.hasErrorCode(ErrorCodes.AUDIENCE_INVALID) || invalid.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
            return RefusalCode.IDENTITY_WRONG_AUDIENCE;
        }
        if (invalid.hasExpired() || invalid.hasErrorCode(ErrorCodes.ISSUED_AT_INVALID_PAST)) {
            return RefusalCode.IDENTITY_EXPIRED;
        }
        return invalid.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)
                        || invalid.hasErrorCode(ErrorCodes.MISCELLANEOUS)
                        || invalid.hasErrorCode(ErrorCodes.JSON_INVALID)
                ? null
                : RefusalCode.IDENTITY_INVALID;
    }

    private @Nullable OneTimeToken oneTime(IdentitySite site, JwtClaims claims) throws MalformedClaimException {
        if (!site.config().oneTime()) {
            return null;
        }
        // It is refused after that time anyway, whatever its exp.
        long oldest = claims.getIssuedAt().getValue() + site.config().maxAge().toSeconds();
        Instant until = Instant.ofEpochSecond(
                Math.min(oldest, claims.getExpirationTime().getValue()));
        return new OneTimeToken(Sha256.hex(site.name() + " " + claims.getJwtId()), until.plus(skew.multipliedBy(2)));
    }

    static RefusalException refused(RefusalCode code) {
        return new RefusalException(code, FIELD);
    }
}
