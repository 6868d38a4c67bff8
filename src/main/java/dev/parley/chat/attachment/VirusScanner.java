package dev.parley.chat.attachment;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Has files scanned by ClamAV's daemon, if its address is configured. A file is scanned when all of it is stored: if it was scanned while the client
 * sends it, slow clients would hold the few threads of the daemon.
 */
@Singleton
public class VirusScanner {

    private static final Logger LOG = Logger.getLogger(VirusScanner.class);

    private static final String FAILED = "failed";

    private final @Nullable Clamd clamd;
    private final AttachmentRows rows;
    private final MeterRegistry meters;

    VirusScanner(AttachmentConfig config, AttachmentRows rows, MeterRegistry meters) {
        AttachmentConfig.Scan scan = config.scan();
        this.clamd =
                scan.clamd().map(address -> new Clamd(address, scan.timeout())).orElse(null);
        this.rows = rows;
        this.meters = meters;
    }

    /** The metric exists from the start, so that the first failure is an increase. */
    void start(@Observes StartupEvent start) {
        if (clamd != null) {
            timer(FAILED);
        }
    }

    /**
     * Scans a file whose bytes are stored.
     *
     * @return the name of the malware in it; empty if there is none, or if files are not scanned
     * @throws RequestException UNAVAILABLE if the daemon gives no result
     */
    public Optional<String> threatIn(long id) {
        if (clamd == null) {
            return Optional.empty();
        }
        AtomicInteger next = new AtomicInteger();
        Timer.Sample sample = Timer.start();
        String result = FAILED;
        try {
            Optional<String> threat = clamd.threatIn(() -> rows.read(id, next.getAndIncrement()));
            result = threat.isPresent() ? "infected" : "clean";
            threat.ifPresent(name -> LOG.warnf("The file %d of an upload is infected: %s", id, name));
            return threat;
        } catch (IOException failed) {
            LOG.errorf("A file could not be scanned for viruses, and was refused: %s", failed);
            throw new RequestException(
                    RequestError.UNAVAILABLE,
                    "The file could not be scanned for viruses. It was not stored. Create another upload, and try again.");
        } finally {
            sample.stop(timer(result));
        }
    }

    private Timer timer(String result) {
        return Timer.builder("parley.attachments.scans")
                .description("Scans of files for viruses")
                .tag("result", result)
                .register(meters);
    }
}
