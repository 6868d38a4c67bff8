package dev.parley.start;

import io.smallrye.jwt.util.KeyUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds settings that contradict each other. The defaults of Quarkus' settings are those of application.properties, because a native
 * executable does not have that file.
 */
final class Contradictions {

    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration HTTP_IDLE_TIMEOUT = Duration.ofMinutes(2);
    private static final long SOCKET_TIMEOUT_SECONDS = 40;
    private static final long POOL_SIZE = 20;
    private static final BigInteger LONGEST_LINE = BigInteger.valueOf(65_536);
    private static final BigInteger LARGEST_BODY = BigInteger.valueOf(10_240 * 1_024);

    /** Without characters that JSON would have to escape. */
    private static final Pattern SUBJECT = Pattern.compile("(mailto:[^\\s\"\\\\@]+@|https://)[^\\s\"\\\\@]+");

    /** Setting of Quarkus: the driver's timeout in seconds. */
    static final String SOCKET_TIMEOUT = "quarkus.datasource.jdbc.additional-jdbc-properties.socketTimeout";

    private static final String PROVIDER = "quarkus.oidc.auth-server-url";
    private static final String ISSUER = "parley.pages.oidc-issuer";
    private static final String URL = "https?://[^\\s/?#]+([/?]\\S*)?";

    private static final String BUCKET = "parley.attachments.s3.bucket";
    private static final String ENDPOINT = "parley.attachments.s3.endpoint";
    private static final String REGION = "parley.attachments.s3.region";
    private static final String ACCESS_KEY = "parley.attachments.s3.access-key";
    private static final String SECRET_KEY = "parley.attachments.s3.secret-key";
    private static final String KMS_KEY = "parley.attachments.s3.kms-key";

    private final ConfigurationCheck settings;
    private final List<String> faults = new ArrayList<>();

    /** @param settings settings that are readable */
    Contradictions(ConfigurationCheck settings) {
        this.settings = settings;
    }

    /** The contradictions, one sentence or two for each. */
    List<String> find() {
        numbers();
        intervals();
        chats();
        connections();
        replica();
        webhooksAndMail();
        pushes();
        fanOut();
        tokens();
        pages();
        sites();
        authorities();
        warmUp();
        traces();
        bucket();
        return faults;
    }

    private void numbers() {
        for (String name : List.of(
                "parley.subscriptions.workers",
                "parley.feed.memory",
                "parley.webhooks.concurrency",
                "parley.chat.max-message-length",
                "parley.mail.max-attempts",
                "parley.metrics.max-topics",
                "parley.limits.burst",
                "parley.limits.address-burst")) {
            require(settings.number(name).orElse(0L) > 0, name + " must be at least 1.");
        }
        for (String name : List.of("parley.limits.rate", "parley.limits.address-rate", "parley.limits.failed-logins")) {
            require(isRate(name), name + " must be a number greater than 0, or off.");
        }
    }

    private boolean isRate(String name) {
        String value = settings.text(name).orElse("").strip();
        return value.equalsIgnoreCase("off") || value.matches("\\d+(\\.\\d+)?") && Double.parseDouble(value) > 0;
    }

    private void intervals() {
        for (String name : List.of(
                "parley.chat.timers-every",
                "parley.chat.last-seen.store-every",
                "parley.mail.send-every",
                "parley.push.send-every",
                "parley.attachments.s3.move-every",
                "parley.metrics.queues-every")) {
            require(
                    isTime(name)
                            && settings.time(name)
                                    .map(every -> every.compareTo(SHORTEST_INTERVAL) >= 0)
                                    .orElse(true),
                    name + " must be a time of at least 1 s, or off.");
        }
        require(isTime("parley.chat.timers-delay"), "parley.chat.timers-delay must be a time such as 30S or 5M.");
        for (String name : List.of(
                "parley.http.request-timeout",
                "parley.http.head-timeout",
                "parley.feed.poll-every",
                "parley.websocket.ping-every",
                "parley.websocket.init-timeout",
                "parley.sse.keep-alive-every",
                "parley.webhooks.poll-every",
                "parley.webhooks.timeout",
                "parley.attachments.scan.timeout",
                "parley.push.timeout",
                "parley.attachments.s3.timeout",
                "parley.attachments.s3.store-timeout",
                "parley.mail.timeout")) {
            require(settings.time(name).map(time -> !time.isZero()).orElse(true), name + " must be longer than 0.");
        }
    }

    private boolean isTime(String name) {
        try {
            settings.time(name);
            return true;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void chats() {
        requireShorter("parley.chat.idle-warning-before", "parley.chat.idle-after");
        // Retention would delete a session that can still be reopened or rated.
        requireNotLonger("parley.chat.reopen-window", "parley.chat.retention");
        requireNotLonger("parley.chat.rating-window", "parley.chat.retention");
        for (String silence : List.of(
                "parley.chat.dead-after.form", "parley.chat.dead-after.queue", "parley.chat.dead-after.active")) {
            // A client that is present shows it at these intervals only. The second ping must have been answered.
            requireShorter(
                    settings.time("parley.websocket.ping-every").map(every -> every.multipliedBy(2)),
                    "twice parley.websocket.ping-every",
                    silence);
            requireShorter("parley.sse.keep-alive-every", silence);
        }
    }

    private void connections() {
        requireShorter(
                settings.time("parley.http.request-timeout"),
                "parley.http.request-timeout",
                Optional.of(Duration.ofSeconds(settings.number(SOCKET_TIMEOUT).orElse(SOCKET_TIMEOUT_SECONDS)))
                        .filter(timeout -> !timeout.isZero()),
                SOCKET_TIMEOUT);
        // Nothing is sent meanwhile.
        for (String name : List.of("parley.http.request-timeout", "parley.attachments.scan.timeout")) {
            requireShorter(
                    settings.time(name),
                    name,
                    Optional.of(settings.time("quarkus.http.idle-timeout").orElse(HTTP_IDLE_TIMEOUT))
                            .filter(timeout -> !timeout.isZero()),
                    "quarkus.http.idle-timeout");
        }
        BigInteger longestLine =
                settings.bytes("quarkus.http.limits.max-initial-line-length").orElse(LONGEST_LINE);
        require(
                settings.bytes("parley.http.max-url-length").orElseThrow().compareTo(longestLine) < 0,
                "parley.http.max-url-length must be less than quarkus.http.limits.max-initial-line-length.");
        BigInteger largestBody =
                settings.bytes("quarkus.http.limits.max-body-size").orElse(LARGEST_BODY);
        require(
                settings.bytes("parley.http.max-body-size").orElseThrow().compareTo(largestBody) <= 0,
                "parley.http.max-body-size must not be more than quarkus.http.limits.max-body-size.");
        require(
                settings.number("parley.subscriptions.workers").orElseThrow()
                        < settings.number("quarkus.datasource.jdbc.max-size").orElse(POOL_SIZE),
                "parley.subscriptions.workers must be less than quarkus.datasource.jdbc.max-size, or subscriptions leave no connection for requests.");
    }

    private void replica() {
        requireShorter("parley.replica.max-wait", "parley.http.request-timeout");
    }

    private void webhooksAndMail() {
        // Another instance would repeat an attempt that is under way.
        requireShorter("parley.webhooks.timeout", "parley.webhooks.claim-for");
        requireNotLonger("parley.webhooks.first-pause", "parley.webhooks.longest-pause");
        require(
                settings.time("parley.mail.timeout").orElseThrow().compareTo(Duration.ofMinutes(1)) < 0,
                "parley.mail.timeout must be shorter than 1 min, after which another attempt may start.");
        require(
                settings.time("parley.mail.keep").orElseThrow().compareTo(Duration.ofDays(1)) >= 0,
                "parley.mail.keep must be at least 24 h, or the limits on e-mails forget too early.");
    }

    /** The component that reads the keys checks whether they belong together. */
    private void pushes() {
        List<String> names = List.of("parley.push.private-key", "parley.push.public-key", "parley.push.subject");
        long given =
                names.stream().filter(name -> settings.text(name).isPresent()).count();
        require(
                given == 0 || given == names.size(),
                "Pushes need parley.push.private-key, parley.push.public-key and parley.push.subject, or none of them.");
        require(
                settings.text("parley.push.subject")
                        .map(subject -> SUBJECT.matcher(subject.strip()).matches())
                        .orElse(true),
                "parley.push.subject must be mailto: and an e-mail address, or an address that begins with https.");
        require(
                settings.time("parley.push.timeout").orElseThrow().compareTo(Duration.ofMinutes(1)) < 0,
                "parley.push.timeout must be shorter than 1 min, after which another attempt may start.");
        requireNotLonger("parley.push.first-pause", "parley.push.longest-pause");
    }

    private void fanOut() {
        require(
                !is("parley.feed.fan-out", "redis")
                        || settings.text("quarkus.redis.hosts").isPresent(),
                "parley.feed.fan-out=redis needs quarkus.redis.hosts: set it to the address of the Redis server.");
        requireForm(
                "quarkus.redis.hosts",
                "((rediss?|unix)://[^\\s,]+(\\s*,\\s*)?)+",
                "must begin with redis://, rediss:// or unix://.");
    }

    private void tokens() {
        boolean isEnabled = settings.isTrue("quarkus.oidc.tenant-enabled");
        boolean hasProvider = settings.text("quarkus.oidc.auth-server-url").isPresent();
        boolean hasKey = settings.text("quarkus.oidc.public-key").isPresent();
        require(
                !isEnabled || hasProvider || hasKey,
                "quarkus.oidc.tenant-enabled=true needs quarkus.oidc.auth-server-url or quarkus.oidc.public-key.");
        require(
                isEnabled || !hasKey && !hasProvider,
                "quarkus.oidc.auth-server-url and quarkus.oidc.public-key have no effect without quarkus.oidc.tenant-enabled=true.");
        require(
                !isEnabled
                        || settings.text("quarkus.oidc.public-key")
                                .map(Contradictions::isPublicKey)
                                .orElse(true),
                "quarkus.oidc.public-key must be an RSA public key, as PEM or its Base64.");
        require(
                !isEnabled
                        || !hasProvider
                        || settings.text("quarkus.oidc.token.audience").isPresent(),
                "quarkus.oidc.auth-server-url needs quarkus.oidc.token.audience, the value of the claim aud in the provider's tokens for Parley."
                        + " Without it, tokens for other applications would be accepted.");
    }

    /** Reads a key as Quarkus does, which would end the start with a stack trace. */
    private static boolean isPublicKey(String key) {
        try {
            KeyUtils.decodePublicKey(key);
            return true;
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private void pages() {
        requireForm(PROVIDER, URL, "must be a URL, such as https://login.example.com/realms/company.");
        // By default, it is the provider's.
        if (!settings.text(ISSUER).equals(settings.text(PROVIDER))) {
            requireForm(ISSUER, URL, "must be a URL, such as https://login.example.com/realms/company.");
        }
        boolean hasIssuer =
                Stream.of(ISSUER, PROVIDER).anyMatch(name -> settings.text(name).isPresent());
        boolean canSignIn =
                hasIssuer && settings.text("parley.pages.oidc-client-id").isPresent();
        boolean hasDemoUsers = settings.text("parley.pages.demo-users").isPresent();
        for (String page : List.of("parley.pages.desk", "parley.pages.dashboard")) {
            require(
                    !settings.isTrue(page) || canSignIn || hasDemoUsers,
                    page
                            + "=true needs parley.pages.oidc-client-id, and quarkus.oidc.auth-server-url or parley.pages.oidc-issuer."
                            + " Nobody could sign in otherwise.");
            require(
                    !settings.isTrue(page) || settings.isTrue("quarkus.oidc.tenant-enabled") || hasDemoUsers,
                    page
                            + "=true needs quarkus.oidc.tenant-enabled=true. Its users' tokens would be refused otherwise.");
        }
    }

    /** An origin that no browser sends would never match. */
    private void sites() {
        requireForm(
                "parley.websocket.origins",
                "\\s*(null|[a-z][a-z0-9+.-]*://[^/\\sA-Z,]+)(\\s*,\\s*(null|[a-z][a-z0-9+.-]*://[^/\\sA-Z,]+))*\\s*",
                "must be origins as browsers write them, in lower case and without a path, such as https://www.example.com.");
    }

    /** Without this check, each request would fail. */
    private void authorities() {
        for (String name : List.of("parley.webhooks.ca-file", "parley.push.ca-file")) {
            require(
                    settings.text(name).map(Contradictions::hasCertificates).orElse(true),
                    name + " must be a file that can be read and has certificates in PEM.");
        }
    }

    private static boolean hasCertificates(String file) {
        try {
            String pem = Files.readString(Path.of(file.strip()), StandardCharsets.ISO_8859_1);
            return pem.contains("-----BEGIN CERTIFICATE-----")
                    && !CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                            .isEmpty();
        } catch (IOException | GeneralSecurityException | InvalidPathException unreadable) {
            return false;
        }
    }

    private void warmUp() {
        String name = "parley.warm-up.documents";
        require(
                settings.text(name)
                        .map(folder -> Files.isDirectory(Path.of(folder)))
                        .orElse(true),
                name + " must be a folder.");
    }

    private void traces() {
        if (settings.text("quarkus.otel.sdk.disabled").orElse("true").strip().equalsIgnoreCase("false")) {
            requireForm("quarkus.otel.exporter.otlp.endpoint", "https?://\\S+", "must begin with http:// or https://.");
        }
    }

    private void bucket() {
        boolean hasBucket = isSet(BUCKET);
        require(
                hasBucket || !is("parley.attachments.store", "s3"),
                "parley.attachments.store=s3 needs " + BUCKET + ", the name of a bucket that exists.");
        for (String name : List.of(ENDPOINT, REGION, ACCESS_KEY, SECRET_KEY, KMS_KEY)) {
            require(hasBucket || !isSet(name), name + " has no effect without " + BUCKET + ".");
        }
        require(
                !hasBucket || isSet(ENDPOINT) || isSet(REGION) || isSet("aws.region"),
                BUCKET + " needs " + REGION + " or the variable AWS_REGION, or for a server that is not Amazon's "
                        + ENDPOINT + ".");
        if (hasBucket) {
            // A download reads its first piece before it has a status.
            requireShorter("parley.attachments.s3.timeout", "parley.http.request-timeout");
        }
        requireForm(BUCKET, "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]", "must be the name of a bucket, not its URL.");
        requireForm(
                "parley.attachments.s3.prefix",
                "(?=.{1,200}$)([A-Za-z0-9_.-]+/)+",
                "must consist of letters, digits, points, underscores and hyphens, and end with a slash.");
        requireForm(
                ENDPOINT,
                "https?://([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?/?",
                "must be a URL with a host and no path, such as https://s3.example.com.");
        require(isSet(ACCESS_KEY) == isSet(SECRET_KEY), ACCESS_KEY + " and " + SECRET_KEY + " need each other.");
        require(
                !isSet(KMS_KEY) || is("parley.attachments.s3.encryption", "kms"),
                KMS_KEY + " needs parley.attachments.s3.encryption=kms.");
    }

    private boolean isSet(String name) {
        return settings.text(name).isPresent();
    }

    private boolean is(String name, String value) {
        return settings.text(name).orElse("").strip().equalsIgnoreCase(value);
    }

    private void requireForm(String name, String form, String rule) {
        require(settings.text(name).map(value -> value.matches(form)).orElse(true), name + " " + rule);
    }

    private void requireShorter(String shorter, String longer) {
        requireShorter(settings.time(shorter), shorter, longer);
    }

    private void requireShorter(Optional<Duration> time, String shorter, String longer) {
        requireShorter(time, shorter, settings.time(longer), longer);
    }

    private void requireShorter(Optional<Duration> time, String shorter, Optional<Duration> limit, String longer) {
        if (time.isPresent() && limit.isPresent() && time.get().compareTo(limit.get()) >= 0) {
            faults.add("%s (%s) must be shorter than %s (%s)."
                    .formatted(shorter, shown(time.get()), longer, shown(limit.get())));
        }
    }

    private void requireNotLonger(String shorter, String longer) {
        Optional<Duration> time = settings.time(shorter);
        Optional<Duration> limit = settings.time(longer);
        if (time.isPresent() && limit.isPresent() && time.get().compareTo(limit.get()) > 0) {
            faults.add("%s (%s) must not be longer than %s (%s)."
                    .formatted(shorter, shown(time.get()), longer, shown(limit.get())));
        }
    }

    private static String shown(Duration time) {
        return time.toString().substring(2).replace("T", "").toLowerCase(Locale.ROOT);
    }

    private void require(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
