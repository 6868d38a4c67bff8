package dev.parley.support.push;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** A browser that has subscribed at a push service, with keys of its own. It decrypts by RFC 8291, without the code under test. */
public final class PushBrowser {

    private static final String CURVE = "secp256r1";
    private static final int COORDINATE = 32;
    private static final int SALT = 16;
    private static final int TAG_BITS = 128;

    private final ECPrivateKey privateKey;
    private final byte[] publicKey;
    private final byte[] secret;

    private PushBrowser(ECPrivateKey privateKey, byte[] publicKey, byte[] secret) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
        this.secret = secret;
    }

    /** A browser with new keys. */
    public static PushBrowser random() {
        KeyPair keys = keyPair();
        byte[] secret = new byte[SALT];
        new SecureRandom().nextBytes(secret);
        return new PushBrowser((ECPrivateKey) keys.getPrivate(), raw((ECPublicKey) keys.getPublic()), secret);
    }

    /** A browser with given keys, in Base64url. */
    public static PushBrowser of(String privateKey, String publicKey, String secret) {
        try {
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new ECPrivateKeySpec(new BigInteger(1, decoded(privateKey)), curve()));
            return new PushBrowser(key, decoded(publicKey), decoded(secret));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }

    /** A new key pair on the curve P-256. */
    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The 65 bytes of a public key: 4, and both coordinates. */
    static byte[] raw(ECPublicKey key) {
        ByteBuffer raw = ByteBuffer.allocate(1 + 2 * COORDINATE).put((byte) 4);
        raw.put(fixed(key.getW().getAffineX())).put(fixed(key.getW().getAffineY()));
        return raw.array();
    }

    /** A number as 32 bytes. */
    static byte[] fixed(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE];
        int length = Math.min(bytes.length, COORDINATE);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE - length, length);
        return fixed;
    }

    /** The public key of 65 bytes. */
    static PublicKey publicKey(byte[] raw) throws GeneralSecurityException {
        ECPoint point = new ECPoint(
                new BigInteger(1, Arrays.copyOfRange(raw, 1, 1 + COORDINATE)),
                new BigInteger(1, Arrays.copyOfRange(raw, 1 + COORDINATE, 1 + 2 * COORDINATE)));
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, curve()));
    }

    private static ECParameterSpec curve() throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(CURVE));
        return parameters.getParameterSpec(ECParameterSpec.class);
    }

    static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] decoded(String base64url) {
        return Base64.getUrlDecoder().decode(base64url);
    }

    /** Its public key, in Base64url. */
    public String p256dh() {
        return encoded(publicKey);
    }

    /** Its secret, in Base64url. */
    public String auth() {
        return encoded(secret);
    }

    /** Decrypts the body of a push in the encoding aes128gcm. Fails if it is not for this browser. */
    public String decrypt(byte[] body) {
        try {
            byte[] salt = Arrays.copyOfRange(body, 0, SALT);
            int recordSize = ByteBuffer.wrap(body).getInt(SALT);
            int end = SALT + 5 + body[SALT + 4];
            byte[] sender = Arrays.copyOfRange(body, SALT + 5, end);
            byte[] content = Arrays.copyOfRange(body, end, body.length);
            if (content.length > recordSize) {
                throw new IllegalArgumentException("The push has several records.");
            }
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(privateKey);
            agreement.doPhase(publicKey(sender), true);
            byte[] shared = hmac(secret, agreement.generateSecret());
            byte[] material = hmac(shared, info("WebPush: info"), publicKey, sender, new byte[] {1});
            byte[] derived = hmac(salt, material);
            byte[] key = Arrays.copyOf(hmac(derived, info("Content-Encoding: aes128gcm"), new byte[] {1}), 16);
            byte[] nonce = Arrays.copyOf(hmac(derived, info("Content-Encoding: nonce"), new byte[] {1}), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return text(cipher.doFinal(content));
        } catch (GeneralSecurityException notForThisBrowser) {
            throw new IllegalArgumentException(notForThisBrowser);
        }
    }

    private static byte[] info(String text) {
        return (text + "\0").getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hmac(byte[] key, byte[]... parts) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        for (byte[] part : parts) {
            mac.update(part);
        }
        return mac.doFinal();
    }

    /** The text before the delimiter 2 and the padding of the last record. */
    private static String text(byte[] padded) {
        int end = padded.length - 1;
        while (padded[end] == 0) {
            end--;
        }
        if (padded[end] != 2) {
            throw new IllegalArgumentException("The record has no delimiter.");
        }
        return new String(padded, 0, end, StandardCharsets.UTF_8);
    }
}
