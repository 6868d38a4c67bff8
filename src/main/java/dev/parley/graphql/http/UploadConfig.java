package dev.parley.graphql.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of uploads. */
@ConfigMapping(prefix = "parley.uploads")
public interface UploadConfig {

    /** Number of uploads that run at once on this instance. Above it, they are refused with UNAVAILABLE. Each has a piece of 256 KB in memory. */
    @WithDefault("50")
    int maxRunning();

    /**
     * Number of uploads that run at once from one client address on this instance. Above it, they are refused with TOO_MANY_OPERATIONS.
     * Behind a proxy, all clients have the proxy's address, unless quarkus.http.proxy.proxy-address-forwarding is true.
     */
    @WithDefault("10")
    int maxRunningPerAddress();

    /** How long a client may send nothing of an upload. Then it is refused with DEADLINE_EXCEEDED, and what was received is removed. */
    @WithDefault("30S")
    Duration silentAfter();

    /**
     * Bytes that a client must send in a second, on average. An upload may take the time for its size at this rate, and silent-after
     * besides. Then it is refused with DEADLINE_EXCEEDED, and what was received is removed.
     */
    @WithDefault("16K")
    MemorySize minRate();
}
