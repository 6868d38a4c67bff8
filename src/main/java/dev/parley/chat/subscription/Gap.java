package dev.parley.chat.subscription;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;

/** The changes since a client's cursor, or since the last message, cannot be determined. The client must start over. */
final class Gap extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final SnapshotReason reason;

    Gap(SnapshotReason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    SnapshotReason reason() {
        return reason;
    }

    /** Returns the error of a stream that does not start over by itself. */
    RequestException resyncRequired() {
        return new RequestException(
                RequestError.RESYNC_REQUIRED, reason.text() + " Subscribe without a cursor to start over.");
    }
}
