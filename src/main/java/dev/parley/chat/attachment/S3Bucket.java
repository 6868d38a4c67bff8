package dev.parley.chat.attachment;

import dev.parley.chat.attachment.AttachmentConfig.S3;
import dev.parley.chat.attachment.PieceStream.EndedException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The bucket of S3 in which files are kept, if one is configured. Objects are read in pieces, each by a request of its own: a slow client holds no
 * connection, and needs no more memory than with PostgreSQL. Each request has a time limit.
 */
@Singleton
class S3Bucket {

    /** Size in bytes of the pieces in which objects are read. */
    static final int PIECE = 512 * 1024;

    private static final Logger LOG = Logger.getLogger(S3Bucket.class);

    private static final String MEDIA_TYPE = "application/octet-stream";
    private static final String READ = "read";
    private static final String FAILED = "failed";

    private final S3 config;
    private final MeterRegistry meters;
    private final @Nullable S3Client client;

    /** Operations whose last request failed. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();

    @Inject
    S3Bucket(AttachmentConfig config, MeterRegistry meters) {
        this(config.s3(), meters);
    }

    S3Bucket(S3 config, MeterRegistry meters) {
        this.config = config;
        this.meters = meters;
        this.client = config.bucket().isPresent() ? S3Connection.open(config) : null;
        if (client != null) {
            // The metric exists from the start, so that the first failure is an increase.
            timer(READ, FAILED);
        }
    }

    /** Whether a bucket is configured. */
    boolean isConfigured() {
        return client != null;
    }

    /**
     * Stores an object. The server gets its hash, and refuses other bytes. If the server does not confirm that, the object is read and compared.
     *
     * @param content returns the content from its beginning, also for another attempt
     * @throws BucketException if it is not stored, or not known to be
     * @throws EndedException if the content ends too early
     */
    void store(String key, long size, String sha256, Supplier<InputStream> content) {
        String hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256));
        PutObjectRequest.Builder request = PutObjectRequest.builder()
                .bucket(bucket())
                .key(key)
                .checksumSHA256(hash)
                .overrideConfiguration(options -> options.apiCallTimeout(config.storeTimeout()));
        switch (config.encryption()) {
            case NONE -> {}
            case AES -> request.serverSideEncryption(ServerSideEncryption.AES256);
            case KMS -> {
                request.serverSideEncryption(ServerSideEncryption.AWS_KMS);
                config.kmsKey().ifPresent(request::ssekmsKeyId);
            }
        }
        RequestBody body = RequestBody.fromContentProvider(content::get, size, MEDIA_TYPE);
        Optional<PutObjectResponse> stored = request("store", s3 -> s3.putObject(request.build(), body));
        boolean isConfirmed = stored.filter(response -> hash.equals(response.checksumSHA256()))
                .isPresent();
        if (!isConfirmed && !transfer(key, size, piece -> {}).equals(Optional.of(sha256))) {
            throw new BucketException("An object was stored with other bytes");
        }
    }

    /**
     * Returns a part of an object; null if there is no such object.
     *
     * @throws BucketException if it can't be read
     */
    byte @Nullable [] read(String key, long from, int length) {
        GetObjectRequest request = GetObjectRequest.builder()
                .bucket(bucket())
                .key(key)
                .range("bytes=" + from + "-" + (from + length - 1))
                .build();
        ResponseTransformer<GetObjectResponse, byte[]> part = (response, bytes) -> exactly(length, response, bytes);
        return request(READ, s3 -> s3.getObject(request, part)).orElse(null);
    }

    private static byte[] exactly(int length, GetObjectResponse response, AbortableInputStream bytes) {
        byte[] piece = new byte[length];
        // A server that knows no ranges would send all of the object.
        boolean isPart = Long.valueOf(length).equals(response.contentLength());
        try {
            if (isPart && bytes.readNBytes(piece, 0, length) == length) {
                return piece;
            }
        } catch (IOException failed) {
            throw RetryableException.create("The response was interrupted", failed);
        }
        bytes.abort();
        throw new BucketException("A response does not have the length that was requested");
    }

    /**
     * Reads an object piece by piece.
     *
     * @param to takes the pieces
     * @return its SHA-256, hexadecimal; empty if there is no such object
     * @throws BucketException if it can't be read
     */
    Optional<String> transfer(String key, long size, Consumer<byte[]> to) {
        MessageDigest digest = sha256();
        for (long from = 0; from < size; from += PIECE) {
            byte[] piece = read(key, from, (int) Math.min(PIECE, size - from));
            if (piece == null) {
                return Optional.empty();
            }
            digest.update(piece);
            to.accept(piece);
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Deletes an object, if it exists.
     *
     * @throws BucketException if it may still exist
     */
    void delete(String key) {
        DeleteObjectRequest request =
                DeleteObjectRequest.builder().bucket(bucket()).key(key).build();
        request("delete", s3 -> s3.deleteObject(request));
    }

    /** An object of a list. */
    record Listed(String key, Instant storedAt) {}

    /**
     * Some of the objects under the prefix.
     *
     * @param next from where to continue; null at the end
     */
    record Page(List<Listed> objects, @Nullable String next) {}

    /**
     * Lists objects under the prefix.
     *
     * @param from from where to continue; null for the beginning
     * @throws BucketException if they can't be listed
     */
    Page list(@Nullable String from) {
        ListObjectsV2Request request = ListObjectsV2Request.builder()
                .bucket(bucket())
                .prefix(config.prefix())
                .continuationToken(from)
                .build();
        ListObjectsV2Response response =
                request("list", s3 -> s3.listObjectsV2(request)).orElseThrow();
        return new Page(
                response.contents().stream()
                        .map(object -> new Listed(object.key(), object.lastModified()))
                        .toList(),
                Boolean.TRUE.equals(response.isTruncated()) ? response.nextContinuationToken() : null);
    }

    private String bucket() {
        return config.bucket().orElseThrow(() -> new BucketException("no bucket is configured"));
    }

    /** Runs a request. Empty if the object does not exist. */
    private <T> Optional<T> request(String operation, Function<S3Client, T> call) {
        if (client == null) {
            throw new BucketException("no bucket is configured");
        }
        Timer.Sample sample = Timer.start();
        String result = FAILED;
        try {
            T response = call.apply(client);
            result = "done";
            succeeded(operation);
            return Optional.of(response);
        } catch (NoSuchKeyException missing) {
            result = "missing";
            return Optional.empty();
        } catch (RuntimeException failed) {
            for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
                if (cause instanceof EndedException ended) {
                    result = "ended";
                    throw ended;
                }
            }
            throw failed(operation, failed);
        } finally {
            sample.stop(timer(operation, result));
        }
    }

    private Timer timer(String operation, String result) {
        return Timer.builder("parley.attachments.objects")
                .description("Requests to S3")
                .tag("operation", operation)
                .tag("result", result)
                .register(meters);
    }

    private BucketException failed(String operation, RuntimeException failed) {
        BucketException failure = failed instanceof BucketException own ? own : BucketException.of(failed);
        if (failing.add(operation)) {
            LOG.errorf("The bucket of files fails (%s), and is tried again: %s", operation, failure.getMessage());
        }
        return failure;
    }

    private void succeeded(String operation) {
        if (failing.remove(operation)) {
            LOG.infof("The bucket of files works again (%s)", operation);
        }
    }

    @PreDestroy
    void close() {
        if (client != null) {
            client.close();
        }
    }
}
