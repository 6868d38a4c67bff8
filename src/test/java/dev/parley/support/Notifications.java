package dev.parley.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Captures PostgreSQL's notifications. */
public final class Notifications implements AutoCloseable {

    private static final String LAST = "the last";

    private final Connection connection;

    /** Starts to listen on the channels of events, typing and presence. */
    public Notifications() throws SQLException {
        connection = TestDatabase.connect();
        run("listen parley_event");
        run("listen parley_typing");
        run("listen parley_presence");
    }

    /** The notifications of all transactions that have committed since the start, as "channel payload". */
    public List<String> soFar() throws SQLException {
        run("notify parley_event, '" + LAST + "'");
        List<String> received = new ArrayList<>();
        while (true) {
            for (PGNotification each : connection.unwrap(PGConnection.class).getNotifications(0)) {
                if (each.getParameter().equals(LAST)) {
                    return received;
                }
                received.add(each.getName() + " " + each.getParameter());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
