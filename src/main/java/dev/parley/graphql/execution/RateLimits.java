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
import org.jspecify.annotations.Nullable;

/**
 * Limits the rate of operations of each caller on this instance. An agent is counted by the identity in the token,
 * regardless of the address. A session key is not verified at this point and may be invented, so customers are
 * counted both by key and by address. {@link LoginLimits} counts failed logins.
 */
@Singleton
public class RateLimits {

    private static final String OFF = "off";

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Length in bytes of an IPv6 network prefix. The owner of a network has all addresses in it. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV6_BYTES = 16;

    private final Optional<Buckets> callers;
    private final Optional<Buckets> addresses;

    /** The rate limits, as named in {@code extensions.limit}. */
    enum Limit {
        /** parley.limits.rate. */
        CALLER("You send too many operations."),
        /** parley.limits.address-rate. */
        ADDRESS("Your address sends too many operations."),
        /** parley.limits.failed-logins. */
        FAILED_LOGINS("Your address has sent too many invalid tokens.");

        private final String message;

        Limit(String message) {
            this.message = message;
        }
    }

    /** The error of a caller that exceeds a rate limit. */
    public static final class RateLimited extends RequestException {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        RateLimited(Limit limit, Duration wait) {
            this(limit, wait.toSeconds() + 1);
        }

        private RateLimited(Limit limit, long seconds) {
            super(
                    RequestError.RATE_LIMITED,
                    limit.message + " Retry in " + seconds + " s.",
                    Map.of("limit", limit.name(), "retryAfter", seconds));
            this.seconds = seconds;
        }

        /** Seconds until the caller may retry. */
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

    /** Value of a setting; empty if it is "off". */
    static Optional<Integer> number(String setting) {
        return setting.equalsIgnoreCase(OFF) ? Optional.empty() : Optional.of(Integer.valueOf(setting));
    }

    /**
     * Counts an operation of a caller.
     *
     * @throws RateLimited if the caller exceeds a limit
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

    /** Key by which an address is counted: the address for IPv4, the network for IPv6. */
    static String network(@Nullable String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < IPV6_BYTES
                ? String.valueOf(address)
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
