package dev.parley.graphql.subscription;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.model.EntityModel;
import dev.parley.graphql.read.AgentRights;
import dev.parley.graphql.read.EntityFetchers;
import dev.parley.graphql.read.Plans;
import dev.parley.graphql.read.SchemaModel;
import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The reads that subscribers of the instance share. */
@Singleton
public class SharedReads {

    private final EntityModel model;
    private final AgentRights rights;
    private final Provider<AgroalDataSource> database;
    private final Provider<MeterRegistry> metrics;
    private final Provider<SubscriptionConfig> config;
    private final Provider<SubscriptionWorkers> workers;
    private final SharedRenderings renderings;
    private final Map<Class<?>, SharedMatching> matching = new ConcurrentHashMap<>();

    /** The data source and settings are injected as providers, because they become available later than the schema. */
    SharedReads(
            SchemaModel model,
            Plans plans,
            EntityFetchers fetchers,
            AgentRights rights,
            Provider<AgroalDataSource> database,
            Provider<MeterRegistry> metrics,
            Provider<SubscriptionConfig> config,
            Provider<SubscriptionWorkers> workers) {
        this.model = model.entities();
        this.rights = rights;
        this.database = database;
        this.metrics = metrics;
        this.config = config;
        this.workers = workers;
        this.renderings = new SharedRenderings(fetchers, new PlanRights(this.model, plans), rights, config);
    }

    /** The matching of one type. */
    SharedMatching matching(Class<? extends NodeEntity> type) {
        return matching.computeIfAbsent(
                type,
                t -> new SharedMatching(
                        model,
                        model.of(t),
                        rights,
                        database,
                        metrics,
                        config.get().shareFor()));
    }

    SharedRenderings renderings() {
        return renderings;
    }

    /** A group for subscriptions that share what they read after the same events. */
    public SubscriberGroup group() {
        return new SubscriberGroup(rights, workers.get(), config.get().shareFor());
    }

    /**
     * A group for subscriptions that send the same kind of current state.
     *
     * @param pollEvery interval of wake-ups for changes without a notification
     */
    public StateSubscribers stateSubscribers(Duration pollEvery) {
        return new StateSubscribers(group(), workers.get(), pollEvery);
    }
}
