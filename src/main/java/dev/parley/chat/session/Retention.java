package dev.parley.chat.session;

import dev.parley.chat.SessionStatuses;

/** Which sessions retention deletes, and which legal holds protect. SQL over a session s. */
public final class Retention {

    /**
     * A legal hold on the session, or on a person whom it may belong to, is in force. The view has the rule. There are few holds, so PostgreSQL reads the view
     * once for a statement.
     *
     * <p>Setting a hold locks these sessions, so that the answer is certain under the lock.
     */
    public static final String HELD = "s.id in (select v.session_id from held_session v)";

    /** {@link #HELD} in HQL over a row. */
    public static final String HELD_HQL = "{row}.id in (select session_id from held_session)";

    /**
     * The session ended :retention seconds ago or earlier. Imported sessions of unknown status (0) have no end, so their retention counts from the
     * request.
     */
    public static final String ENDED = """
            (s.status in {ended} and s.when_ended <= now() - make_interval(secs => :retention)
             or s.status = 0 and s.when_requested <= now() - make_interval(secs => :retention))""".replace("{ended}", SessionStatuses.ENDED_SQL);

    /** Seconds of a day of retention. */
    public static final int SECONDS_OF_DAY = 86_400;

    private Retention() {}
}
