package dev.parley.chat.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The average accept gap, and the accuracy of the estimates that follow from it in a simulated queue. */
class AcceptPaceTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void accepted_whileTheQueueWasNotEmpty_countsTheGap() {
        AcceptPace pace = AcceptPace.UNKNOWN
                .accepted(NOON, NOON)
                .accepted(NOON, NOON.plusSeconds(30))
                .accepted(NOON, NOON.plusSeconds(50));

        assertThat(pace).isEqualTo(new AcceptPace(2, 25_000, NOON.plusSeconds(50)));
        assertThat(pace.seconds()).isEqualTo(25);
    }

    @Test
    void accepted_afterTheQueueWasEmpty_countsNoGap() {
        AcceptPace pace =
                AcceptPace.UNKNOWN.accepted(NOON, NOON).accepted(NOON.plusSeconds(3600), NOON.plusSeconds(3610));

        assertThat(pace).isEqualTo(new AcceptPace(0, 0, NOON.plusSeconds(3610)));
        assertThat(pace.seconds()).isNull();
    }

    @Test
    void accepted_afterANight_countsNoGap() {
        Instant morning = NOON.plusSeconds(15 * 3600);

        AcceptPace pace = new AcceptPace(3, 20_000, NOON).accepted(NOON.minusSeconds(60), morning);

        assertThat(pace).isEqualTo(new AcceptPace(3, 20_000, morning));
    }

    @Test
    void accepted_inTheSameInstant_isAGapOfZero() {
        AcceptPace pace = AcceptPace.UNKNOWN;
        for (int i = 0; i < 4; i++) {
            pace = pace.accepted(NOON, NOON);
        }

        assertThat(pace.seconds()).isZero();
        assertThat(pace.estimatedWaitSeconds(5)).isZero();
    }

    @Test
    void estimate_ofFewerThanThreeGaps_isNull() {
        assertThat(new AcceptPace(2, 20_000, NOON).estimatedWaitSeconds(1)).isNull();
        assertThat(new AcceptPace(3, 20_000, NOON).estimatedWaitSeconds(2)).isEqualTo(40);
    }

    @Test
    void estimate_isThePositionTimesTheDisplayedSeconds() {
        AcceptPace pace = new AcceptPace(3, 20_499, NOON);

        assertThat(pace.estimatedWaitSeconds(100)).isEqualTo(100 * pace.seconds());
        assertThat(new AcceptPace(3, Integer.MAX_VALUE * 1000L, NOON).estimatedWaitSeconds(2))
                .isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void accepted_moreThanTwentyTimes_forgetsTheOldestGaps() {
        AcceptPace pace = new AcceptPace(20, 10_000, NOON).accepted(NOON, NOON.plusSeconds(30));

        assertThat(pace).isEqualTo(new AcceptPace(20, 11_000, NOON.plusSeconds(30)));
    }

    @Test
    void accepted_beforeTheLastAcceptOfAFasterClock_countsNoGap() {
        AcceptPace pace = new AcceptPace(3, 10_000, NOON).accepted(NOON.minusSeconds(60), NOON.minusSeconds(1));

        assertThat(pace).isEqualTo(new AcceptPace(3, 10_000, NOON));
    }

    /**
     * Chats arrive at random. Each agent serves one chat at a time, first come, first served. Every chat that queues gets its position times the
     * average gap as its estimate. A chat that finds an agent free is accepted at once and gets no estimate.
     */
    @ParameterizedTest(name = "{0} agents at load {1}, seed {2}")
    @CsvSource({
        "3, 0.83, 1",
        "3, 0.83, 2",
        "3, 0.83, 3",
        "3, 0.94, 1",
        "3, 0.94, 2",
        "3, 0.94, 3",
        "10, 0.93, 1",
        "10, 0.93, 2",
        "10, 0.93, 3"
    })
    void estimate_inASimulatedQueue_isOffByAtMostAThirdOfTheMeanWait(int agents, double load, long seed) {
        Simulation simulation = new Simulation(agents, load, seed);

        simulation.run(20_000);

        assertThat(simulation.promises).isGreaterThan(10_000);
        assertThat(simulation.error / simulation.waited).isLessThanOrEqualTo(0.35);
    }

    /** A queue without a database. Arrivals and service times are exponential; a chat takes five minutes on average. */
    private static final class Simulation {

        private static final double SERVICE_SECONDS = 300;

        private final Random random;
        private final int agents;
        private final double arrivalsPerSecond;
        private final PriorityQueue<Double> free = new PriorityQueue<>();
        private AcceptPace pace = AcceptPace.UNKNOWN;
        private int promises;
        private double error;
        private double waited;

        Simulation(int agents, double load, long seed) {
            this.random = new Random(seed);
            this.agents = agents;
            this.arrivalsPerSecond = agents * load / SERVICE_SECONDS;
        }

        void run(int chats) {
            double[] arrived = new double[chats];
            double[] accepted = new double[chats];
            for (int i = 0; i < agents; i++) {
                free.add(0.0);
            }
            int next = 0;
            double now = 0;
            for (int chat = 0; chat < chats; chat++) {
                now += exponential(1 / arrivalsPerSecond);
                arrived[chat] = now;
                accepted[chat] = Math.max(now, free.remove());
                free.add(accepted[chat] + exponential(SERVICE_SECONDS));
                // The service knows the accepts up to the time at which it estimates.
                for (; next < chat && accepted[next] <= now; next++) {
                    pace = pace.accepted(at(arrived[next]), at(accepted[next]));
                }
                promise(pace.estimatedWaitSeconds(chat - next + 1), accepted[chat] - now);
            }
        }

        private void promise(Integer promised, double wait) {
            if (promised != null && wait > 0) {
                promises++;
                error += Math.abs(promised - wait);
                waited += wait;
            }
        }

        private double exponential(double mean) {
            return -mean * Math.log(1 - random.nextDouble());
        }

        private static Instant at(double second) {
            return NOON.plus(Duration.ofMillis(Math.round(second * 1000)));
        }
    }
}
