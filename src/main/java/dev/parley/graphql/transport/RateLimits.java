package dev.parley.graphql.transport;

import dev.parley.graphql.RequestError;
import dev.parley.graphql.RequestException;
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
 * How often a caller may ask this instance, and an address fail to sign in. Whoever has a token has it for itself, wherever it is.
 * A session's key is not looked up here and may be made up, so that customers count by key and by address.
 */
@Singleton
class RateLimits {

    private static final String OFF = "off";

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Bytes of an IPv6 address that tell a network; whoever has one has all addresses in it. */
    private static final int NETWORK_BYTES = 8;

    private static final int IPV6_BYTES = 16;

    private final Optional<Buckets> callers;
    private final Optional<Buckets> addresses;
    private final Optional<Buckets> logins;

    /** A caller came too often. */
    static final class RateLimited extends RequestException {

        private static final long serialVersionUID = 1L;

        private final long seconds;

        private RateLimited(long seconds) {
            super(RequestError.RATE_LIMITED, "Try again in " + seconds + " s.", Map.of("retryAfter", seconds));
            this.seconds = seconds;
        }

        /** Seconds until it may come again. */
        long seconds() {
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
        this.logins = number(config.failedLogins()).map(most -> new Buckets(most, most, MINUTE, time));
    }

    private static Optional<Integer> number(String setting) {
        return setting.equalsIgnoreCase(OFF) ? Optional.empty() : Optional.of(Integer.valueOf(setting));
    }

    /**
     * Counts an operation.
     *
     * @throws RateLimited when it is one too many
     */
    void require(Caller caller) {
        if (caller.actor() instanceof Actor.Agent agent) {
            take(callers, "agent " + agent.loginname());
            return;
        }
        String network = network(caller.host());
        take(addresses, network);
        take(callers, caller.actor() instanceof Actor.Customer customer ? "key " + customer.keyHash() : network);
    }

    /**
     * Looks whether an address may try to sign in.
     *
     * @throws RateLimited when it has failed too often
     */
    void requireLogin(String address) {
        logins.map(buckets -> buckets.untilNext(network(address))).ifPresent(RateLimits::require);
    }

    /** Counts that an address has failed to sign in. */
    void loginFailed(String address) {
        logins.ifPresent(buckets -> buckets.take(network(address)));
    }

    private static void take(Optional<Buckets> from, String key) {
        from.map(buckets -> buckets.take(key)).ifPresent(RateLimits::require);
    }

    private static void require(Duration wait) {
        if (!wait.isZero()) {
            throw new RateLimited(wait.toSeconds() + 1);
        }
    }

    private static String network(String address) {
        byte[] bytes = address == null ? null : NetUtil.createByteArrayFromIpAddressString(address);
        return bytes == null || bytes.length < IPV6_BYTES
                ? String.valueOf(address)
                : HexFormat.of().formatHex(Arrays.copyOf(bytes, NETWORK_BYTES));
    }
}
