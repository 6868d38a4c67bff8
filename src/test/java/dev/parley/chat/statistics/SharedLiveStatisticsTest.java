package dev.parley.chat.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.BusyMachine;
import dev.parley.support.Caller;
import dev.parley.support.Follower;
import dev.parley.support.SocketClient;
import dev.parley.support.Statements;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Subscriptions to live statistics share their reads. */
@QuarkusTest
@TestProfile(BusyMachine.class)
class SharedLiveStatisticsTest {

    /** One statement each for the figures, the versions of rights, and the names of the topics. */
    private static final long STATEMENTS = 3;

    private static final String LIVE =
            "subscription { liveStatistics { total { waiting } topics { topic { name } figures { waiting agentsPresent } } } }";

    private final World world = new World();
    private final List<SocketClient> sockets = new ArrayList<>();
    private final long topic = world.topic();
    private int waiting;

    @Inject
    SessionFactory sessions;

    @AfterEach
    void leave() {
        sockets.forEach(SocketClient::close);
    }

    @Test
    void change_withThirtySubscribers_takesNoMoreStatementsThanWithThree() {
        List<Follower> followers = new ArrayList<>(followers(3));
        long ofThree = statementsOfAChange(followers);
        followers.addAll(followers(27));
        long ofThirty = statementsOfAChange(followers);

        // A reading that began before the change can bring it too, so that a part of its statements counts.
        assertThat(ofThree).isBetween(1L, STATEMENTS);
        // While slow subscribers read, the service may read again, because an event wakes it twice.
        assertThat(ofThirty).isBetween(1L, STATEMENTS + 4);
    }

    private List<Follower> followers(int count) {
        Supplier<Follower> one = () -> {
            SocketClient socket = SocketClient.as(Caller.agent(world.agentOf(topic)));
            sockets.add(socket);
            Follower follower = socket.subscribe(LIVE);
            follower.next();
            return follower;
        };
        return Stream.generate(one).limit(count).toList();
    }

    private long statementsOfAChange(List<Follower> followers) {
        return new Statements(sessions).fewest(STATEMENTS, () -> {
            world.event(world.waiting(topic));
            waiting++;
            followers.forEach(follower ->
                    follower.until(message -> message.getInt("data.liveStatistics.total.waiting") == waiting));
            return null;
        });
    }
}
