package dev.parley.graphql.sse;

import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

/** Ends responses that can't be completed. */
public final class Responses {

    /** HTTP/2 error code CANCEL. */
    private static final long CANCEL = 8;

    private Responses() {}

    /**
     * Discards what was not sent, so that the client notices that the response is incomplete. Vert.x' own methods wait
     * until all data was sent.
     */
    public static void cut(RoutingContext exchange) {
        if (exchange.request().version() == HttpVersion.HTTP_2) {
            exchange.response().reset(CANCEL);
        } else {
            ((ConnectionBase) exchange.request().connection())
                    .channelHandlerContext()
                    .close();
        }
    }
}
