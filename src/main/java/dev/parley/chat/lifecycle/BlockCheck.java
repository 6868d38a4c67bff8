package dev.parley.chat.lifecycle;

import dev.parley.chat.identity.CustomerIdentity;
import dev.parley.chat.persistence.EntityRows;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.SessionRequest;
import dev.parley.crm.Person;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether a customer is blocked. The check is part of the action's round trip, whether there are blocks or not, and the refusal does not say what
 * matched.
 */
final class BlockCheck {

    private static final String OF_REQUEST = "select parley_is_blocked(?, ?, ?, ?)";

    private static final String OF_FORM = """
            select parley_is_blocked(s.topic_id, ?::text[] || parley_email(s.email), s.customer_host, s.customer_subject)
            from chat_session s where s.id = ?""";

    private static final String OF_SESSION = """
            select parley_is_blocked(s.topic_id, array[parley_email(s.email)], s.customer_host, s.customer_subject)
            from chat_session s where s.id = ?""";

    private BlockCheck() {}

    /** Adds the check of a request. */
    static List<Boolean> ofRequest(EntityRows rows, long topic, SessionRequest request) {
        CustomerIdentity identity = request.identity();
        String signed = identity == null ? null : identity.email();
        return rows.values(
                Boolean.class,
                OF_REQUEST,
                topic,
                Person.spellings(signed == null ? request.details().details().email() : signed),
                Objects.requireNonNullElse(request.host(), ""),
                identity == null ? "" : identity.subject());
    }

    /** Adds the check of a form, with the address that the customer gives now, and the one that it gave before. */
    static List<Boolean> ofForm(EntityRows rows, long session, @Nullable String email) {
        return rows.values(Boolean.class, OF_FORM, Person.spellings(email), session);
    }

    /** Adds the check of the customer of a session. */
    static List<Boolean> ofSession(EntityRows rows, long session) {
        return rows.values(Boolean.class, OF_SESSION, session);
    }

    /**
     * Requires that a customer is not blocked.
     *
     * @throws RefusalException BLOCKED
     */
    static void require(List<Boolean> blocked) {
        if (blocked.contains(true)) {
            throw new RefusalException(RefusalCode.BLOCKED, (String) null);
        }
    }
}
