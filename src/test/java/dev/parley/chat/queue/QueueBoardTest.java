package dev.parley.chat.queue;

import dev.parley.support.Waits;
import dev.parley.support.World;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QueueBoardTest {

    private static final int MANY = 300;
    private static final long NOBODY = 0;
    private static final long LET_OTHERS_COME = 10_000;

    @Inject
    QueueBoard board;

    private final World world = new World();

    @Test
    void follow_whileOthersComeAndGo_reportsThePosition() {
        long topic = world.topic();
        List<Long> sessions =
                Stream.generate(() -> world.waiting(topic)).limit(MANY).toList();
        Set<Long> notified = ConcurrentHashMap.newKeySet();
        AtomicLong contested = new AtomicLong(sessions.get(0));

        CompletableFuture<Void> others = CompletableFuture.runAsync(() -> comeAndGo(contested));
        List<Runnable> ends = sessions.stream()
                .map(session -> {
                    contested.set(session);
                    LockSupport.parkNanos(LET_OTHERS_COME);
                    return board.follow(session, update -> update.position().ifPresent(known -> notified.add(session)));
                })
                .toList();
        contested.set(NOBODY);
        others.join();

        Waits.until(() -> notified.containsAll(sessions), "all have received their positions");
        ends.forEach(Runnable::run);
    }

    private void comeAndGo(AtomicLong contested) {
        for (long session = contested.get(); session != NOBODY; session = contested.get()) {
            board.follow(session, place -> {}).run();
        }
    }
}
