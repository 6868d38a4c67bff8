package dev.parley.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a customer proves itself with: 256 random bits, shown once. Only its hash is stored; a plain SHA-256 is enough, for
 * there is nothing to guess.
 */
public record SessionKey(String value) {

    private static final int BYTES = 32;

    /** A new key. The source of its bits is made anew: one that is kept would become part of the native image, with its seed. */
    public static SessionKey random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new SessionKey(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    /** What is stored in its place, hexadecimal. */
    public String hash() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Compares two hashes in constant time. */
    public static boolean sameHash(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
    }

    @Override
    public String toString() {
        return "SessionKey";
    }
}
