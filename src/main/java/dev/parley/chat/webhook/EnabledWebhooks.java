package dev.parley.chat.webhook;

import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Reads the enabled webhooks, and disables those that fail for too long. */
@Singleton
class EnabledWebhooks {

    private static final Logger LOG = Logger.getLogger(EnabledWebhooks.class);

    private final AgroalDataSource database;

    EnabledWebhooks(AgroalDataSource database) {
        this.database = database;
    }

    /** Returns the enabled webhooks with their secrets. */
    List<EnabledWebhook> read() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(WebhookQueueSql.ENABLED);
                ResultSet row = statement.executeQuery()) {
            List<EnabledWebhook> webhooks = new ArrayList<>();
            while (row.next()) {
                WebhookSigning signing = WebhookSigning.valueOf(row.getString(7));
                webhooks.add(new EnabledWebhook(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        Stream.of(row.getString(8).split(" "))
                                .map(secret -> new WebhookSecret(signing, secret, null))
                                .toList()));
            }
            return webhooks;
        } catch (SQLException failed) {
            throw new IllegalStateException("Reading webhooks failed", failed);
        }
    }

    /** Disables the webhooks that have been failing for a time. */
    void disableFailing(Duration age) {
        disable(WebhookQueueSql.DISABLE_FAILING, age.toMillis() / 1000.0, "all deliveries have failed for too long");
    }

    /** Disables a webhook whose receiver wants no more deliveries. */
    void disableGone(long webhook) {
        disable(WebhookQueueSql.DISABLE_GONE, webhook, "the receiver answered 410");
    }

    private void disable(String sql, Number parameter, String reason) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    LOG.warnf("Webhook %d was disabled, because %s", row.getLong(1), reason);
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("Disabling a webhook failed", failed);
        }
    }
}
