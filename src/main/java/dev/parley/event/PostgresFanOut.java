package dev.parley.event;

import dev.parley.event.Notification.Kind;
import io.agroal.api.configuration.AgroalConnectionFactoryConfiguration;
import io.agroal.api.security.AgroalSecurityProvider;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Fan-out by PostgreSQL's LISTEN and NOTIFY. Triggers send the notifications (V5__feed.sql). Each connection is outside the pool.
 */
final class PostgresFanOut implements FanOut {

    /** Application name of the connections in pg_stat_activity. */
    static final String APPLICATION_NAME = "parley-listen";

    private static final int CHECK_SECONDS = 5;

    private final AgroalConnectionFactoryConfiguration login;

    /** @param login the pool's configuration, which the connections use */
    PostgresFanOut(AgroalConnectionFactoryConfiguration login) {
        this.login = login;
    }

    @Override
    public Receiver listen() throws IOException {
        try {
            PostgresReceiver receiver = new PostgresReceiver(connect());
            receiver.open();
            return receiver;
        } catch (SQLException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    /** DriverManager would have to find the driver first, which fails in a native executable. */
    private Connection connect() throws SQLException {
        Connection connection = new Driver().connect(login.jdbcUrl(), properties());
        if (connection == null) {
            throw new SQLException("The URL of the data source is not one of PostgreSQL.");
        }
        return connection;
    }

    /** Does nothing: the triggers send the notification. */
    @Override
    public void publish(Notification notification) {}

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(login.jdbcProperties());
        Stream.concat(Stream.of(login.principal()), login.credentials().stream())
                .filter(Objects::nonNull)
                .map(this::asProperties)
                .flatMap(Optional::stream)
                .forEach(properties::putAll);
        properties.setProperty("ApplicationName", APPLICATION_NAME);
        return properties;
    }

    /** Connection properties for a credential: a name, a password, or another kind that one of the security providers supports. */
    private Optional<Properties> asProperties(Object credential) {
        for (AgroalSecurityProvider provider : login.securityProviders()) {
            Properties known = provider.getSecurityProperties(credential);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static final class PostgresReceiver implements Receiver {

        private final Connection connection;

        PostgresReceiver(Connection connection) {
            this.connection = connection;
        }

        void open() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (Kind kind : Kind.values()) {
                    statement.execute("listen " + kind.channel);
                }
            } catch (SQLException failed) {
                close();
                throw failed;
            }
        }

        @Override
        public List<Notification> receive(Duration atMost) throws IOException {
            try {
                // A timeout of 0 would wait without limit.
                int timeoutMillis = (int) Math.max(1, atMost.toMillis());
                PGNotification[] received =
                        connection.unwrap(PGConnection.class).getNotifications(timeoutMillis);
                if (received == null || received.length == 0) {
                    check();
                    return List.of();
                }
                List<Notification> notifications = new ArrayList<>();
                for (PGNotification each : received) {
                    Notification.of(each.getName(), each.getParameter()).ifPresent(notifications::add);
                }
                return notifications;
            } catch (SQLException lost) {
                throw new IOException(lost.getMessage(), lost);
            }
        }

        private void check() throws SQLException {
            if (!connection.isValid(CHECK_SECONDS)) {
                throw new SQLException(
                        "The database does not respond on the connection that listens for notifications.");
            }
        }

        /** Aborts the connection, because an ordinary close would wait for the thread in {@link #receive}. */
        @Override
        public void close() {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                // The connection is closed already.
            }
        }
    }
}
