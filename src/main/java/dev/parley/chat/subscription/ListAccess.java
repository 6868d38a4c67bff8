package dev.parley.chat.subscription;

import dev.parley.chat.session.AccessRules;
import dev.parley.security.Sha256;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The access parameters of a list's subscriber at one time. They must be compared, because no session event reports a change of rights.
 *
 * @param values values of the parameters in the access rules; empty for a caller who may see everything
 */
record ListAccess(Map<String, Object> values) {

    private static final int MARK_LENGTH = 16;

    /** Returns a short hash that is equal for equal rights. */
    String mark() {
        return Sha256.hex(new TreeMap<>(values).toString()).substring(0, MARK_LENGTH);
    }

    /**
     * Returns those of some sessions that may ever have been visible with these rights. For other sessions a LEAVE would disclose that they exist. All
     * rows that a cursor may refer to still exist while it is valid.
     */
    Set<Long> everSeen(Collection<Long> sessions) {
        if (values.isEmpty() || sessions.isEmpty()) {
            return Set.copyOf(sessions);
        }
        return Set.copyOf(Panache.getSession()
                .createNativeQuery(AccessRules.EVER_SAW_SESSIONS, Long.class)
                .setParameterList("sessions", sessions)
                .setParameter("sees", values.get("sees"))
                .setParameter("answers", values.get("answers"))
                .setParameter("me", values.get("me"))
                .list());
    }
}
