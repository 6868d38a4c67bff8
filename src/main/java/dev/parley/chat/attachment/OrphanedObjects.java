package dev.parley.chat.attachment;

import dev.parley.chat.attachment.S3Bucket.Listed;
import dev.parley.chat.attachment.S3Bucket.Page;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Deletes objects that have no row, if that is configured. Each object has a row before it exists, so there are none unless an older database was
 * restored. It looks at one page of the bucket in a round, and begins again after a day.
 */
@Singleton
class OrphanedObjects {

    private static final Logger LOG = Logger.getLogger(OrphanedObjects.class);

    private static final Duration PAUSE = Duration.ofDays(1);

    /** The end of a key that was made here. Other objects are never deleted. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final AttachmentObjects objects;
    private final S3Bucket bucket;
    private final Clock clock;
    private final AttachmentConfig.S3 config;
    private Instant due = Instant.EPOCH;
    private @Nullable String from;

    OrphanedObjects(AttachmentObjects objects, S3Bucket bucket, Clock clock, AttachmentConfig config) {
        this.objects = objects;
        this.bucket = bucket;
        this.clock = clock;
        this.config = config.s3();
    }

    /** Looks at a page, if it is time. */
    synchronized void deleteSome() {
        Optional<Duration> age = config.orphansAfter();
        Instant now = clock.instant();
        if (age.isEmpty() || now.isBefore(due)) {
            return;
        }
        try {
            Page page = bucket.list(from);
            delete(page.objects(), now.minus(age.get()));
            from = page.next();
            due = from == null ? now.plus(PAUSE) : now;
        } catch (BucketException failed) {
            from = null;
        }
    }

    private void delete(List<Listed> listed, Instant before) {
        List<String> old = listed.stream()
                .filter(object -> object.storedAt().isBefore(before))
                .map(Listed::key)
                .filter(this::isOwn)
                .toList();
        Set<String> known = objects.known(old);
        List<String> orphans = old.stream().filter(key -> !known.contains(key)).toList();
        orphans.forEach(bucket::delete);
        if (!orphans.isEmpty()) {
            LOG.infof("Objects of the bucket that belong to no file were deleted: %d", orphans.size());
        }
    }

    private boolean isOwn(String key) {
        return key.startsWith(config.prefix())
                && ID.matcher(key.substring(config.prefix().length())).matches();
    }
}
