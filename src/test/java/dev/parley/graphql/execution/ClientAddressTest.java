package dev.parley.graphql.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;

/** Addresses of clients. */
class ClientAddressTest {

    @Test
    void connectionOverTcp_hasAddressOfClient() {
        assertThat(ClientAddress.of(requestFrom(SocketAddress.inetSocketAddress(80, "192.0.2.1"))))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void connectionThatIsClosed_hasNoAddress() {
        assertThat(ClientAddress.of(requestFrom(null))).isNull();
    }

    @Test
    void connectionOverUnixSocket_hasNoAddress() {
        assertThat(ClientAddress.of(requestFrom(SocketAddress.domainSocketAddress("/run/parley.sock"))))
                .isNull();
    }

    private static HttpServerRequest requestFrom(SocketAddress address) {
        return (HttpServerRequest) Proxy.newProxyInstance(
                ClientAddressTest.class.getClassLoader(),
                new Class<?>[] {HttpServerRequest.class},
                (request, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("remoteAddress");
                    return address;
                });
    }
}
