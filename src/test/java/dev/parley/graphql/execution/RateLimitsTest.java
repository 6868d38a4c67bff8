package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.security.Actor;
import dev.parley.security.Caller;
import dev.parley.security.Transport;
import dev.parley.support.SetTime;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests the rate limits of callers. */
class RateLimitsTest {

    private static final String HERE = "192.0.2.1";
    private static final String THERE = "192.0.2.2";

    private final SetTime clock = new SetTime();
    private final RateLimits rates = limits(Map.of(
            "parley.limits.rate", "2",
            "parley.limits.burst", "3",
            "parley.limits.address-rate", "5",
            "parley.limits.address-burst", "5"));

    @Test
    void operations_afterBurst_areLimitedToRate() {
        assertThat(taken(agent("anna", HERE), 10)).isEqualTo(3);

        clock.pass(Duration.ofSeconds(1));

        assertThat(taken(agent("anna", HERE), 10)).isEqualTo(2);
    }

    @Test
    void operation_aboveLimit_hasRetryAfter() {
        taken(agent("anna", HERE), 3);

        assertThatThrownBy(() -> rates.require(agent("anna", HERE)))
                .isInstanceOfSatisfying(
                        RateLimits.RateLimited.class,
                        limited -> assertThat(limited.seconds()).isEqualTo(1));
    }

    @Test
    void agent_isCountedAcrossAddresses() {
        assertThat(taken(agent("anna", HERE), 2)).isEqualTo(2);
        assertThat(taken(agent("anna", THERE), 5)).isEqualTo(1);
        assertThat(taken(agent("ben", HERE), 5)).isEqualTo(3);
    }

    @Test
    void customer_isCountedByKeyAndAddress() {
        assertThat(taken(customer("a", HERE), 5)).isEqualTo(3);
    }

    @Test
    void inventedKeys_areLimitedByAddress() {
        long taken = IntStream.range(0, 100)
                .mapToLong(i -> taken(customer("made up " + i, HERE), 1))
                .sum();

        assertThat(taken).isEqualTo(5);
        assertThat(taken(customer("honest", THERE), 1)).isEqualTo(1);
        assertThat(taken(agent("anna", HERE), 1)).isEqualTo(1);
    }

    @Test
    void anonymousCaller_isCountedByAddress() {
        assertThat(taken(nobody(HERE), 10)).isEqualTo(3);
        assertThat(taken(nobody(THERE), 10)).isEqualTo(3);
    }

    @Test
    void ipv6Network_isCountedAsOneAddress() {
        assertThat(taken(nobody("2001:db8:1:2:3:4:5:6"), 2)).isEqualTo(2);
        assertThat(taken(nobody("2001:db8:1:2::1"), 5)).isEqualTo(1);
        assertThat(taken(nobody("2001:db8:1:3::1"), 5)).isEqualTo(3);
    }

    @Test
    void limits_whenSwitchedOff_admitAll() {
        RateLimits off = limits(Map.of(
                "parley.limits.rate", "off",
                "parley.limits.address-rate", "off"));

        for (int i = 0; i < 10_000; i++) {
            off.require(nobody(HERE));
        }
    }

    private RateLimits limits(Map<String, String> settings) {
        return new RateLimits(
                new SmallRyeConfigBuilder()
                        .withMapping(LimitsConfig.class)
                        .withDefaultValues(settings)
                        .build()
                        .getConfigMapping(LimitsConfig.class),
                clock.meter());
    }

    private long taken(Caller caller, int tries) {
        return IntStream.range(0, tries).filter(i -> isTaken(caller)).count();
    }

    private boolean isTaken(Caller caller) {
        try {
            rates.require(caller);
            return true;
        } catch (RateLimits.RateLimited limited) {
            return false;
        }
    }

    private static Caller agent(String loginname, String host) {
        return new Caller(new Actor.Agent(loginname, Set.of()), host, Transport.HTTP);
    }

    private static Caller customer(String keyHash, String host) {
        return new Caller(new Actor.Customer(keyHash), host, Transport.HTTP);
    }

    private static Caller nobody(String host) {
        return new Caller(new Actor.Anonymous(), host, Transport.HTTP);
    }
}
