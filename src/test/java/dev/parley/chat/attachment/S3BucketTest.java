package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.parley.chat.attachment.PieceStream.EndedException;
import dev.parley.chat.attachment.S3Bucket.Listed;
import dev.parley.support.server.S3Server;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects in a real server of S3, and servers that fail. */
class S3BucketTest {

    /** Three pieces, the last of which is short. */
    private static final byte[] LARGE = random(2 * S3Bucket.PIECE + 7);

    private static final byte[] TEXT = "Only some text".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static S3Server server;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String key = "attachments/" + UUID.randomUUID();

    @BeforeAll
    static void start() throws IOException {
        server = new S3Server(folder);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private S3Bucket bucket(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.putAll(others);
        return new S3Bucket(
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(settings, "test", 100))
                        .withMapping(AttachmentConfig.class)
                        .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                        .withConverter(Duration.class, 200, new DurationConverter())
                        .build()
                        .getConfigMapping(AttachmentConfig.class)
                        .s3(),
                meters);
    }

    private static String hash(byte[] content) {
        return HexFormat.of().formatHex(S3Bucket.sha256().digest(content));
    }

    private void store(S3Bucket bucket, byte[] content, String hash) {
        bucket.store(key, content.length, hash, () -> new ByteArrayInputStream(content));
    }

    @Test
    void object_isStoredAndReadInParts() {
        S3Bucket bucket = bucket(Map.of());

        store(bucket, LARGE, hash(LARGE));

        assertThat(bucket.read(key, 0, 10)).isEqualTo(Arrays.copyOf(LARGE, 10));
        assertThat(bucket.read(key, LARGE.length - 5, 5))
                .isEqualTo(Arrays.copyOfRange(LARGE, LARGE.length - 5, LARGE.length));
        assertThat(bucket.transfer(key, LARGE.length, piece -> {})).contains(hash(LARGE));
        assertThat(meters.get("parley.attachments.objects")
                        .tags("operation", "store", "result", "done")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void object_isStoredFromPieces_againIfNecessary() {
        S3Bucket bucket = bucket(Map.of());

        for (int attempt = 0; attempt < 2; attempt++) {
            bucket.store(key, LARGE.length, hash(LARGE), () -> {
                Iterator<byte[]> pieces = List.of(
                                Arrays.copyOf(LARGE, 100_000), Arrays.copyOfRange(LARGE, 100_000, LARGE.length))
                        .iterator();
                return new PieceStream(() -> pieces.hasNext() ? pieces.next() : null, LARGE.length);
            });
        }

        assertThat(bucket.transfer(key, LARGE.length, piece -> {})).contains(hash(LARGE));
    }

    @Test
    void objectThatDoesNotExist_isAbsent_andCanBeDeleted() {
        S3Bucket bucket = bucket(Map.of());
        store(bucket, TEXT, hash(TEXT));

        bucket.delete(key);
        bucket.delete(key);

        assertThat(bucket.read(key, 0, 1)).isNull();
        assertThat(bucket.transfer(key, TEXT.length, piece -> {})).isEqualTo(Optional.empty());
        assertThat(bucket.list(null).objects()).extracting(Listed::key).doesNotContain(key);
    }

    @Test
    void objectsUnderThePrefix_areListed() throws IOException {
        S3Bucket bucket = bucket(Map.of());
        store(bucket, TEXT, hash(TEXT));
        Files.write(server.bucket().resolve("elsewhere"), TEXT);

        assertThat(bucket.list(null).objects())
                .extracting(Listed::key)
                .contains(key)
                .doesNotContain("elsewhere");
    }

    @Test
    void bytesWithAnotherHash_areRefused() {
        S3Bucket bucket = bucket(Map.of());

        assertThatThrownBy(() -> store(bucket, TEXT, hash(LARGE)))
                .isInstanceOf(BucketException.class)
                .hasMessageContaining("400");

        assertThat(bucket.read(key, 0, 1)).isNull();
    }

    @Test
    void contentThatEndsEarly_isNotStored() {
        S3Bucket bucket = bucket(Map.of());
        Iterator<byte[]> pieces = List.of(TEXT).iterator();

        assertThatThrownBy(() -> bucket.store(
                        key,
                        LARGE.length,
                        hash(LARGE),
                        () -> new PieceStream(() -> pieces.hasNext() ? pieces.next() : null, LARGE.length)))
                .isInstanceOf(EndedException.class);

        assertThat(bucket.read(key, 0, 1)).isNull();
    }

    @Test
    void partBeyondTheEnd_isAFailure() {
        S3Bucket bucket = bucket(Map.of());
        store(bucket, TEXT, hash(TEXT));

        assertThatThrownBy(() -> bucket.read(key, 0, TEXT.length + 1)).isInstanceOf(BucketException.class);
        assertThatThrownBy(() -> bucket.read(key, TEXT.length, 1)).isInstanceOf(BucketException.class);
    }

    @Test
    void wrongSecret_isRefused_andNotInTheMessage() {
        S3Bucket bucket = bucket(Map.of("parley.attachments.s3.secret-key", "another-secret"));

        assertThatThrownBy(() -> store(bucket, TEXT, hash(TEXT)))
                .isInstanceOf(BucketException.class)
                .hasMessageContaining("SignatureDoesNotMatch")
                .hasMessageNotContaining("another-secret");
    }

    @Test
    void bucketThatDoesNotExist_isAFailure_notAMissingObject() {
        S3Bucket bucket = bucket(Map.of("parley.attachments.s3.bucket", "another-bucket"));

        assertThatThrownBy(() -> bucket.read(key, 0, 1))
                .isInstanceOf(BucketException.class)
                .hasMessageContaining("NoSuchBucket");
        assertThatThrownBy(() -> store(bucket, TEXT, hash(TEXT))).isInstanceOf(BucketException.class);
    }

    @Test
    void encryption_isRequested() {
        // The server refuses headers that it does not know.
        assertThatThrownBy(() -> store(bucket(Map.of("parley.attachments.s3.encryption", "aes")), TEXT, hash(TEXT)))
                .isInstanceOf(BucketException.class)
                .hasMessageContaining("NotImplemented");
        assertThatThrownBy(() -> store(
                        bucket(Map.of("parley.attachments.s3.encryption", "kms", "parley.attachments.s3.kms-key", "k")),
                        TEXT,
                        hash(TEXT)))
                .isInstanceOf(BucketException.class)
                .hasMessageContaining("NotImplemented");
    }

    @Test
    void serverThatIsDown_isAFailure() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        S3Bucket bucket = bucket(Map.of("parley.attachments.s3.endpoint", "http://127.0.0.1:" + port));

        assertThatThrownBy(() -> bucket.read(key, 0, 1)).isInstanceOf(BucketException.class);
        assertThatThrownBy(() -> bucket.delete(key)).isInstanceOf(BucketException.class);
    }

    /** It accepts connections and reads nothing, so that the client can't write on. */
    @Test
    void serverThatReadsNothing_isGivenUp() throws IOException {
        byte[] huge = random(30_000_000);
        try (ServerSocket deaf = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            S3Bucket bucket = bucket(Map.of(
                    "parley.attachments.s3.endpoint", "http://127.0.0.1:" + deaf.getLocalPort(),
                    "parley.attachments.s3.timeout", "1S",
                    // Before it sends a large body, the client waits for some seconds for the server's consent.
                    "parley.attachments.s3.store-timeout", "6S"));

            assertThatThrownBy(() -> store(bucket, huge, hash(huge))).isInstanceOf(BucketException.class);
            assertThatThrownBy(() -> bucket.read(key, 0, 1)).isInstanceOf(BucketException.class);
        }
    }

    @Test
    void serverWithoutRanges_isNotReadToItsEnd() throws IOException {
        HttpServer whole = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        whole.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, LARGE.length);
                exchange.getResponseBody().write(LARGE);
            }
        });
        whole.start();
        try {
            S3Bucket bucket = bucket(Map.of(
                    "parley.attachments.s3.endpoint",
                    "http://127.0.0.1:" + whole.getAddress().getPort()));

            assertThatThrownBy(() -> bucket.read(key, 0, 10)).isInstanceOf(BucketException.class);
        } finally {
            whole.stop(0);
        }
    }

    /** It confirms no checksum, so that the object is read and compared. */
    @Test
    void serverThatStoresOtherBytes_isNoticed() throws IOException {
        HttpServer forgetful = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        forgetful.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                boolean isRead = exchange.getRequestMethod().equals("GET");
                exchange.sendResponseHeaders(isRead ? 206 : 200, isRead ? TEXT.length : -1);
                if (isRead) {
                    exchange.getResponseBody().write(new byte[TEXT.length]);
                }
            }
        });
        forgetful.start();
        try {
            S3Bucket bucket = bucket(Map.of(
                    "parley.attachments.s3.endpoint",
                    "http://127.0.0.1:" + forgetful.getAddress().getPort()));

            assertThatThrownBy(() -> store(bucket, TEXT, hash(TEXT)))
                    .isInstanceOf(BucketException.class)
                    .hasMessageContaining("other bytes");
        } finally {
            forgetful.stop(0);
        }
    }
}
