package dev.parley.support;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/**
 * Identities of customers, signed by two sites of the service under test: the shop has two secrets; the bank has a key for RSA, an audience, an issuer
 * and a prefix of its own, and its identities may be used once.
 */
public final class Identities {

    /** The shop's present secret, with the kid new. */
    public static final String SECRET = "the present secret of the shop in tests";

    /** The shop's former secret, with the kid old. */
    public static final String OLD_SECRET = "the former secret of the shop in tests, still valid";

    private Identities() {}

    /** Settings of a service that accepts the sites. */
    static Map<String, String> settings(String publicKey) {
        return Map.of(
                "parley.identity.sites.shop.keys.new.secret", SECRET,
                "parley.identity.sites.shop.keys.old.secret", OLD_SECRET,
                "parley.identity.sites.bank.keys.rsa.public-key", publicKey,
                "parley.identity.sites.bank.audience", "parley-of-the-bank",
                "parley.identity.sites.bank.issuer", "https://bank.example",
                "parley.identity.sites.bank.subject-prefix", "bank-",
                "parley.identity.sites.bank.one-time", "true");
    }

    /** The claims of a valid identity of the shop. */
    public static Map<String, Object> claims(String subject) {
        return claims(subject, Clock.systemUTC());
    }

    /** The claims of an identity of the shop that is valid at the time of a clock. */
    public static Map<String, Object> claims(String subject, Clock clock) {
        Instant now = clock.instant();
        Map<String, Object> claims = new HashMap<>();
        claims.put("sub", subject);
        claims.put("aud", "parley");
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plusSeconds(300).getEpochSecond());
        return claims;
    }

    /** The claims of a valid identity of the bank. */
    public static Map<String, Object> claimsOfBank(String subject) {
        return with(
                claims(subject),
                Map.of(
                        "aud", "parley-of-the-bank",
                        "iss", "https://bank.example",
                        "jti", UUID.randomUUID().toString()));
    }

    /** Claims with others added or replaced. A claim that is null is removed. */
    public static Map<String, Object> with(Map<String, Object> claims, Map<String, Object> others) {
        Map<String, Object> all = new HashMap<>(claims);
        all.putAll(others);
        return all;
    }

    /** An identity of the shop. */
    public static String ofShop(Map<String, Object> claims) {
        return sign("HS256", secret(SECRET), "new", claims);
    }

    /** An identity of the shop, with the name and e-mail address of a customer. */
    public static String ofShop(String subject, Map<String, Object> others) {
        return ofShop(with(claims(subject), others));
    }

    /** An identity of the bank. */
    public static String ofBank(Map<String, Object> claims) {
        return sign("RS256", privateKey(), "rsa", claims);
    }

    /** A secret as a key. */
    public static Key secret(String secret) {
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** The public key of the bank, as in its settings. */
    public static byte[] publicKey() {
        return Base64.getDecoder().decode(System.getProperty(TestServer.PUBLIC_KEY));
    }

    /** The bank's key. */
    public static Key privateKey() {
        byte[] encoded = Base64.getDecoder().decode(System.getProperty(TestServer.PRIVATE_KEY));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /**
     * Signs claims with any algorithm, none included.
     *
     * @param kid the key's id, or null
     */
    public static String sign(String algorithm, Key key, String kid, Map<String, Object> claims) {
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKey(key);
        if (kid != null) {
            token.setKeyIdHeaderValue(kid);
        }
        token.setPayload(io.vertx.core.json.Json.encode(claims));
        try {
            return token.getCompactSerialization();
        } catch (JoseException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
