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
 * PostgreSQL's own notifications. They are sent by triggers (V5__feed.sql); each line is a connection beside the pool, which
 * listens all its life.
 */
final class PostgresFanOut implements FanOut {

    /** What a line's connection is called in pg_stat_activity. */
    static final String APPLICATION_NAME = "parley-listen";

    private static final int CHECK_SECONDS = 5;

    private final AgroalConnectionFactoryConfiguration login;

    /** @param login how the pool connects; the lines do it the same way */
    PostgresFanOut(AgroalConnectionFactoryConfiguration login) {
        this.login = login;
    }

    @Override
    public Line listen() throws IOException {
        try {
            // By the driver itself, as the pool does it: nothing has to be found first, in a native executable neither.
            PostgresLine line = new PostgresLine(new Driver().connect(login.jdbcUrl(), properties()));
            line.open();
            return line;
        } catch (SQLException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    /** Its triggers know already. */
    @Override
    public void stored(Notification news) {}

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

    /** Names, passwords and whatever else a credentials provider gives: each kind has a provider that knows it. */
    private Optional<Properties> asProperties(Object credential) {
        for (AgroalSecurityProvider provider : login.securityProviders()) {
            Properties known = provider.getSecurityProperties(credential);
            if (known != null) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }

    private static final class PostgresLine implements Line {

        private final Connection connection;

        PostgresLine(Connection connection) {
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
        public List<Notification> hear(Duration atMost) throws IOException {
            try {
                // Not 0, which waits for ever.
                int patience = (int) Math.max(1, atMost.toMillis());
                PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(patience);
                if (heard == null || heard.length == 0) {
                    check();
                    return List.of();
                }
                List<Notification> news = new ArrayList<>();
                for (PGNotification each : heard) {
                    Notification.of(each.getName(), each.getParameter()).ifPresent(news::add);
                }
                return news;
            } catch (SQLException lost) {
                throw new IOException(lost.getMessage(), lost);
            }
        }

        private void check() throws SQLException {
            if (!connection.isValid(CHECK_SECONDS)) {
                throw new SQLException("The connection does not answer any more.");
            }
        }

        /** Not in an orderly way: that would wait until somebody who listens has heard something. */
        @Override
        public void close() {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                // Then it is closed.
            }
        }
    }
}
