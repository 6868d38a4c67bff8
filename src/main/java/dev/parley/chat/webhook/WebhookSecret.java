package dev.parley.chat.webhook;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that signs deliveries, as the Standard Webhooks specification describes it.
 *
 * @param stored Base64 of the key: of HMAC, or the private key of Ed25519 in PKCS #8
 * @param publicKey the public key of Ed25519 for receivers; null for HMAC, and for a key that was read from the database
 */
record WebhookSecret(
        WebhookSigning signing, String stored, @Nullable String publicKey) {

    private static final String SYMMETRIC = "whsec_";
    private static final String PUBLIC = "whpk_";
    private static final String HMAC = "HmacSHA256";
    private static final String ED25519 = "Ed25519";
    private static final int HMAC_BYTES = 32;
    private static final int ED25519_BYTES = 32;

    /** Returns a new random key. */
    static WebhookSecret random(WebhookSigning signing) {
        return switch (signing) {
            case HMAC_SHA256 -> {
                byte[] key = new byte[HMAC_BYTES];
                new SecureRandom().nextBytes(key);
                yield new WebhookSecret(signing, base64(key), null);
            }
            case ED25519 -> {
                KeyPair pair = keyPair();
                byte[] encoded = pair.getPublic().getEncoded();
                // The raw key is the end of its encoding in X.509.
                byte[] raw = Arrays.copyOfRange(encoded, encoded.length - ED25519_BYTES, encoded.length);
                yield new WebhookSecret(signing, base64(pair.getPrivate().getEncoded()), PUBLIC + base64(raw));
            }
        };
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance(ED25519).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the secret for the receiver: whsec_ and Base64. Null if it needs only the public key. */
    @Nullable String shown() {
        return signing == WebhookSigning.HMAC_SHA256 ? SYMMETRIC + stored : null;
    }

    /**
     * Signs an attempt.
     *
     * @param seconds time of the attempt, in seconds since 1970
     * @return one signature of the header webhook-signature
     */
    String sign(String messageId, long seconds, byte[] body) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes((messageId + "." + seconds + ".").getBytes(StandardCharsets.UTF_8));
        content.writeBytes(body);
        byte[] key = Base64.getDecoder().decode(stored);
        try {
            return switch (signing) {
                case HMAC_SHA256 -> {
                    Mac mac = Mac.getInstance(HMAC);
                    mac.init(new SecretKeySpec(key, HMAC));
                    yield "v1," + base64(mac.doFinal(content.toByteArray()));
                }
                case ED25519 -> {
                    Signature signature = Signature.getInstance(ED25519);
                    signature.initSign(KeyFactory.getInstance(ED25519).generatePrivate(new PKCS8EncodedKeySpec(key)));
                    signature.update(content.toByteArray());
                    yield "v1a," + base64(signature.sign());
                }
            };
        } catch (GeneralSecurityException broken) {
            // Without the cause: its message could quote the key.
            throw new IllegalStateException("A webhook's secret is not valid.");
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Hides the key. */
    @Override
    public String toString() {
        return "WebhookSecret[" + signing + "]";
    }
}
