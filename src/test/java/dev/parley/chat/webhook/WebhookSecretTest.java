package dev.parley.chat.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    /** Beginning of an Ed25519 key in X.509, before its 32 bytes (RFC 8410). */
    private static final String X509 = "302a300506032b6570032100";

    @Test
    void sign_withHmac_isTheExampleOfTheSpecification() {
        var secret = new WebhookSecret(WebhookSigning.HMAC_SHA256, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null);

        String signature =
                secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void sign_withEd25519_isVerifiedByThePublicKey() throws GeneralSecurityException {
        WebhookSecret secret = WebhookSecret.random(WebhookSigning.ED25519);

        String signature = secret.sign("msg_1_2", 1614265330, "{}".getBytes(UTF_8));

        assertThat(signature).startsWith("v1a,");
        assertThat(secret.publicKey()).startsWith("whpk_");
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(publicKey(secret.publicKey().substring("whpk_".length())));
        check.update("msg_1_2.1614265330.{}".getBytes(UTF_8));
        assertThat(check.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
                .isTrue();
    }

    private static PublicKey publicKey(String base64) throws GeneralSecurityException {
        byte[] raw = Base64.getDecoder().decode(base64);
        assertThat(raw).hasSize(32);
        byte[] encoded = HexFormat.of().parseHex(X509 + HexFormat.of().formatHex(raw));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    @Test
    void random_withHmac_showsItsSecretOnce() {
        WebhookSecret secret = WebhookSecret.random(WebhookSigning.HMAC_SHA256);

        assertThat(secret.shown()).matches("whsec_[A-Za-z0-9+/]{43}=");
        assertThat(secret.publicKey()).isNull();
        assertThat(secret.toString()).doesNotContain(secret.stored());
    }

    @Test
    void random_withEd25519_showsNoSecret() {
        WebhookSecret secret = WebhookSecret.random(WebhookSigning.ED25519);

        assertThat(secret.shown()).isNull();
        assertThat(secret.toString()).doesNotContain(secret.stored());
    }
}
