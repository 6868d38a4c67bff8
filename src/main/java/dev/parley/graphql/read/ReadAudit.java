package dev.parley.graphql.read;

import dev.parley.security.Actor;
import java.util.Map;
import java.util.Set;

/** Records reads of columns with personal data. Features implement it as a CDI bean. */
public interface ReadAudit {

    /** Whether reads by administrators are recorded. It does not change while the service runs. */
    boolean isEnabled();

    /**
     * Records a read. If it fails, the read fails.
     *
     * @param fields names of the fields that were read, by record
     */
    void record(Actor.Agent administrator, Map<PersonalRecord, Set<String>> fields);

    /**
     * A record with personal data.
     *
     * @param type name of its GraphQL type
     */
    record PersonalRecord(String type, long id) {}
}
