package dev.parley.graphql.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.security.Actor;
import dev.parley.security.Caller;
import dev.parley.security.Transport;
import dev.parley.support.Waits;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

@QuarkusTest
class StreamSubscriptionTest {

    @Inject
    SubscriptionWorkers workers;

    @Test
    void subscriberThatFails_isEndedWithTheFailure() {
        Follower follower = new Follower();
        Caller agent = new Caller(new Actor.Agent("somebody", Set.of()), null, Transport.HTTP);

        new SubscriptionStream(workers, agent, "numbers", new Numbers()).subscribe(follower);

        Waits.until(() -> follower.failure != null, "the subscription has ended");
        assertThat(follower.failure).isInstanceOf(OutOfMemoryError.class);
        assertThat(follower.received).containsExactly(1, 2);
    }

    /** Counts without end. */
    private static final class Numbers implements SubscriptionSource {

        private final AtomicInteger last = new AtomicInteger();

        @Override
        public Runnable onNewEvents(Runnable wake) {
            return () -> {};
        }

        @Override
        public Optional<Object> next() {
            return Optional.of(last.incrementAndGet());
        }
    }

    /** Requests one number at a time, and has no memory for the third. */
    private static final class Follower implements Subscriber<Object> {

        private final List<Object> received = new CopyOnWriteArrayList<>();
        private volatile Throwable failure;
        private Subscription subscription;

        @Override
        public void onSubscribe(Subscription started) {
            subscription = started;
            started.request(1);
        }

        @Override
        public void onNext(Object number) {
            if (number.equals(3)) {
                throw new OutOfMemoryError("for the test");
            }
            received.add(number);
            subscription.request(1);
        }

        @Override
        public void onError(Throwable cause) {
            failure = cause;
        }

        @Override
        public void onComplete() {}
    }
}
