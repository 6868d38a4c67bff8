package dev.parley.graphql.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.TestServer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = TestServer.class, scope = TestResourceScope.GLOBAL)
class Http2Test {

    /** RFC 9113, 6.5.2. */
    private static final int SETTINGS_MAX_CONCURRENT_STREAMS = 3;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

    @Test
    void aConnectionMayHoldSoManyRequestsAndNoMore() throws IOException {
        assertThat(settings()).containsEntry(SETTINGS_MAX_CONCURRENT_STREAMS, 100);
    }

    /** What the service says first: a frame of its settings. */
    private static Map<Integer, Integer> settings() throws IOException {
        try (Socket socket = new Socket("localhost", RestAssured.port)) {
            socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(EMPTY_SETTINGS);
            DataInputStream frame = new DataInputStream(socket.getInputStream());
            int length = frame.readUnsignedByte() << 16 | frame.readUnsignedShort();
            frame.skipNBytes(EMPTY_SETTINGS.length - 3);
            Map<Integer, Integer> settings = new HashMap<>();
            for (int read = 0; read < length; read += 6) {
                settings.put(frame.readUnsignedShort(), frame.readInt());
            }
            return settings;
        }
    }
}
