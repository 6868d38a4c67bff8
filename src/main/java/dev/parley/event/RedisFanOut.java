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

/** Redis tells of news, for what is behind a pooler that cannot LISTEN, or is more than one PostgreSQL should notify. */
final class RedisFanOut implements FanOut {

    private static final Logger LOG = Logger.getLogger(RedisFanOut.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Redis redis;
    private final TransactionSynchronizationRegistry transactions;
    private final Duration patience;

    RedisFanOut(Redis redis, TransactionSynchronizationRegistry transactions) {
        this(redis, transactions, PATIENCE);
    }

    /** @param patience how long Redis may take for an answer */
    RedisFanOut(Redis redis, TransactionSynchronizationRegistry transactions, Duration patience) {
        this.redis = redis;
        this.transactions = transactions;
        this.patience = patience;
    }

    @Override
    public Line listen() throws IOException, InterruptedException {
        RedisLine line = new RedisLine(connect(), patience);
        line.open();
        return line;
    }

    private RedisConnection connect() throws IOException, InterruptedException {
        Future<RedisConnection> connection = redis.connect();
        try {
            return await(connection, patience);
        } catch (IOException | InterruptedException tooLate) {
            // It may still come, and would be missing in the pool.
            connection.onSuccess(RedisConnection::close);
            throw tooLate;
        }
    }

    @Override
    public void stored(Notification news) {
        transactions.registerInterposedSynchronization(new AfterCommit(() -> publish(news)));
    }

    private void publish(Notification news) {
        Request publish = Request.cmd(Command.PUBLISH).arg(news.kind().channel).arg(news.id());
        // Nobody waits for it. That Redis is gone, the listening side says.
        redis.send(publish).onFailure(lost -> LOG.debugf(lost, "Redis was not told of news"));
    }

    private static <T> T await(Future<T> future, Duration patience) throws IOException, InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed);
        } catch (TimeoutException failed) {
            throw new IOException("Redis does not answer.", failed);
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

    /** What Redis sends on a connection that has subscribed: texts such as "message", the channel, the id. */
    private static final class RedisLine implements Line {

        /** Instead of something that Redis has sent. */
        private static final List<String> BROKEN = List.of();

        private static final Request SUBSCRIBE = subscribe();

        private final RedisConnection connection;
        private final Duration patience;
        private final BlockingQueue<List<String>> received = new LinkedBlockingQueue<>();

        RedisLine(RedisConnection connection, Duration patience) {
            this.connection = connection;
            this.patience = patience;
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
        public List<Notification> hear(Duration atMost) throws IOException, InterruptedException {
            List<String> first = received.poll(atMost.toMillis(), TimeUnit.MILLISECONDS);
            if (first == null) {
                return check();
            }
            return news(first);
        }

        /** Subscribes, again too: that is answered in every protocol version, and changes nothing. */
        private List<Notification> check() throws IOException, InterruptedException {
            await(connection.send(SUBSCRIBE), patience);
            List<String> answer = received.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (answer == null) {
                throw new IOException("Redis does not answer any more.");
            }
            return news(answer);
        }

        private List<Notification> news(List<String> texts) throws IOException {
            if (texts.equals(BROKEN)) {
                throw new IOException("The connection to Redis is lost.");
            }
            if (texts.size() != 3 || !texts.get(0).equals("message")) {
                return List.of();
            }
            return Notification.of(texts.get(1), texts.get(2))
                    .map(RedisLine::withWhatItBrings)
                    .orElse(List.of());
        }

        /** Whoever writes stops typing. */
        private static List<Notification> withWhatItBrings(Notification news) {
            return news.kind() == Kind.EVENTS ? List.of(news, new Notification(Kind.TYPING, news.id())) : List.of(news);
        }

        /** The pool gets back a free place, and not the connection: one that has subscribed is cut. */
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
