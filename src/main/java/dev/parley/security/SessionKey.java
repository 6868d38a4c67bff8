package dev.parley.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a customer proves itself with: 256 random bits, shown once. Only its hash is stored; a plain SHA-256 is enough, for
 * there is nothing to guess.
 */
public record SessionKey(String value) {

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new key. The source of its bits is made anew: one that is kept would become part of the native image, with its seed. */
    public static SessionKey random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new SessionKey(BASE64.encodeToString(bits));
    }

    /** What is stored in its place, hexadecimal. */
    public String hash() {
        return Sha256.hex(value);
    }

    /**
     * The key, so that only who knows the secret can read it.
     *
     * @param secret hard to guess; it is stored nowhere
     */
    public String sealedWith(String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, nonce, value.getBytes(UTF_8));
        return BASE64.encodeToString(nonce) + "." + BASE64.encodeToString(sealed);
    }

    /** Opens what {@link #sealedWith} made. */
    public static SessionKey unsealed(String sealed, String secret) {
        String[] parts = sealed.split("\\.");
        Base64.Decoder base64 = Base64.getUrlDecoder();
        byte[] key = cipher(Cipher.DECRYPT_MODE, secret, base64.decode(parts[0]), base64.decode(parts[1]));
        return new SessionKey(new String(key, UTF_8));
    }

    private static byte[] cipher(int mode, String secret, byte[] nonce, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            SecretKeySpec key = new SecretKeySpec(Sha256.bytes("session key:" + secret), "AES");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException("A sealed session key could not be made or opened.", failed);
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
