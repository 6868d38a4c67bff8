package dev.parley.chat.queue;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of metrics. */
@ConfigMapping(prefix = "parley.metrics")
public interface MetricsConfig {

    /**
     * How often each instance counts the waiting sessions of all topics for its metrics, in one statement, at least every second; "off" for never.
     */
    @WithDefault("15S")
    String queuesEvery();

    /** Number of topics with metrics of their own: those with the longest queues. Each topic is a time series. */
    @WithDefault("200")
    int maxTopics();
}
