package dev.parley.chat.subscription;

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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Desks share their reads: the number of statements for a change does not grow with the number of agents. */
@QuarkusTest
@TestProfile(BusyMachine.class)
class SharedDesksTest {

    /** One statement determines the lists with the row, and one reads the message. */
    private static final long MATCH_AND_READ = 2;

    /** All desks have received what was sent before, if none of them receives anything for this time. */
    private static final Duration QUIET = Duration.ofMillis(700);

    private static final String DESK = """
            subscription { desk { ready
              sessions { kind chatSession { databaseId unreadCount } }
              queue { kind chatSession { databaseId status topic { name } } }
              offers { kind chatSession { databaseId transfers(where: {state: {eq: PENDING}}) { nodes { reason } } } }
              agents { kind user { databaseId displayName presence } } user { presence } } }""";

    private final World world = new World();
    private final long topic = world.topic();
    private final String colleague = world.agentOf(topic);
    private final List<SocketClient> sockets = new ArrayList<>();
    private final List<Follower> desks = new ArrayList<>();

    @Inject
    SessionFactory sessions;

    @AfterEach
    void leave() {
        sockets.forEach(SocketClient::close);
    }

    @Test
    void eventOfAWaitingSession_withThirtyDesks_takesNoMoreStatementsThanWithThree() {
        long session = world.waiting(topic);
        assertIsFlat(MATCH_AND_READ, () -> world.event(session));
    }

    @Test
    void acceptedSession_withThirtyDesks_takesNoMoreStatementsThanWithThree() {
        List<Long> waiting = IntStream.range(0, 2 * Statements.CHANGES)
                .mapToObj(i -> world.waiting(topic))
                .toList();
        List<Long> left = new ArrayList<>(waiting);
        assertIsFlat(1, () -> {
            long session = left.remove(0);
            world.alter(
                    session,
                    "status = 5, user_id = (select id from ejuser where loginname = '" + colleague + "'), rank = "
                            + (waiting.size() - left.size()) + ", when_started = now()");
            world.event(session);
        });
    }

    @Test
    void presenceOfAColleague_withThirtyDesks_takesNoMoreStatementsThanWithThree() {
        boolean[] away = new boolean[1];
        assertIsFlat(MATCH_AND_READ, () -> {
            away[0] = !away[0];
            if (away[0]) {
                world.away(colleague);
            } else {
                world.present(colleague);
            }
        });
    }

    private void assertIsFlat(long expected, Runnable change) {
        open(3);
        long ofThree = statementsOf(expected, change);
        open(27);
        long ofThirty = statementsOf(expected, change);

        assertThat(ofThirty).isEqualTo(ofThree).isEqualTo(expected);
    }

    private void open(int count) {
        Supplier<Follower> one = () -> {
            SocketClient socket = SocketClient.as(Caller.agent(world.agentOf(topic)));
            sockets.add(socket);
            Follower desk = socket.subscribe(DESK);
            desk.until(message -> message.getBoolean("data.desk.ready"));
            return desk;
        };
        desks.addAll(Stream.generate(one).limit(count).toList());
        // New agents are changes of the desks that are open already. This one comes after them.
        String last = colleague + " of " + desks.size();
        world.run("update ejuser set username = ? where loginname = ?", last, colleague);
        desks.forEach(
                desk -> desk.until(message -> String.valueOf(message.<Object>get("data.desk.agents.user.displayName"))
                        .contains(last)));
        drain();
    }

    /** Reads until no desk has received anything for a while. */
    private void drain() {
        boolean quiet = false;
        while (!quiet) {
            quiet = desks.get(0).within(QUIET).isEmpty();
            for (Follower desk : desks) {
                while (desk.within(Duration.ZERO).isPresent()) {
                    // A change by the agents who opened the others.
                    quiet = false;
                }
            }
        }
    }

    private long statementsOf(long expected, Runnable change) {
        return new Statements(sessions).fewest(expected, () -> {
            change.run();
            desks.forEach(Follower::next);
            return null;
        });
    }
}
