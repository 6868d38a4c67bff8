package dev.parley.chat.attachment;

import dev.parley.chat.attachment.AttachmentConfig.Store;
import dev.parley.chat.attachment.AttachmentObjects.Deletion;
import dev.parley.chat.attachment.AttachmentObjects.Move;
import dev.parley.chat.attachment.PieceStream.EndedException;
import dev.parley.database.DatabaseJob;
import dev.parley.database.DatabaseJobs;
import dev.parley.database.DatabaseReady;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;

/**
 * Moves files that were sent from PostgreSQL to S3, or back, and deletes the objects of deleted files. All instances do so side by side. While S3 fails,
 * files stay where they are, and objects are deleted later.
 */
@Singleton
class AttachmentMover {

    private static final Logger LOG = Logger.getLogger(AttachmentMover.class);

    /** Number of files or objects that a round handles of a kind, so that each kind gets its turn. */
    private static final int MOST = 500;

    /**
     * How long a server may take to end a request that was aborted. Until then, an object is neither deleted nor tried again, because it may still be
     * stored.
     */
    private static final Duration MARGIN = Duration.ofMinutes(1);

    /** Pause after a deletion that failed, which doubles. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final AttachmentRows rows;
    private final AttachmentObjects objects;
    private final OrphanedObjects orphans;
    private final S3Bucket bucket;
    private final DatabaseJobs jobs;
    private final AttachmentConfig config;
    private final AtomicLong waitingMoves = new AtomicLong();
    private final AtomicLong waitingDeletions = new AtomicLong();

    AttachmentMover(
            AttachmentRows rows,
            AttachmentObjects objects,
            OrphanedObjects orphans,
            S3Bucket bucket,
            DatabaseJobs jobs,
            AttachmentConfig config,
            MeterRegistry meters) {
        this.rows = rows;
        this.objects = objects;
        this.orphans = orphans;
        this.bucket = bucket;
        this.jobs = jobs;
        this.config = config;
        gauge("move", waitingMoves, meters);
        gauge("delete", waitingDeletions, meters);
    }

    private static void gauge(String task, AtomicLong value, MeterRegistry meters) {
        Gauge.builder("parley.attachments.waiting", value, AtomicLong::get)
                .description("Files that wait to be moved, and objects that wait to be deleted")
                .tag("task", task)
                .register(meters);
    }

    /** Reports files that this instance can't read. */
    void start(@Observes @Priority(DatabaseReady.MAY_FAIL) DatabaseReady database) {
        if (!bucket.isConfigured() && objects.exist()) {
            LOG.error(
                    "There are files in S3, which can't be read or deleted without parley.attachments.s3.bucket. Set it, until all of them are moved back.");
        }
    }

    @DatabaseJob
    @Scheduled(
            identity = "attachments-s3",
            every = "{parley.attachments.s3.move-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void moveSome() {
        if (!bucket.isConfigured()) {
            return;
        }
        boolean toBucket = config.store() == Store.S3;
        repeat(this::deleteNext);
        repeat(toBucket ? this::storeNext : this::bringNext);
        orphans.deleteSome();
        waitingDeletions.set(objects.waitingDeletions());
        waitingMoves.set(toBucket ? objects.waitingFiles() : objects.waitingObjects());
    }

    private void repeat(BooleanSupplier step) {
        for (int done = 0; done < MOST && !jobs.isStopping(); done++) {
            if (!step.getAsBoolean()) {
                return;
            }
        }
    }

    /** Deletes an object. Returns whether there may be another one, which is not tried if this one fails. */
    private boolean deleteNext() {
        Optional<Deletion> next = objects.nextDeletion(config.s3().timeout().plus(MARGIN));
        if (next.isEmpty()) {
            return false;
        }
        Deletion deletion = next.get();
        try {
            bucket.delete(deletion.key());
            objects.deleted(deletion);
            return true;
        } catch (BucketException failed) {
            objects.failed(deletion.object(), PAUSE);
            return false;
        }
    }

    /** Moves a file to S3. Returns whether there may be another one, which is not tried if this one fails. */
    private boolean storeNext() {
        Optional<Move> next = objects.nextFile(
                config.s3().prefix(), config.s3().storeTimeout().plus(MARGIN));
        if (next.isEmpty()) {
            return false;
        }
        Move file = next.get();
        try {
            bucket.store(file.key(), file.size(), file.sha256(), () -> content(file));
            objects.stored(file);
            return true;
        } catch (EndedException deleted) {
            objects.failed(file.object(), MARGIN);
            return true;
        } catch (BucketException failed) {
            objects.failed(file.object(), MARGIN);
            return false;
        }
    }

    /** The stream ends early if the file was deleted, or during a shutdown. */
    private PieceStream content(Move file) {
        AtomicInteger next = new AtomicInteger();
        return new PieceStream(
                () -> jobs.isStopping() ? null : rows.read(file.file(), next.getAndIncrement()), file.size());
    }

    /** Moves a file back to PostgreSQL. Returns whether there may be another one, which is not tried if this one can't be read. */
    private boolean bringNext() {
        Optional<Move> next = objects.nextObject(config.s3().storeTimeout().plus(MARGIN));
        if (next.isEmpty()) {
            return false;
        }
        Move file = next.get();
        try {
            AtomicInteger piece = new AtomicInteger();
            Optional<String> hash =
                    bucket.transfer(file.key(), file.size(), bytes -> bring(file, piece.getAndIncrement(), bytes));
            if (hash.equals(Optional.of(file.sha256()))) {
                objects.brought(file);
            } else {
                LOG.errorf(
                        "File %d can't be moved back. Its object %s",
                        file.file(), hash.isPresent() ? "has other bytes" : "is not in the bucket");
                objects.failed(file.object(), MARGIN);
            }
            return true;
        } catch (BucketException | EndedException failed) {
            objects.failed(file.object(), MARGIN);
            return false;
        }
    }

    private void bring(Move file, int piece, byte[] bytes) {
        if (jobs.isStopping()) {
            throw new EndedException("The instance is shutting down");
        }
        objects.bring(file, piece, bytes);
    }
}
