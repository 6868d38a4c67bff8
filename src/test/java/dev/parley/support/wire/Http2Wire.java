package dev.parley.support.wire;

import dev.parley.support.Waits;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A client that sends and reads single HTTP/2 frames (RFC 9113), which client libraries do not allow. */
public final class Http2Wire implements AutoCloseable {

    /** Types of frames. */
    public static final int DATA = 0;

    public static final int HEADERS = 1;
    public static final int RST_STREAM = 3;
    public static final int SETTINGS = 4;
    public static final int GOAWAY = 7;

    /** First byte of a response's header block with status 200: index 8 of HPACK's static table (RFC 7541, appendix A). */
    public static final byte OK = (byte) 0x88;

    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int END_STREAM = 1;
    private static final int END_HEADERS = 4;

    /** Indexes of fields, and of names followed by a value, in HPACK's static table (RFC 7541, appendix A). */
    private static final int GET = 0x82;

    private static final int POST = 0x83;
    private static final int HTTP = 0x86;
    private static final int AUTHORITY = 1;
    private static final int PATH = 4;

    private final Socket socket;
    private final DataInputStream answers;

    /** A received frame. */
    public record Frame(int type, int stream, ByteBuffer payload) {}

    /** Connects to a service. */
    public Http2Wire(String service) throws IOException {
        URI address = URI.create(service);
        this.socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout((int) Waits.PATIENCE.toMillis());
        this.answers = new DataInputStream(socket.getInputStream());
        socket.getOutputStream().write(PREFACE.getBytes(StandardCharsets.US_ASCII));
        send(SETTINGS, 0, 0, new byte[0]);
    }

    /** Sends a GET request. */
    public void get(int stream, String path) throws IOException {
        get(stream, path, Map.of());
    }

    /** Sends a GET request with more headers, whose names are in lower case. */
    public void get(int stream, String path, Map<String, String> headers) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(head(GET, path));
        for (Map.Entry<String, String> header : headers.entrySet()) {
            // A literal with a new name, without indexing (RFC 7541, 6.2.2).
            head.write(0);
            text(head, header.getKey());
            text(head, header.getValue());
        }
        send(HEADERS, END_HEADERS | END_STREAM, stream, head.toByteArray());
    }

    /** Sends the head of a POST request and the first part of its JSON body. */
    public void beginPost(int stream, String path, String part) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(head(POST, path));
        // content-type has index 31 in the static table.
        head.write(new byte[] {0x0f, 31 - 15});
        text(head, "application/json");
        send(HEADERS, END_HEADERS, stream, head.toByteArray());
        send(DATA, 0, stream, part.getBytes(StandardCharsets.UTF_8));
    }

    /** Cancels a stream. */
    public void reset(int stream) throws IOException {
        send(RST_STREAM, 0, stream, new byte[] {0, 0, 0, 8});
    }

    /** The next frame of a type. Skips other frames. */
    public Frame next(int type) throws IOException {
        while (true) {
            int length = answers.readUnsignedByte() << 16 | answers.readUnsignedShort();
            int kind = answers.readUnsignedByte();
            answers.readUnsignedByte();
            int stream = answers.readInt();
            ByteBuffer payload = ByteBuffer.wrap(answers.readNBytes(length));
            if (kind == type) {
                return new Frame(kind, stream, payload);
            }
        }
    }

    /** Disconnects. */
    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] head(int method, String path) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.write(method);
        head.write(HTTP);
        head.write(PATH);
        text(head, path);
        head.write(AUTHORITY);
        text(head, "localhost");
        return head.toByteArray();
    }

    private static void text(ByteArrayOutputStream head, String text) throws IOException {
        // RFC 7541, section 5.1: an integer with a prefix of 7 bits.
        int length = text.length();
        if (length < 127) {
            head.write(length);
        } else {
            head.write(127);
            for (length -= 127; length >= 128; length /= 128) {
                head.write(128 + length % 128);
            }
            head.write(length);
        }
        head.write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private void send(int type, int flags, int stream, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(9 + payload.length)
                .putShort((short) (payload.length >> 8))
                .put((byte) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload);
        socket.getOutputStream().write(frame.array());
    }
}
