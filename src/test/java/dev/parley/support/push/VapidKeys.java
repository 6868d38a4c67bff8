package dev.parley.support.push;

import dev.parley.support.JsonPath;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of a service that sends pushes, and what a push service checks of them. */
public final class VapidKeys {

    /** Names of the settings of {@link #random}. */
    public static final List<String> SETTINGS =
            List.of("parley.push.private-key", "parley.push.public-key", "parley.push.subject");

    /** Where operators of push services reach the service. */
    public static final String SUBJECT = "mailto:chat@parley.example";

    private static final Pattern FORM = Pattern.compile("vapid t=(([\\w-]+)\\.([\\w-]+))\\.([\\w-]+), k=([\\w-]+)");

    private VapidKeys() {}

    /** Settings with new keys. */
    public static Map<String, String> random() {
        KeyPair keys = PushBrowser.keyPair();
        return Map.of(
                SETTINGS.get(0),
                PushBrowser.encoded(PushBrowser.fixed(((ECPrivateKey) keys.getPrivate()).getS())),
                SETTINGS.get(1),
                PushBrowser.encoded(PushBrowser.raw((ECPublicKey) keys.getPublic())),
                SETTINGS.get(2),
                SUBJECT);
    }

    /**
     * The claims of a token.
     *
     * @param key the public key that signed it, in Base64url
     */
    public record Token(String key, JsonPath claims) {}

    /** Verifies the header Authorization of a push, without the code under test. */
    public static Token verified(String authorization) {
        Matcher parts = FORM.matcher(authorization);
        if (!parts.matches()) {
            throw new IllegalArgumentException("Not the scheme vapid");
        }
        if (!new String(PushBrowser.decoded(parts.group(2)), StandardCharsets.UTF_8).contains("\"ES256\"")) {
            throw new IllegalArgumentException("Not signed by ES256");
        }
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(PushBrowser.publicKey(PushBrowser.decoded(parts.group(5))));
            signature.update(parts.group(1).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(PushBrowser.decoded(parts.group(4)))) {
                throw new IllegalArgumentException("The signature is not that of the key");
            }
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(malformed);
        }
        return new Token(
                parts.group(5), JsonPath.from(new String(PushBrowser.decoded(parts.group(3)), StandardCharsets.UTF_8)));
    }
}
