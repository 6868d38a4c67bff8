package dev.parley.chat.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.chat.attachment.ClamdServer.Conversation;
import dev.parley.graphql.download.DownloadContent.Pieces;
import dev.parley.support.Waits;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The conversation with ClamAV's daemon: files, results, and daemons that fail. */
class ClamdTest {

    private static final byte[] TEXT = "Only some text".getBytes(UTF_8);

    /** For daemons that never answer. */
    private static final Duration SHORT = Duration.ofMillis(200);

    private static Pieces pieces(byte[]... all) {
        Iterator<byte[]> each = Arrays.asList(all).iterator();
        return () -> each.hasNext() ? each.next() : null;
    }

    private static Clamd patient(String address) {
        return new Clamd(address, Waits.PATIENCE);
    }

    @Test
    void file_isSentAsItIs_pieceByPiece() throws IOException {
        byte[] large = new byte[300_000];
        new Random(1).nextBytes(large);
        byte[] small = Arrays.copyOf(large, 7);
        try (ClamdServer server = new ClamdServer(ClamdServer.answers(ClamdServer.CLEAN))) {
            assertThat(patient(server.address()).threatIn(pieces(large, large, small)))
                    .isEmpty();

            assertThat(server.chunks()).containsExactly(large, large, small);
        }
    }

    @Test
    void threat_isNamed() throws IOException {
        try (ClamdServer server = new ClamdServer(ClamdServer.answers(ClamdServer.INFECTED))) {
            assertThat(patient(server.address()).threatIn(pieces(TEXT))).contains("Win.Test.EICAR_HDB-1");
        }
    }

    @Test
    void daemon_isReachedByItsSocket(@TempDir Path folder) throws IOException {
        Path socket = folder.resolve("clamd.ctl");
        try (ClamdServer server = new ClamdServer(socket, ClamdServer.answers(ClamdServer.CLEAN))) {
            assertThat(patient(socket.toString()).threatIn(pieces(TEXT))).isEmpty();
            assertThat(server.received()).isEqualTo(TEXT);

            server.now(ClamdServer.answers(ClamdServer.INFECTED));
            assertThat(patient(socket.toString()).threatIn(pieces(TEXT))).isPresent();
        }
    }

    static Stream<Conversation> withoutResult() {
        return Stream.of(
                ClamdServer.HANGS_UP,
                ClamdServer.HANGS_UP_LATER,
                ClamdServer.answers("\0"),
                ClamdServer.answers("stream: OK"),
                ClamdServer.answers("OK\0"),
                ClamdServer.answers("stream: OKAY\0"),
                ClamdServer.answers("stream: FOUND\0"),
                ClamdServer.answers("stream: A\nB FOUND\0"),
                ClamdServer.answers("INSTREAM size limit exceeded. ERROR\0"),
                ClamdServer.answers("x".repeat(100_000) + "\0"));
    }

    @ParameterizedTest
    @MethodSource("withoutResult")
    void daemonWithoutAResult_isAFailure(Conversation conversation) throws IOException {
        try (ClamdServer server = new ClamdServer(conversation)) {
            assertThatThrownBy(() -> patient(server.address()).threatIn(pieces(TEXT)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void daemonThatDoesNotAnswer_isAFailure() throws IOException {
        try (ClamdServer server = new ClamdServer(ClamdServer.IS_SILENT)) {
            assertThatThrownBy(() -> new Clamd(server.address(), SHORT).threatIn(pieces(TEXT)))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void daemonThatDoesNotRead_isAFailure(@TempDir Path folder) throws IOException {
        try (ClamdServer host = new ClamdServer(ClamdServer.IS_DEAF);
                ClamdServer socket = new ClamdServer(folder.resolve("clamd.ctl"), ClamdServer.IS_DEAF)) {
            for (ClamdServer server : List.of(host, socket)) {
                assertThatThrownBy(() -> new Clamd(server.address(), SHORT).threatIn(() -> new byte[300_000]))
                        .isInstanceOf(SocketTimeoutException.class);
            }
        }
    }

    @Test
    void daemonThatIsNotThere_isAFailure(@TempDir Path folder) throws IOException {
        String nobody;
        try (ClamdServer server = new ClamdServer(ClamdServer.HANGS_UP)) {
            nobody = server.address();
        }

        assertThatThrownBy(() -> patient(nobody).threatIn(pieces(TEXT))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> patient(folder.resolve("none").toString()).threatIn(pieces(TEXT)))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> patient("clamd.invalid:3310").threatIn(pieces(TEXT)))
                .isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:3310", "localhost:1", "clam_av.internal:65535", "[::1]:3310", "/run/clamd.ctl"})
    void addresses_areAccepted(String address) {
        assertThat(new Clamd(address, SHORT)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clamd",
                ":3310",
                "host:",
                "host:0",
                "host:65536",
                "host:x",
                "::1:3310",
                "a b:1",
                "run/clamd.ctl",
                "tcp://host:3310"
            })
    void otherTexts_areNoAddresses(String text) {
        assertThatThrownBy(() -> new Clamd(text, SHORT))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("parley.attachments.scan.clamd must be");
    }
}
