package dev.parley.graphql.execution;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Actor;
import dev.parley.security.Caller;
import io.github.bucket4j.TimeMeter;
import io.netty.util.NetUtil;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * How often a caller may ask this instance. Whoever has a token has it for itself, wherever it is. A session's key is not looked up here
 * and may be made up, so that customers count by key and by address. {@link LoginLimits} counts failures to sign in.
 */
@Singleton
public class RateLimits {

    private static final String OFF = "off";

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Bytes of an IPv6 address that tell a network; whoever has one has all addresses in it. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV6_BYTES = 16;

    private final Optional<Buckets> callers;
    private final Optional<Buckets> addresses;

    /** Limits on how often something may happen, as {@code extensions.limit} names them. */
    enum Limit {
        /** parley.limits.rate. */
        CALLER("You send too many operations."),
        /** parley.limits.address-rate. */
        ADDRESS("Too many operations come from your address."),
        /** parley.limits.failed-logins. */
        FAILED_LOGINS("Your address has shown too many tokens that do not count.");

        private final String message;

        Limit(String message) {
            this.message = message;
        }
    }

    /** A caller came too often. */
    public static final class RateLimited extends RequestException {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        RateLimited(Limit limit, Duration wait) {
            this(limit, wait.toSeconds() + 1);
        }

        private RateLimited(Limit limit, long seconds) {
            super(
                    RequestError.RATE_LIMITED,
                    limit.message + " Try again in " + seconds + " s.",
                    Map.of("limit", limit.name(), "retryAfter", seconds));
            this.seconds = seconds;
        }

        /** Seconds until it may come again. */
        public long seconds() {
            return seconds;
        }
    }

    @Inject
    RateLimits(LimitsConfig config) {
        this(config, TimeMeter.SYSTEM_NANOTIME);
    }

    RateLimits(LimitsConfig config, TimeMeter time) {
        this.callers = number(config.rate()).map(rate -> new Buckets(config.burst(), rate, SECOND, time));
        this.addresses =
                number(config.addressRate()).map(rate -> new Buckets(config.addressBurst(), rate, SECOND, time));
    }

    /** The number that a setting has, empty when it is off. */
    static Optional<Integer> number(String setting) {
        return setting.equalsIgnoreCase(OFF) ? Optional.empty() : Optional.of(Integer.valueOf(setting));
    }

    /**
     * Counts an operation.
     *
     * @throws RateLimited when it is one too many
     */
    public void require(Caller caller) {
        if (caller.actor() instanceof Actor.Agent agent) {
            take(Limit.CALLER, callers, "agent " + agent.key());
            return;
        }
        String network = network(caller.host());
        take(Limit.ADDRESS, addresses, network);
        take(
                Limit.CALLER,
                callers,
                caller.actor() instanceof Actor.Customer customer ? "key " + customer.keyHash() : network);
    }

    private static void take(Limit limit, Optional<Buckets> from, String key) {
        Duration wait = from.map(buckets -> buckets.take(key)).orElse(Duration.ZERO);
        if (!wait.isZero()) {
            throw new RateLimited(limit, wait);
        }
    }

    /** The key under which an address is counted: an address of IPv4, a network of IPv6. */
    static String network(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < IPV6_BYTES
                ? String.valueOf(address)
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
