package dev.parley.chat.audit;

import dev.parley.graphql.read.ReadAudit;
import dev.parley.security.Actor;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.json.JsonObjectBuilder;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Writes an entry of the audit for each session and person whose personal data an administrator reads. */
@Singleton
class PersonalDataAudit implements ReadAudit {

    private static final String SESSION = "ChatSession";

    private static final String INSERT = """
            insert into audit_event (action, session_id, person_id, details, actor_name, actor_user_id)
            select 'PERSONAL_DATA_READ', read.session, read.person, read.details::jsonb, left(?, 80),
                   (select u.id from ejuser u where lower(u.loginname) = lower(?))
            from unnest(?::bigint[], ?::bigint[], ?::text[]) as read (session, person, details)""";

    private final Provider<DataSource> database;
    private final Provider<AuditConfig> config;

    /** Settings and database are injected lazily, because the schema is built before they are available. */
    PersonalDataAudit(Provider<DataSource> database, Provider<AuditConfig> config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public boolean isEnabled() {
        return config.get().personalData();
    }

    @Override
    public void record(Actor.Agent administrator, Map<PersonalRecord, Set<String>> fields) {
        if (fields.isEmpty()) {
            return;
        }
        List<@Nullable Long> sessions = new ArrayList<>();
        List<@Nullable Long> persons = new ArrayList<>();
        List<String> details = new ArrayList<>();
        fields.forEach((record, names) -> {
            sessions.add(record.type().equals(SESSION) ? (Long) record.id() : null);
            persons.add(record.type().equals(SESSION) ? null : (Long) record.id());
            details.add(json(names));
        });
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, administrator.auditName());
            statement.setString(2, administrator.loginname());
            statement.setArray(3, connection.createArrayOf("bigint", sessions.toArray()));
            statement.setArray(4, connection.createArrayOf("bigint", persons.toArray()));
            statement.setArray(5, connection.createArrayOf("text", details.toArray()));
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException("A read of personal data could not be recorded", failed);
        }
    }

    private static String json(Set<String> names) {
        JsonObjectBuilder json = JsonProviderHolder.jsonProvider().createObjectBuilder();
        names.forEach(json::addNull);
        return json.build().toString();
    }
}
