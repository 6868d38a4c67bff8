package dev.parley.chat.persistence;

import dev.parley.security.Actor;
import dev.parley.security.Audited;
import dev.parley.security.CurrentActor;
import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Tells the database who changes a row, for the triggers that write the audit. On all connections of the service it is the service itself. In
 * the transaction of a request it is the caller.
 */
@Singleton
class AuditedActor implements AgroalPoolInterceptor {

    private static final String OF_CONNECTION = "set parley.actor = '" + Actor.SYSTEM + "'";
    private static final String OF_TRANSACTION = "select set_config('parley.actor', ?, true)";

    @Override
    public void onConnectionCreate(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(OF_CONNECTION);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Adds a statement that names the caller, if changes of the entity are audited. */
    static boolean addTo(Pipeline pipeline, Class<?> entity) {
        if (!entity.isAnnotationPresent(Audited.class)) {
            return false;
        }
        CurrentActor.ofRequest().ifPresent(actor -> pipeline.add(OF_TRANSACTION, List.of(actor.auditName())));
        return true;
    }
}
