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

/** Writes an entry of the audit for each session, person and ticket whose personal data an administrator reads. */
@Singleton
class PersonalDataAudit implements ReadAudit {

    private static final String INSERT = """
            insert into audit_event (action, session_id, person_id, ticket_id, details, actor_name, actor_user_id)
            select ?, case read.type when 'ChatSession' then read.id end, case read.type when 'Person' then read.id end,
                   case read.type when 'Ticket' then read.id end, read.details::jsonb, left(?, 80),
                   (select u.id from ejuser u where lower(u.loginname) = lower(?))
            from unnest(?::text[], ?::bigint[], ?::text[]) as read (type, id, details)""";

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
        List<String> types = new ArrayList<>();
        List<@Nullable Long> ids = new ArrayList<>();
        List<String> details = new ArrayList<>();
        fields.forEach((record, names) -> {
            types.add(record.type());
            ids.add(record.id());
            details.add(json(names));
        });
        insert(AuditAction.PERSONAL_DATA_READ, administrator, types, ids, details);
    }

    @Override
    public void recordSearch(Actor.Agent administrator, Set<String> fields) {
        List<@Nullable Long> none = new ArrayList<>();
        none.add(null);
        insert(AuditAction.PERSONAL_DATA_SEARCHED, administrator, List.of(""), none, List.of(json(fields)));
    }

    private void insert(
            AuditAction action,
            Actor.Agent administrator,
            List<String> types,
            List<@Nullable Long> ids,
            List<String> details) {
        try (Connection connection = database.get().getConnection();
                PreparedStatement statement = connection.prepareStatement(INSERT)) {
            statement.setString(1, action.name());
            statement.setString(2, administrator.auditName());
            statement.setString(3, administrator.loginname());
            statement.setArray(4, connection.createArrayOf("text", types.toArray()));
            statement.setArray(5, connection.createArrayOf("bigint", ids.toArray()));
            statement.setArray(6, connection.createArrayOf("text", details.toArray()));
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
