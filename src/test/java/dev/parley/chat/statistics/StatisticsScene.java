package dev.parley.chat.statistics;

import dev.parley.support.Answer;
import dev.parley.support.Caller;
import dev.parley.support.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/** A topic with a manager, who asks for its figures, and an agent. */
final class StatisticsScene {

    private static final String DURATIONS = " { count averageSeconds p50Seconds p90Seconds p95Seconds maxSeconds } ";

    /** Selects all figures that {@link ExpectedFigures} calculates. */
    static final String FIGURES =
            "{ requested enteredQueue accepted missed abandonedWithinThreshold abandonedAfterThreshold serviceLevel wait"
                    + DURATIONS + "abandonment" + DURATIONS + "conversation" + DURATIONS + "firstResponse" + DURATIONS
                    + "response" + DURATIONS + "bots { sessions contained handedOff containmentRate } botFirstResponse"
                    + DURATIONS
                    + "messages { customer agent bot } transfers { requested pending accepted rejected cancelled expired }"
                    + " offers { requested pending accepted rejected cancelled expired } reopened ratings { count average distribution responseRate } }";

    final long topic;
    final String manager;
    private final World world;
    private final String agent;

    StatisticsScene(World world) {
        this.world = world;
        topic = world.topic();
        manager = world.managerOf(topic);
        agent = world.agentOf(topic);
    }

    long agentId() {
        return world.id(agent);
    }

    /** Random sessions of the topic, requested within this period. They are stored. The same seed gives the same sessions. */
    List<RandomSession> sessions(Instant from, Instant to, int count, long seed) {
        Random random = new Random(seed);
        List<RandomSession> sessions = Stream.generate(() -> RandomSession.within(from, to, topic, random))
                .limit(count)
                .toList();
        sessions.forEach(session -> session.insert(world, agentId()));
        return sessions;
    }

    /** Asks for statistics as the manager. */
    Answer ask(String arguments, Instant from, Instant to, String selection) {
        return ask(Caller.agent(manager), arguments, from, to, selection);
    }

    /** Asks for statistics. */
    static Answer ask(Caller caller, String arguments, Instant from, Instant to, String selection) {
        return caller.asks(
                "query ($from: DateTime!, $to: DateTime!) { chatStatistics(from: $from, to: $to, " + arguments + ") { "
                        + selection + " } }",
                Map.of("from", from.toString(), "to", to.toString()));
    }

    /** The number of requested sessions of a bucket. */
    static int requested(Map<String, Object> bucket) {
        return (Integer) ((Map<?, ?>) bucket.get("figures")).get("requested");
    }
}
