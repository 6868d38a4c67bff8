package dev.parley.support.wire;

import dev.parley.support.Caller;
import dev.parley.support.Waits;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** One persistent HTTP connection that reports exactly what was received on it. */
public final class KeepAlive implements AutoCloseable {

    private static final String HEAD_END = "\r\n\r\n";

    private final Socket socket;
    private final String path;
    private final InputStream answers;
    private final String authorization;

    /**
     * A complete response.
     *
     * @param last whether the service closes the connection after it
     */
    public record Reply(int status, String body, boolean last) {}

    /** A response that began and did not end. */
    public static final class CutOff extends IOException {

        private static final long serialVersionUID = 1L;

        CutOff(String part) {
            super("The response ends after: " + part);
        }
    }

    /** Connects to the caller's service. */
    public KeepAlive(Caller caller) throws IOException {
        this(caller, "/graphql");
    }

    /** Connects to the caller's service for requests to a path. */
    public KeepAlive(Caller caller, String path) throws IOException {
        this.path = path;
        URI service = URI.create(caller.service());
        this.socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) Waits.PATIENCE.toMillis());
        this.answers = new BufferedInputStream(socket.getInputStream());
        this.authorization = caller.authorization();
    }

    /** Sends a body and reads the response. Empty if the connection was closed without a response. */
    public Optional<Reply> post(String body) throws CutOff {
        StringBuilder read = new StringBuilder();
        try {
            send(body);
            return Optional.of(reply(read));
        } catch (IOException closed) {
            if (read.isEmpty()) {
                return Optional.empty();
            }
            throw new CutOff(read.toString());
        }
    }

    /** Sends a body. */
    public void send(String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String head = "POST " + path + " HTTP/1.1\r\nHost: parley\r\nContent-Type: application/json\r\nAuthorization: "
                + authorization + "\r\nContent-Length: " + bytes.length + HEAD_END;
        socket.getOutputStream().write((head + body).getBytes(StandardCharsets.UTF_8));
    }

    private Reply reply(StringBuilder read) throws IOException {
        while (read.indexOf(HEAD_END) < 0) {
            read.append((char) next());
        }
        String head = read.toString().toLowerCase(Locale.ROOT);
        int length = Integer.parseInt(head.split("content-length: ")[1].split("\r")[0]);
        byte[] body = new byte[length];
        for (int i = 0; i < length; i++) {
            body[i] = (byte) next();
        }
        int status = Integer.parseInt(head.split(" ")[1]);
        return new Reply(status, new String(body, StandardCharsets.UTF_8), head.contains("connection: close"));
    }

    private int next() throws IOException {
        int next = answers.read();
        if (next < 0) {
            throw new EOFException();
        }
        return next;
    }

    /** Disconnects. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
