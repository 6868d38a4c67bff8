package dev.parley.chat.push;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings of pushes for tests without a service. */
final class PushSettingsOf {

    private PushSettingsOf() {}

    /** Returns the defaults with some other values, by their whole names. */
    static PushConfig settings(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(PushConfig.class)
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(values, "test", 900))
                .build()
                .getConfigMapping(PushConfig.class);
    }
}
