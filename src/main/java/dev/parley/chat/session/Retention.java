package dev.parley.chat.session;

import dev.parley.chat.SessionStatuses;

/** Which sessions retention deletes, and which legal holds protect. SQL over a session s. */
public final class Retention {

    /**
     * A legal hold on the session or its customer is in force.
     *
     * <p>Setting a hold locks the session, so that the answer is certain under the lock.
     */
    public static final String HELD =
            "exists (select from legal_hold h where h.lifted_at is null and (h.session_id = s.id or h.person_id = s.customer_id))";

    /** {@link #HELD} in HQL over a row. */
    public static final String HELD_HQL = "exists (select 1 from LegalHold h where h.liftedAt is null"
            + " and (h.chatSession.id = {row}.id or h.person.id = {row}.customer.id))";

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
