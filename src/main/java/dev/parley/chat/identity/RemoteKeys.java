package dev.parley.chat.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a JWK Set at an address. They are read when the first identity arrives, again when they are old, and for an unknown kid. Everybody can
 * send tokens that need a read, so reads are rare, one at a time and limited, and few requests wait for one. Thread-safe.
 */
final class RemoteKeys {

    private static final Logger LOG = Logger.getLogger(RemoteKeys.class);

    /** Keys of this age are read again, while they count. */
    private static final Duration FRESH = Duration.ofMinutes(10);

    /** An unknown kid makes the service read the keys again, at most this often. */
    private static final Duration REREAD = Duration.ofMinutes(1);

    /** Pause after a read that failed. */
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** How long known keys count while they cannot be read. */
    private static final Duration RETAIN = Duration.ofDays(1);

    /** How long requests wait for a read, counted from its beginning. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Requests that wait at the same time. Others are refused at once, so that a slow site does not take the threads of the service. */
    private static final int MOST_WAITING = 4;

    private static final int MOST_BYTES = 512 * 1024;
    private static final int OK = 200;

    private final String site;
    private final URL url;
    private final Clock clock;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private volatile @Nullable Known known;
    private @Nullable Read last;

    /** Keys, and when they were read. */
    private record Known(List<IdentityKey> keys, Instant readAt) {}

    /** A read that has begun. */
    private record Read(CompletableFuture<Boolean> end, Instant begunAt, long begunNanos) {}

    RemoteKeys(String site, URL url, Clock clock) {
        this.site = site;
        this.url = url;
        this.clock = clock;
    }

    /**
     * Returns the keys that may have made a signature.
     *
     * @throws IdentitySite.UnavailableException if no keys are known
     */
    List<IdentityKey> fitting(@Nullable String algorithm, @Nullable String kid)
            throws IdentitySite.UnavailableException {
        Known found = known;
        if (found == null || isOlder(found.readAt, RETAIN)) {
            await(read());
            found = known;
        } else if (isOlder(found.readAt, FRESH)) {
            read();
        }
        if (found == null || isOlder(found.readAt, RETAIN)) {
            throw new IdentitySite.UnavailableException();
        }
        List<IdentityKey> fitting = IdentityKey.fitting(found.keys, algorithm, kid);
        if (!fitting.isEmpty() || kid == null || !isOlder(found.readAt, REREAD)) {
            return fitting;
        }
        await(read());
        Known newer = known;
        return newer == null ? List.of() : IdentityKey.fitting(newer.keys, algorithm, kid);
    }

    private boolean isOlder(Instant time, Duration age) {
        return clock.instant().isAfter(time.plus(age));
    }

    /** Begins to read, unless that is being done, or has just failed. */
    private synchronized Read read() {
        Read former = last;
        if (former != null && (!former.end.isDone() || !isOlder(former.begunAt, PAUSE))) {
            return former;
        }
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(end), "parley-jwks-" + site);
        thread.setDaemon(true);
        Read begun = new Read(end, clock.instant(), System.nanoTime());
        last = begun;
        thread.start();
        return begun;
    }

    private void run(CompletableFuture<Boolean> end) {
        try {
            known = new Known(load(), clock.instant());
        } catch (IOException | JoseException | RuntimeException failed) {
            LOG.warnf(
                    "The JWK Set of the site %s cannot be read: %s",
                    site, failed.getClass().getSimpleName());
        } finally {
            end.complete(true);
        }
    }

    private List<IdentityKey> load() throws IOException, JoseException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout((int) PATIENCE.toMillis());
        connection.setReadTimeout((int) PATIENCE.toMillis());
        connection.setInstanceFollowRedirects(false);
        connection.setUseCaches(false);
        try {
            if (connection.getResponseCode() != OK) {
                throw new IOException("Status " + connection.getResponseCode());
            }
            try (InputStream body = connection.getInputStream()) {
                byte[] bytes = body.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new IOException("Too large");
                }
                return new JsonWebKeySet(new String(bytes, StandardCharsets.UTF_8))
                        .getJsonWebKeys().stream()
                                .map(IdentityKey::of)
                                .flatMap(Optional::stream)
                                .toList();
            }
        } finally {
            connection.disconnect();
        }
    }

    private void await(Read read) {
        long left = PATIENCE.toNanos() - (System.nanoTime() - read.begunNanos);
        if (read.end.isDone() || left <= 0 || !waiting.tryAcquire()) {
            return;
        }
        try {
            read.end.get(left, TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException late) {
            // The caller decides by what is known.
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
    }
}
