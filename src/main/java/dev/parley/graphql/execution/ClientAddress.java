package dev.parley.graphql.execution;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** The address of a client. */
public final class ClientAddress {

    private ClientAddress() {}

    /**
     * The address of the client of a request, including forwarded addresses of trusted proxies. Null if the connection has no address: it is
     * closed already, or is a Unix domain socket.
     */
    public static @Nullable String of(HttpServerRequest request) {
        SocketAddress address = request.remoteAddress();
        return address == null ? null : address.hostAddress();
    }
}
