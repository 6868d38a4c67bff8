package dev.parley.chat.webhook;

import static dev.parley.chat.webhook.WebhookSettingsOf.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs and addresses to which webhooks may not be sent. */
class WebhookTargetsTest {

    private final WebhookTargets targets = new WebhookTargets(settings(Map.of()));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "168.63.129.16",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::127.0.0.1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "::ffff:0:10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void address_thatIsNotPublic_isRefused(String address) throws UnknownHostException {
        assertThat(targets.isAllowed(InetAddress.getByName(address))).isFalse();
        String host = address.contains(":") ? "[" + address + "]" : address;
        assertThat(targets.allowed("https://" + host + "/hook")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.167.0.1",
                "198.20.0.1",
                "2606:4700:4700::1111",
                "::ffff:1.1.1.1"
            })
    void address_thatIsPublic_isAllowed(String address) throws UnknownHostException {
        assertThat(targets.isAllowed(InetAddress.getByName(address))).isTrue();
    }

    /** Spellings that resolvers take for 127.0.0.1 or 10.0.0.1. They are names here, so they are checked after they are resolved. */
    @ParameterizedTest
    @ValueSource(strings = {"https://2130706433/", "https://127.1/", "https://localhost/", "https://[::ffff:7f00:1]/"})
    void otherSpellingsOfLoopback_areRefusedWhenResolved(String url) throws UnknownHostException {
        if (targets.allowed(url).isPresent()) {
            assertThat(targets.resolve(URI.create(url))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hook",
                "http://hooks.example.com/",
                "ftp://hooks.example.com/",
                "file:///etc/passwd",
                "gopher://hooks.example.com/",
                "https:///hook",
                "https://user@hooks.example.com/",
                "https://user:password@hooks.example.com/",
                "https://hooks.example.com/#fragment",
                "https://hooks.example.com:0/",
                "https://hooks.example.com:70000/",
                "https://hooks.example.com/\r\nX-Injected: yes",
                "https://hooks.example.com/ HTTP/1.1",
                "https://hooks.example.com/\u0000",
                "https://h\u00f6\u00f6ks.example.com/",
                "https://under_score.example.com/",
                "https://1.1.1.1\\@127.0.0.1/",
                "https://169.254.169.254/latest/meta-data/"
            })
    void url_thatIsNotAllowed_isRefused(String url) {
        assertThat(targets.allowed(url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "https://hooks.example.com:8443/a?b=c",
                "HTTPS://hooks.example.com/%20",
                "https://1.1.1.1/"
            })
    void url_thatIsAllowed_isAccepted(String url) {
        assertThat(targets.allowed(url)).isPresent();
    }

    @Test
    void host_withOneForbiddenAddress_isRefused() throws UnknownHostException {
        assertThat(targets.resolve(URI.create("https://localhost/"))).isEmpty();
    }

    @Test
    void address_inAnAllowedNetwork_isAllowed() throws UnknownHostException {
        WebhookTargets lenient = new WebhookTargets(settings(Map.of("allowed-networks", "10.1.0.0/16,fd00::/8")));

        assertThat(lenient.isAllowed(InetAddress.getByName("10.1.255.1"))).isTrue();
        assertThat(lenient.isAllowed(InetAddress.getByName("fd12::1"))).isTrue();
        assertThat(lenient.isAllowed(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(lenient.isAllowed(InetAddress.getByName("127.0.0.1"))).isFalse();
        assertThat(lenient.isAllowed(InetAddress.getByName("::ffff:10.1.0.1"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0", "10.0.0.0/33", "localhost/8", "::/129", "/8", "10.0.0.0/-1"})
    void allowedNetwork_thatIsMalformed_preventsTheStart(String network) {
        assertThatThrownBy(() -> new WebhookTargets(settings(Map.of("allowed-networks", network))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("parley.webhooks.allowed-networks");
    }
}
