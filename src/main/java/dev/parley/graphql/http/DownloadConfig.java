package dev.parley.graphql.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of downloads. */
@ConfigMapping(prefix = "parley.downloads")
public interface DownloadConfig {

    /** Number of downloads that run at once on this instance. Above it, requests for one are refused with UNAVAILABLE. */
    @WithDefault("50")
    int maxRunning();

    /**
     * Number of downloads that run at once for one client address on this instance. Above it, requests for one are refused with
     * TOO_MANY_OPERATIONS. Behind a proxy, all clients have the proxy's address, unless quarkus.http.proxy.proxy-address-forwarding is
     * true.
     */
    @WithDefault("10")
    int maxRunningPerAddress();

    /**
     * How long a client may read nothing of a download. Then the connection is cut, and the client sees an incomplete response. Only one
     * piece of the content is in memory meanwhile, whatever the value.
     */
    @WithDefault("30S")
    Duration slowConsumerAfter();
}
