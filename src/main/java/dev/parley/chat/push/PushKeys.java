package dev.parley.chat.push;

import com.zerodeplibs.webpush.MessageEncryptions;
import com.zerodeplibs.webpush.PushMessage;
import com.zerodeplibs.webpush.UserAgentMessageEncryptionKeyInfo;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.jwt.VAPIDJWTParam;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySource;
import com.zerodeplibs.webpush.key.PublicKeySources;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cryptography of pushes: the keys by which push services recognize this service (VAPID, RFC 8292), and the encryption for browsers (RFC 8291). It is
 * created at the start, so that wrong keys prevent it.
 */
@Startup
@Singleton
public class PushKeys {

    private static final String ALGORITHM = "EC";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int PRIVATE_BYTES = 32;
    private static final int PUBLIC_BYTES = 65;

    /** The longest life that is allowed is a day. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final @Nullable VAPIDKeyPair keys;
    private final String subject;

    PushKeys(PushConfig config) {
        Optional<String> privateKey = config.privateKey().filter(key -> !key.isBlank());
        String publicKey = config.publicKey().orElse("");
        this.keys = privateKey.map(key -> pair(key.strip(), publicKey.strip())).orElse(null);
        this.subject = config.subject().map(String::strip).orElse("");
    }

    /** Reads a pair of keys. No message quotes them. */
    private static VAPIDKeyPair pair(String privateKey, String publicKey) {
        PublicKeySource shown;
        ECPublicKey verifying;
        ECPrivateKey signing;
        boolean belongTogether;
        try {
            shown = PublicKeySources.ofUncompressedBytes(bytes(publicKey, PUBLIC_BYTES));
            verifying = shown.extract();
            signing = (ECPrivateKey) KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new ECPrivateKeySpec(
                            new BigInteger(1, bytes(privateKey, PRIVATE_BYTES)), verifying.getParams()));
            belongTogether = belongTogether(signing, verifying);
        } catch (GeneralSecurityException | RuntimeException malformed) {
            throw new ConfigurationException(
                    "parley.push.private-key and parley.push.public-key must be the 32 and 65 bytes of a key pair on the curve P-256 in Base64url.");
        }
        if (!belongTogether) {
            throw new ConfigurationException(
                    "parley.push.private-key and parley.push.public-key do not belong together.");
        }
        return VAPIDKeyPairs.of(PrivateKeySources.ofECPrivateKey(signing), shown);
    }

    private static byte[] bytes(String base64url, int length) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64url);
        if (bytes.length != length) {
            throw new IllegalArgumentException();
        }
        return bytes;
    }

    private static boolean belongTogether(ECPrivateKey signing, ECPublicKey verifying) throws GeneralSecurityException {
        byte[] text = {1};
        Signature signature = Signature.getInstance(SIGNATURE);
        signature.initSign(signing);
        signature.update(text);
        byte[] signed = signature.sign();
        signature.initVerify(verifying);
        signature.update(text);
        return signature.verify(signed);
    }

    /** The public key in Base64url, for which browsers subscribe. Null if the service sends no pushes. */
    public @Nullable String publicKey() {
        return keys == null ? null : keys.extractPublicKeyInUncompressedFormAsString();
    }

    /** The header Authorization of a push: a token that is valid for this push service only. */
    String authorization(URI endpoint, Instant now) {
        return Objects.requireNonNull(keys)
                .generateAuthorizationHeaderValue(VAPIDJWTParam.getBuilder()
                        .resourceURLString(endpoint.toString())
                        .expirationTime(now.plus(TOKEN_LIFE))
                        .subject(subject)
                        .build());
    }

    /**
     * Encrypts a payload, so that only the browser can read it, and not its push service. The encoding is aes128gcm.
     *
     * @throws RuntimeException if the keys are not those of a browser
     */
    static byte[] encrypted(byte[] payload, String browserKey, String authSecret) {
        return MessageEncryptions.of()
                .encrypt(UserAgentMessageEncryptionKeyInfo.of(browserKey, authSecret), PushMessage.of(payload))
                .toBytes();
    }

    /** Whether a text is the public key of a browser: a point on the curve, which keeps others from learning something of the service's keys. */
    static boolean isPublicKey(String base64url) {
        try {
            PublicKeySources.ofUncompressedBytes(bytes(base64url, PUBLIC_BYTES)).extract();
            return true;
        } catch (RuntimeException malformed) {
            return false;
        }
    }
}
