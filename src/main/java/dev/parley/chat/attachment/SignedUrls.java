package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.database.DatabaseReady;
import io.agroal.api.AgroalDataSource;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Signs the URLs of uploads and attachments. Every holder of a URL may use it, because images and links of pages send no credentials. So URLs are given
 * only to those who may read the message, and expire soon.
 */
@Singleton
public class SignedUrls {

    static final String UPLOADS = "/uploads/";
    static final String ATTACHMENTS = "/attachments/";

    private static final String HMAC = "HmacSHA256";
    private static final long STEP_SECONDS = 60;
    private static final Pattern UPLOAD = Pattern.compile("([1-9][0-9]{0,17})\\.([A-Za-z0-9_-]{43})");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private final AgroalDataSource database;
    private final Clock clock;
    private final AttachmentConfig config;
    private volatile byte @Nullable [] key;

    SignedUrls(AgroalDataSource database, Clock clock, AttachmentConfig config) {
        this.database = database;
        this.clock = clock;
        this.config = config;
    }

    void readKey(@Observes @Priority(DatabaseReady.MAY_FAIL) DatabaseReady ready) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("select key from attachment_key");
                ResultSet row = statement.executeQuery()) {
            row.next();
            key = row.getString(1).getBytes(UTF_8);
        } catch (SQLException failed) {
            // Without the cause, whose message might quote the key.
            throw new IllegalStateException("Reading the key of attachments failed, SQLSTATE " + failed.getSQLState());
        }
    }

    /** Returns the path to which a file is uploaded. The database decides whether that is still possible. */
    public String upload(long attachment) {
        return UPLOADS + attachment + "." + signature("upload " + attachment);
    }

    /** Returns the number of the file that the last part of a path names; empty if the signature is not valid. */
    public Optional<Long> uploaded(String part) {
        Matcher form = UPLOAD.matcher(part);
        return form.matches() && isSigned("upload " + form.group(1), form.group(2))
                ? Optional.of(Long.valueOf(form.group(1)))
                : Optional.empty();
    }

    /** Returns the path from which a file is read for some time. It stays the same for a minute, so that readers can share it. */
    public String download(long attachment) {
        Duration valid = config.urlValid();
        long expires = (clock.instant().plus(valid).getEpochSecond() / STEP_SECONDS + 1) * STEP_SECONDS;
        return ATTACHMENTS + attachment + "?expires=" + expires + "&signature="
                + signature("download " + attachment + " " + expires);
    }

    /** Returns the number of the file that a URL names; empty if the signature is not valid or has expired. */
    Optional<Long> downloaded(String attachment, @Nullable String expires, @Nullable String signature) {
        if (expires == null
                || signature == null
                || !NUMBER.matcher(attachment).matches()
                || !NUMBER.matcher(expires).matches()
                || !isSigned("download " + attachment + " " + expires, signature)) {
            return Optional.empty();
        }
        boolean valid = clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(expires)));
        return valid ? Optional.of(Long.valueOf(attachment)) : Optional.empty();
    }

    private boolean isSigned(String content, String signature) {
        return MessageDigest.isEqual(signature(content).getBytes(UTF_8), signature.getBytes(UTF_8));
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(Objects.requireNonNull(key, "The database is not ready"), HMAC));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
