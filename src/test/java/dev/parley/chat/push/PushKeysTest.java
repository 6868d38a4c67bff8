package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.support.push.PushBrowser;
import dev.parley.support.push.VapidKeys;
import dev.parley.support.push.VapidKeys.Token;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cryptography of pushes, checked by code of its own: a browser that decrypts, and a push service that verifies. */
class PushKeysTest {

    private static final String PRIVATE_KEY = "parley.push.private-key";
    private static final String PUBLIC_KEY = "parley.push.public-key";

    private final Map<String, String> settings = new HashMap<>(VapidKeys.random());

    /** The example of RFC 8291 shows that the browser of the tests decrypts as browsers do. */
    @Test
    void example_ofTheStandard_isDecrypted() {
        PushBrowser browser = PushBrowser.of(
                "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94",
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
                "BTBZMqHH6r4Tts7J_aSIgg");
        byte[] body = Base64.getUrlDecoder()
                .decode(
                        "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95b"
                                + "Qpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");

        assertThat(browser.decrypt(body)).isEqualTo("When I grow up, I want to be a watermelon");
    }

    @Test
    void payload_isDecryptedByItsBrowserOnly() {
        PushBrowser browser = PushBrowser.random();
        String text = "{\"text\":\"" + "æ".repeat(1_900) + "\"}";

        byte[] body = PushKeys.encrypted(text.getBytes(StandardCharsets.UTF_8), browser.p256dh(), browser.auth());

        assertThat(body).hasSizeLessThanOrEqualTo(4096);
        assertThat(browser.decrypt(body)).isEqualTo(text);
        assertThatThrownBy(() -> PushBrowser.random().decrypt(body)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void authorization_isForOnePushServiceAndAnHour() {
        PushKeys keys = new PushKeys(PushSettingsOf.settings(settings));
        Instant now = Instant.parse("2026-12-01T12:00:00Z");

        Token token = VapidKeys.verified(keys.authorization(URI.create("https://push.example:8443/a/b?c=d"), now));

        assertThat(token.key()).isEqualTo(settings.get(PUBLIC_KEY)).isEqualTo(keys.publicKey());
        assertThat(token.claims().getString("aud")).isEqualTo("https://push.example:8443");
        assertThat(token.claims().getString("sub")).isEqualTo(VapidKeys.SUBJECT);
        assertThat(token.claims().getLong("exp"))
                .isEqualTo(now.plusSeconds(3600).getEpochSecond());
    }

    @Test
    void service_withoutKeys_sendsNoPushes() {
        PushKeys keys = new PushKeys(PushSettingsOf.settings(Map.of()));

        assertThat(keys.publicKey()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret", "c2VjcmV0", "BTBZMqHH6r4Tts7J_aSIgg", "not Base64!"})
    void privateKey_thatIsNone_preventsTheStart_andIsNotQuoted(String key) {
        settings.put(PRIVATE_KEY, "x" + key);

        assertThatThrownBy(() -> new PushKeys(PushSettingsOf.settings(settings)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(PRIVATE_KEY)
                .hasMessageNotContaining("x" + key)
                .hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"abc", "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiwA"
            })
    void publicKey_thatIsNone_preventsTheStart(String key) {
        settings.put(PUBLIC_KEY, key);

        assertThatThrownBy(() -> new PushKeys(PushSettingsOf.settings(settings)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(PUBLIC_KEY);
    }

    @Test
    void keys_ofTwoPairs_preventTheStart() {
        settings.put(PUBLIC_KEY, VapidKeys.random().get(PUBLIC_KEY));

        assertThatThrownBy(() -> new PushKeys(PushSettingsOf.settings(settings)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("do not belong together");
    }
}
