package dev.parley.chat.push;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of Web Push. It is off unless both keys and the subject are set. */
@ConfigMapping(prefix = "parley.push")
public interface PushConfig {

    /** Private key of VAPID, a secret: the 32 bytes of a key on the curve P-256 in Base64url. docs/notifications.md says how to make one. */
    Optional<String> privateKey();

    /** The public key that belongs to it: 65 bytes in Base64url. With other keys, browsers must subscribe again. */
    Optional<String> publicKey();

    /** Where operators of push services reach you: mailto: and an address, or an address that begins with https. Push services receive it. */
    Optional<String> subject();

    /**
     * Hosts of the push services to which pushes may be sent, separated by commas; *. stands for any name before it. The default are those of Chrome, Firefox,
     * Edge and Safari. Subscriptions at others are refused with PUSH_SERVICE_NOT_ALLOWED.
     */
    @WithDefault("fcm.googleapis.com,updates.push.services.mozilla.com,*.notify.windows.com,*.push.apple.com")
    List<String> services();

    /** How often each instance looks for pushes to send, at least every second; "off" for never. */
    @WithDefault("1S")
    String sendEvery();

    /** How long a message may be unread until the customer gets a push about it. A message that is read meanwhile is not pushed. */
    @WithDefault("10S")
    Duration unreadAfter();

    /** Whether pushes to customers have the beginning of the message. Locked screens may show it. Without it, pushes have no texts of people. */
    @WithDefault("false")
    boolean preview();

    /** Number of browsers of one user. More are refused with PUSH_LIMIT_REACHED. */
    @WithDefault("10")
    int maxPerUser();

    /** Number of browsers of the customer of one session. More are refused with PUSH_LIMIT_REACHED. */
    @WithDefault("3")
    int maxPerSession();

    /** How long a browser is kept that does not renew its subscription. The desk renews it whenever it is opened. */
    @WithDefault("90D")
    Duration retention();

    /** How long a push service may take for its answer, from the name's resolution on. Must be less than a minute, after which another attempt may start. */
    @WithDefault("10S")
    Duration timeout();

    /** Pause before the second attempt. Later pauses double up to parley.push.longest-pause, and all vary at random by a fifth. */
    @WithDefault("2S")
    Duration firstPause();

    /** Longest pause between two attempts. A push is given up when it is too old to be of use. */
    @WithDefault("5M")
    Duration longestPause();

    /** Whether endpoints may begin with http. Tokens can then be read on their way; pushes are encrypted in any case. */
    @WithDefault("false")
    boolean allowHttp();

    /** Networks to which pushes may be sent although their addresses are not public, such as 10.1.0.0/16,fd00::/8. */
    Optional<List<String>> allowedNetworks();

    /** File with certificates in PEM of authorities that push services' certificates may be signed by, in place of the usual ones. */
    Optional<String> caFile();
}
