package dev.parley.graphql.read;

import dev.parley.security.Actor;
import java.util.Map;
import java.util.Set;

/** Records reads of personal data by administrators, and searches in it. Features implement it as a CDI bean. */
public interface ReadAudit {

    /** Whether reads by administrators are recorded. It does not change while the service runs. */
    boolean isEnabled();

    /** Whether the reads of a caller are recorded. */
    default boolean isEnabledFor(Actor caller) {
        return caller instanceof Actor.Agent agent && agent.isAdmin() && isEnabled();
    }

    /**
     * Records a read. If it fails, the read fails.
     *
     * @param fields names of the fields that were read, by record
     */
    void record(Actor.Agent administrator, Map<PersonalRecord, Set<String>> fields);

    /**
     * Records that rows were selected or sorted by personal data. If it fails, the read fails.
     *
     * @param fields names of the fields that were searched
     */
    void recordSearch(Actor.Agent administrator, Set<String> fields);

    /**
     * A record with personal data.
     *
     * @param type name of its GraphQL type
     */
    record PersonalRecord(String type, long id) {}
}
