package dev.parley.graphql.websocket;

import static dev.parley.support.wire.RawSocket.frame;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Waits;
import dev.parley.support.wire.RawSocket;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Tests violations of RFC 6455. */
@QuarkusTest
class WebSocketFramesTest {

    private static final byte[] EURO = {(byte) 0xe2, (byte) 0x82, (byte) 0xac};

    @Inject
    MeterRegistry meters;

    @Test
    void text_withInvalidUtf8_closesSocket() throws IOException {
        double before = closes("1007");

        assertThat(closeCode(frame(RawSocket.TEXT, (byte) '"', (byte) 0xff, (byte) '"')))
                .isEqualTo(1007);
        Waits.until(() -> closes("1007") == before + 1, "its end is counted");
    }

    @Test
    void text_endingWithinCharacter_closesSocket() throws IOException {
        assertThat(closeCode(frame(RawSocket.TEXT, EURO[0], EURO[1]))).isEqualTo(1007);
    }

    /** The text is valid, although it is not a message of the protocol. */
    @Test
    void character_splitOverFrames_isRead() throws IOException {
        assertThat(closeCode(
                        frame(RawSocket.TEXT_BEGUN, EURO[0]),
                        frame(RawSocket.PING),
                        frame(RawSocket.TEXT_ENDED, EURO[1], EURO[2])))
                .isEqualTo(4400);
    }

    @Test
    void binaryFragments_closeSocket() throws IOException {
        assertThat(closeCode(frame(RawSocket.BINARY & 0x7f, (byte) 1))).isEqualTo(4400);
    }

    @Test
    void frame_withoutMask_closesSocket() throws IOException {
        byte[] frame = {(byte) RawSocket.TEXT, 2, '{', '}'};

        assertThat(closeCode(frame)).isEqualTo(1002);
    }

    @Test
    void frame_withUnknownOpcode_closesSocket() throws IOException {
        assertThat(closeCode(frame(0x83))).isEqualTo(1002);
    }

    @Test
    void frame_afterBadFrame_isIgnored() throws IOException {
        assertThat(closeCode(frame(RawSocket.PING), frame(0x83), frame(RawSocket.TEXT, (byte) 'x')))
                .isEqualTo(1002);
    }

    private static int closeCode(byte[]... frames) throws IOException {
        try (RawSocket client = RawSocket.open()) {
            client.send(frames);
            return client.closeCode();
        }
    }

    private double closes(String code) {
        return meters.counter("parley.websocket.closes", "code", code).count();
    }
}
