package dev.parley.embedded;

import dev.parley.database.DatabaseReady;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Loads a demo company into an empty embedded database: customers, agents and current chats. */
@Singleton
class DemoData {

    private static final Logger LOG = Logger.getLogger(DemoData.class);
    private static final String SCRIPT = "/db/demo/demo.sql";

    private final DataSource database;

    DemoData(DataSource database) {
        this.database = database;
    }

    void load(@Observes DatabaseReady ready) throws IOException, SQLException {
        if (!Boolean.getBoolean(EmbeddedDatabase.DEMO_DATA)) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            if (isEmpty(connection)) {
                run(connection);
                connection.commit();
                LOG.info("Loaded the demo company: 500 chat sessions, 8 users, 60 companies");
            }
        }
    }

    private static boolean isEmpty(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet topics = statement.executeQuery("select 1 from chat_topic limit 1")) {
            return !topics.next();
        }
    }

    private static void run(Connection connection) throws IOException, SQLException {
        try (InputStream script = DemoData.class.getResourceAsStream(SCRIPT);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
