package dev.parley.chat.webhook;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Settings of webhooks for tests without a service. */
final class WebhookSettingsOf {

    private WebhookSettingsOf() {}

    /** Returns the defaults with some other values, which are named without parley.webhooks. */
    static WebhooksConfig settings(Map<String, String> values) {
        var builder =
                new SmallRyeConfigBuilder().withMapping(WebhooksConfig.class).addDiscoveredConverters();
        values.forEach((name, value) ->
                builder.withSources(new PropertiesConfigSource(Map.of("parley.webhooks." + name, value), name, 900)));
        return builder.build().getConfigMapping(WebhooksConfig.class);
    }
}
