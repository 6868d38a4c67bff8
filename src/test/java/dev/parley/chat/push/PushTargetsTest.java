package dev.parley.chat.push;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses to which pushes may be sent. */
class PushTargetsTest {

    private final PushTargets targets = new PushTargets(PushSettingsOf.settings(Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://fcm.googleapis.com/fcm/send/abc:def",
                "https://FCM.googleapis.com/wp/abc",
                "https://updates.push.services.mozilla.com/wpush/v2/abc",
                "https://wns2-par02p.notify.windows.com/w/?token=abc",
                "https://web.push.apple.com/abc"
            })
    void endpoint_ofAPushServiceOfABrowser_isAllowed(String endpoint) {
        assertThat(targets.endpoint(endpoint)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "fcm.googleapis.com",
                "http://fcm.googleapis.com/wp/abc",
                "https://user@fcm.googleapis.com/wp/abc",
                "https://fcm.googleapis.com.example.com/wp/abc",
                "https://example.com/fcm.googleapis.com",
                "https://example.com\\@fcm.googleapis.com/",
                "https://evilnotify.windows.com/w/",
                "https://notify.windows.com/w/",
                "https://push.apple.com.example.com/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://169.254.169.254/latest/meta-data/",
                "https://localhost/"
            })
    void endpoint_elsewhere_isRefused(String endpoint) {
        assertThat(targets.endpoint(endpoint)).isEmpty();
    }
}
