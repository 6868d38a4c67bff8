package dev.parley.chat;

import org.jboss.logging.MDC;

/** Adds the database id of a session to the fields of log lines about it, so that JSON logs can be searched by it. */
public final class SessionInLog {

    /** Name of the field in the mapped diagnostic context. */
    public static final String FIELD = "sessionId";

    private SessionInLog() {}

    /** Runs something that logs about a session. */
    public static void about(long sessionId, Runnable logging) {
        MDC.put(FIELD, Long.toString(sessionId));
        try {
            logging.run();
        } finally {
            MDC.remove(FIELD);
        }
    }
}
