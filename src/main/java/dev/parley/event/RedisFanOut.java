package dev.parley.event;

import dev.parley.event.Notification.Kind;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Fan-out by Redis, for databases behind a pooler that does not support LISTEN, or with more instances than PostgreSQL should notify. */
final class RedisFanOut implements FanOut {

    private static final Logger LOG = Logger.getLogger(RedisFanOut.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final Redis redis;
    private final TransactionSynchronizationRegistry transactions;
    private final Duration timeout;

    RedisFanOut(Redis redis, TransactionSynchronizationRegistry transactions) {
        this(redis, transactions, TIMEOUT);
    }

    /** @param timeout maximum time to wait for a response of Redis */
    RedisFanOut(Redis redis, TransactionSynchronizationRegistry transactions, Duration timeout) {
        this.redis = redis;
        this.transactions = transactions;
        this.timeout = timeout;
    }

    @Override
    public Receiver listen() throws IOException, InterruptedException {
        RedisReceiver receiver = new RedisReceiver(connect(), timeout);
        receiver.open();
        return receiver;
    }

    private RedisConnection connect() throws IOException, InterruptedException {
        Future<RedisConnection> connection = redis.connect();
        try {
            return await(connection, timeout);
        } catch (IOException | InterruptedException tooLate) {
            // The connection may still open, and would then be missing in the pool.
            connection.onSuccess(RedisConnection::close);
            throw tooLate;
        }
    }

    @Override
    public void publish(Notification notification) {
        transactions.registerInterposedSynchronization(new AfterCommit(() -> send(notification)));
    }

    private void send(Notification notification) {
        Request publish =
                Request.cmd(Command.PUBLISH).arg(notification.kind().channel).arg(notification.id());
        // Does not wait for the response. The listener logs an outage of Redis.
        redis.send(publish).onFailure(lost -> LOG.debugf(lost, "A notification could not be sent to Redis"));
    }

    private static <T> T await(Future<T> future, Duration timeout) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException("Redis has failed.", failed);
        } catch (TimeoutException failed) {
            throw new IOException("Redis does not respond.", failed);
        }
    }

    private record AfterCommit(Runnable action) implements Synchronization {

        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                action.run();
            }
        }
    }

    /** A connection that has subscribed. Redis sends lists of texts such as "message", the channel, the id. */
    private static final class RedisReceiver implements Receiver {

        /** Queued in place of a message when the connection fails. */
        private static final List<String> BROKEN = List.of();

        private static final Request SUBSCRIBE = subscribe();

        private final RedisConnection connection;
        private final Duration timeout;
        private final BlockingQueue<List<String>> received = new LinkedBlockingQueue<>();

        RedisReceiver(RedisConnection connection, Duration timeout) {
            this.connection = connection;
            this.timeout = timeout;
        }

        void open() throws IOException, InterruptedException {
            connection.handler(response -> received.add(texts(response)));
            connection.endHandler(end -> received.add(BROKEN));
            connection.exceptionHandler(failed -> received.add(BROKEN));
            try {
                check();
            } catch (IOException | InterruptedException failed) {
                close();
                throw failed;
            }
        }

        @Override
        public List<Notification> receive(Duration atMost) throws IOException, InterruptedException {
            List<String> first = received.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return check();
            }
            return notifications(first);
        }

        /** Subscribes, or subscribes again as a check: Redis responds to it in every protocol version, and it changes nothing. */
        private List<Notification> check() throws IOException, InterruptedException {
            await(connection.send(SUBSCRIBE), timeout);
            List<String> answer = received.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new IOException("Redis does not respond any more.");
            }
            return notifications(answer);
        }

        private List<Notification> notifications(List<String> texts) throws IOException {
            if (texts.equals(BROKEN)) {
                throw new IOException("The connection to Redis is lost.");
            }
            if (texts.size() != 3 || !texts.get(0).equals("message")) {
                return List.of();
            }
            return Notification.of(texts.get(1), texts.get(2))
                    .map(RedisReceiver::withTyping)
                    .orElse(List.of());
        }

        /** An event also notifies of typing, since a participant who sends a message stops typing. */
        private static List<Notification> withTyping(Notification notification) {
            return notification.kind() == Kind.EVENTS
                    ? List.of(notification, new Notification(Kind.TYPING, notification.id()))
                    : List.of(notification);
        }

        /** Closes the connection instead of returning it to the pool, because it has subscribed. */
        @Override
        public void close() {
            connection.handler(ignored -> {});
            connection.close();
        }

        private static List<String> texts(Response response) {
            return response.stream().map(Response::toString).toList();
        }

        private static Request subscribe() {
            Request subscribe = Request.cmd(Command.SUBSCRIBE);
            Stream.of(Kind.values()).forEach(kind -> subscribe.arg(kind.channel));
            return subscribe;
        }
    }
}
