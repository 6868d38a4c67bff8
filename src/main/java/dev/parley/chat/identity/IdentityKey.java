package dev.parley.chat.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwk.JsonWebKey;
import org.jspecify.annotations.Nullable;

/**
 * A key that verifies signatures. The key decides which algorithms count, never the token: otherwise a public key could be used as a secret.
 *
 * @param id the kid; null for none
 * @param algorithms JWS algorithms that fit the key
 */
record IdentityKey(@Nullable String id, Key key, Set<String> algorithms) {

    private static final int LEAST_SECRET_BYTES = 32;

    /** A secret for HS256. Empty if it is too short. */
    static Optional<IdentityKey> ofSecret(String id, String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return bytes.length < LEAST_SECRET_BYTES
                ? Optional.empty()
                : Optional.of(new IdentityKey(id, new SecretKeySpec(bytes, "HmacSHA256"), Set.of("HS256")));
    }

    /** A public key, as PEM or Base64. Empty if it is none that can be used. */
    static Optional<IdentityKey> ofPublicKey(String id, String text) {
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
        for (String type : List.of("RSA", "EC", "Ed25519")) {
            try {
                return of(id, KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der)), null);
            } catch (GeneralSecurityException anotherType) {
                // The next type may fit.
            }
        }
        return Optional.empty();
    }

    /** A key of a JWK Set. Empty if it does not verify signatures, such as a key for encryption. */
    static Optional<IdentityKey> of(JsonWebKey jwk) {
        return "enc".equals(jwk.getUse()) ? Optional.empty() : of(jwk.getKeyId(), jwk.getKey(), jwk.getAlgorithm());
    }

    /** @param algorithm the only algorithm of the key; null for all that fit */
    private static Optional<IdentityKey> of(@Nullable String id, Key key, @Nullable String algorithm) {
        Set<String> fitting = algorithms(key);
        if (algorithm != null) {
            fitting = fitting.contains(algorithm) ? Set.of(algorithm) : Set.of();
        }
        return fitting.isEmpty() ? Optional.empty() : Optional.of(new IdentityKey(id, key, fitting));
    }

    private static Set<String> algorithms(Key key) {
        if (key instanceof SecretKey secret) {
            return secret.getEncoded().length < LEAST_SECRET_BYTES ? Set.of() : Set.of("HS256");
        }
        if (key instanceof RSAPublicKey) {
            return Set.of("RS256", "PS256");
        }
        if (key instanceof ECPublicKey curve) {
            return switch (curve.getParams().getOrder().bitLength()) {
                case 256 -> Set.of("ES256");
                case 384 -> Set.of("ES384");
                case 521 -> Set.of("ES512");
                default -> Set.of();
            };
        }
        return key instanceof EdECPublicKey ? Set.of("EdDSA") : Set.of();
    }

    /** Returns those of some keys that may have made a signature with these parameters. */
    static List<IdentityKey> fitting(List<IdentityKey> keys, @Nullable String algorithm, @Nullable String kid) {
        return keys.stream().filter(key -> key.fits(algorithm, kid)).toList();
    }

    /** Whether the key may have made a signature with these parameters. */
    boolean fits(@Nullable String algorithm, @Nullable String kid) {
        return algorithm != null && algorithms.contains(algorithm) && (kid == null || id == null || kid.equals(id));
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IdentityKey " + id;
    }
}
