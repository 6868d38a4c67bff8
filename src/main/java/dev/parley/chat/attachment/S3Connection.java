package dev.parley.chat.attachment;

import dev.parley.chat.attachment.AttachmentConfig.S3;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the client of S3. All of its requests have time limits, within which they are repeated. */
final class S3Connection {

    /** Number of requests at once. Downloads have a limit of their own (parley.downloads.max-running). */
    private static final int CONNECTIONS = 100;

    /** How long a server may be silent after it has received a file. Other requests have shorter limits as a whole. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private S3Connection() {}

    /** Makes the client. It connects with the first request. */
    static S3Client open(S3 config) {
        S3ClientBuilder builder = S3Client.builder()
                .forcePathStyle(config.pathStyle())
                .credentialsProvider(credentials(config))
                // By default, the client appends checksums that some servers refuse. The hashes of files are sent and
                // compared here.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                // It can end a request whose body the server does not read, also over TLS.
                .httpClientBuilder(ApacheHttpClient.builder()
                        .connectionTimeout(config.timeout())
                        .socketTimeout(SILENCE)
                        .connectionAcquisitionTimeout(config.timeout())
                        .maxConnections(CONNECTIONS))
                .overrideConfiguration(options -> options.apiCallTimeout(config.timeout()));
        config.endpoint().ifPresent(endpoint -> builder.endpointOverride(URI.create(endpoint)));
        config.region()
                .map(Region::of)
                .or(() -> config.endpoint().map(endpoint -> Region.US_EAST_1))
                .ifPresent(builder::region);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(S3 config) {
        return config.accessKey()
                .flatMap(key -> config.secretKey().map(secret -> AwsBasicCredentials.create(key, secret)))
                .<AwsCredentialsProvider>map(StaticCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }
}
