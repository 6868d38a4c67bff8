package dev.parley.chat.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of notifications. */
@ConfigMapping(prefix = "parley.notifications")
public interface NotificationConfig {

    /** How long notifications are kept, read or not. They are also removed when their session is erased. */
    @WithDefault("30D")
    Duration retention();
}
