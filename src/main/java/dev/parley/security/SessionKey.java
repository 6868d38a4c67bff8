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
 * The credential of a customer for one session: 256 random bits, returned once. Only the hash is stored. A plain SHA-256 is sufficient,
 * because random keys cannot be guessed.
 *
 * @param value the key in Base64url without padding
 */
public record SessionKey(String value) {

    /** Marks the key of a further device. No other key contains a full stop. */
    private static final String DEVICE = "d.";

    private static final int BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A new random key. Creates a new SecureRandom each time, because a static one would become part of the native image with its seed. */
    public static SessionKey random() {
        byte[] bits = new byte[BYTES];
        new SecureRandom().nextBytes(bits);
        return new SessionKey(BASE64.encodeToString(bits));
    }

    /** A new random key for a further device of the same customer; see {@link DeviceKeys}. */
    public static SessionKey ofDevice() {
        return new SessionKey(DEVICE + random().value);
    }

    /** Whether this is the key of a further device. */
    public boolean isOfDevice() {
        return value.startsWith(DEVICE);
    }

    /** SHA-256 hash of the key, hexadecimal, as stored. */
    public String hash() {
        return Sha256.hex(value);
    }

    /**
     * Encrypts the key.
     *
     * @param secret the secret to decrypt it; it must be hard to guess and is not stored
     */
    public String sealedWith(String secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        new SecureRandom().nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, secret, nonce, value.getBytes(UTF_8));
        return BASE64.encodeToString(nonce) + "." + BASE64.encodeToString(sealed);
    }

    /** Decrypts the result of {@link #sealedWith}. */
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
            throw new IllegalStateException("A session key could not be encrypted or decrypted.", failed);
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
