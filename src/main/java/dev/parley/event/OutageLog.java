package dev.parley.event;

import org.jboss.logging.Logger;

/** Something that fails for a while: the log is told when that begins, and when it is over. */
final class OutageLog {

    private static final Logger LOG = Logger.getLogger(OutageLog.class);

    private final String what;
    private boolean lasts;

    /** @param what what fails, as a phrase that "fails" can follow */
    OutageLog(String what) {
        this.what = what;
    }

    void goesOn(Throwable cause) {
        if (!lasts) {
            lasts = true;
            LOG.warnf("%s fails, and is tried again until it works: %s", what, cause.getMessage());
        }
    }

    void isOver() {
        if (lasts) {
            lasts = false;
            LOG.infof("%s works again", what);
        }
    }
}
