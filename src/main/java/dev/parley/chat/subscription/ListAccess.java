package dev.parley.chat.subscription;

import dev.parley.chat.session.AccessRules;
import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.read.ChangedRecord;
import dev.parley.graphql.value.Lookup;
import dev.parley.security.Sha256;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The access parameters of a list's subscriber at one time. They must be compared, because no session event reports a change of rights.
 *
 * @param values values of the parameters in the access rules; empty for a caller who may see everything
 */
record ListAccess(Map<String, Object> values) {

    /** Number of characters of {@link #mark}. */
    static final int MARK_LENGTH = 16;

    /** The columns of a user on which rights depend, as in V14__rights_versions.sql. The table of memberships has no others. */
    private static final Set<String> COLUMNS_OF_USER = Set.of("loginname", "status");

    /** The tables of the records on which rights depend. */
    static final Set<String> TABLES = Set.of("chat_topic_user", "ejuser");

    /** Returns a short hash that is equal for equal rights. */
    String mark() {
        return Sha256.hex(new TreeMap<>(values).toString()).substring(0, MARK_LENGTH);
    }

    /** Returns a list of ids, such as the topics whose sessions the subscriber may read. */
    List<Long> ids(String name) {
        return ((Collection<?>) Lookup.required(values, name))
                .stream().map(Long.class::cast).toList();
    }

    /** Returns the id of the subscriber's user; 0 without a user. */
    Long me() {
        return (Long) Lookup.required(values, "me");
    }

    /** Returns whether the change of a record may change the rights of a subscriber. */
    static boolean isChangedBy(ChangedRecord change) {
        return switch (change.table()) {
            case "chat_topic_user" -> true;
            case "ejuser" ->
                change.columns().isEmpty() || change.columns().stream().anyMatch(COLUMNS_OF_USER::contains);
            default -> false;
        };
    }

    /**
     * Returns those of some rows that may ever have been visible with these rights. For other rows a LEAVE would disclose that they exist. All rows
     * that a cursor may refer to still exist while it is valid.
     */
    Set<Long> everSeen(Class<? extends NodeEntity> type, Collection<Long> rows) {
        if (values.isEmpty() || rows.isEmpty()) {
            return Set.copyOf(rows);
        }
        if (type == User.class) {
            boolean all = Boolean.TRUE.equals(values.get("staff"));
            return rows.stream().filter(row -> all || row.equals(me())).collect(Collectors.toUnmodifiableSet());
        }
        return Set.copyOf(Panache.getSession()
                .createNativeQuery(AccessRules.EVER_SAW_SESSIONS, Long.class)
                .setParameterList("sessions", rows)
                .setParameter("sees", values.get("sees"))
                .setParameter("answers", values.get("answers"))
                .setParameter("me", values.get("me"))
                .list());
    }
}
