package dev.parley.support.wire;

import dev.parley.support.Waits;
import io.restassured.RestAssured;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A client that sends single WebSocket frames and can stop reading, which client libraries do not allow. */
public final class RawSocket implements AutoCloseable {

    /** First byte of a complete text frame (RFC 6455). */
    public static final int TEXT = 0x81;

    /** First byte of the first frame of a text. */
    public static final int TEXT_BEGUN = 0x01;

    /** First byte of the last frame of a text. */
    public static final int TEXT_ENDED = 0x80;

    /** First byte of a binary frame. */
    public static final int BINARY = 0x82;

    /** First byte of a ping. */
    public static final int PING = 0x89;

    private static final int CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final int LONG = 126;
    private static final int LONGER = 127;
    private static final int MASK_BYTES = 4;

    /** Small, so that few bytes are buffered when the client does not read. */
    private static final int RECEIVE_BUFFER = 4096;

    private final Socket socket;

    private RawSocket(Socket socket) {
        this.socket = socket;
    }

    /** The handshake request with more headers. */
    public static byte[] handshake(String... headers) {
        String more = Arrays.stream(headers).map(header -> header + "\r\n").reduce("", String::concat);
        return """
                GET /graphql HTTP/1.1\r
                Host: localhost\r
                Upgrade: websocket\r
                Connection: Upgrade\r
                Sec-WebSocket-Version: 13\r
                Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r
                Sec-WebSocket-Protocol: graphql-transport-ws\r
                %s\r
                """.formatted(more).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Opens a socket to the service under test. Sends no message. */
    public static RawSocket open() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(RECEIVE_BUFFER);
        socket.setSoTimeout((int) Waits.PATIENCE.toMillis());
        socket.connect(new InetSocketAddress("localhost", RestAssured.port));
        socket.getOutputStream().write(handshake());
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) socket.getInputStream().read();
        }
        if (!head.startsWith("HTTP/1.1 101 ")) {
            throw new IOException(head);
        }
        return new RawSocket(socket);
    }

    /** A frame with a payload of less than 126 bytes. */
    public static byte[] frame(int first, byte... payload) {
        byte[] frame = new byte[2 + MASK_BYTES + payload.length];
        frame[0] = (byte) first;
        frame[1] = (byte) (MASKED | payload.length);
        System.arraycopy(payload, 0, frame, 2 + MASK_BYTES, payload.length);
        return frame;
    }

    /** Sends raw bytes. */
    public void send(byte[]... frames) throws IOException {
        OutputStream out = socket.getOutputStream();
        for (byte[] frame : frames) {
            out.write(frame);
        }
    }

    /** Sends a text message. */
    public void send(String text) throws IOException {
        send(frame(TEXT, text.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads until the service closes the socket. Returns its close code. */
    public int closeCode() throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
            int first = in.readUnsignedByte();
            byte[] payload = in.readNBytes(length(in));
            if (first == CLOSE) {
                return (payload[0] & 0xff) << Byte.SIZE | payload[1] & 0xff;
            }
        }
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte();
        return switch (length) {
            case LONG -> in.readUnsignedShort();
            case LONGER -> Math.toIntExact(in.readLong());
            default -> length;
        };
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
