package dev.parley.event;

import org.jboss.logging.Logger;

/** Logs the beginning and the end of an outage, once each. Not thread-safe. */
final class OutageLog {

    private static final Logger LOG = Logger.getLogger(OutageLog.class);

    private final String what;
    private boolean lasts;

    /** @param what the operation that may fail, as the subject of "fails" */
    OutageLog(String what) {
        this.what = what;
    }

    void failed(Throwable cause) {
        if (!lasts) {
            lasts = true;
            LOG.warnf("%s fails and is retried until it works: %s", what, cause.getMessage());
        }
    }

    void recovered() {
        if (lasts) {
            lasts = false;
            LOG.infof("%s works again", what);
        }
    }
}
