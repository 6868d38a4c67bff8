package dev.parley.chat.queue;

import dev.parley.chat.lifecycle.AgentQueue;
import dev.parley.database.DatabaseJob;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Metrics of the queues: number of waiting sessions and longest wait of each topic. Requests for metrics cause no statement. Topics are named by their
 * database id: a name may contain anything, and a renamed topic would be another time series.
 */
@Singleton
class QueueGauges {

    private static final Logger LOG = Logger.getLogger(QueueGauges.class);

    /** Topics without a queue are included, so that their last value does not stay. The database's clock counts. */
    private static final String QUEUES = """
            select t.id, count(s.id), coalesce(extract(epoch from clock_timestamp() - min(s.queued_at)), 0)
            from chat_topic t left join chat_session s on s.topic_id = t.id and %s
            where not t.deleted
            group by t.id order by 2 desc, 1 limit ?""".formatted(AgentQueue.waitsSql("s"));

    private final DataSource database;
    private final MetricsConfig config;
    private final MultiGauge lengths;
    private final MultiGauge waits;

    QueueGauges(DataSource database, MetricsConfig config, MeterRegistry registry) {
        this.database = database;
        this.config = config;
        this.lengths = MultiGauge.builder("parley.queue.length")
                .description("Waiting sessions of a topic.")
                .register(registry);
        this.waits = MultiGauge.builder("parley.queue.oldest.wait")
                .baseUnit("seconds")
                .description(
                        "Time for which the session that has waited longest in a topic has been waiting. 0 if none waits.")
                .register(registry);
    }

    @DatabaseJob
    @Scheduled(
            identity = "queue-metrics",
            every = "{parley.metrics.queues-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void read() {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(QUEUES)) {
            statement.setInt(1, config.maxTopics());
            try (ResultSet topics = statement.executeQuery()) {
                show(topics);
            }
        } catch (SQLException failed) {
            // Old figures would look like a queue that stands still.
            lengths.register(List.of(), true);
            waits.register(List.of(), true);
            LOG.debugf("Queues were not counted: SQLSTATE %s", failed.getSQLState());
        }
    }

    private void show(ResultSet topics) throws SQLException {
        List<Row<?>> lengthRows = new ArrayList<>();
        List<Row<?>> waitRows = new ArrayList<>();
        while (topics.next()) {
            Tags topic = Tags.of("topic", Long.toString(topics.getLong(1)));
            lengthRows.add(Row.of(topic, topics.getLong(2)));
            waitRows.add(Row.of(topic, Math.max(0, topics.getDouble(3))));
        }
        lengths.register(lengthRows, true);
        waits.register(waitRows, true);
    }
}
