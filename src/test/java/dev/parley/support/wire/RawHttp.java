package dev.parley.support.wire;

import dev.parley.support.Instance;
import dev.parley.support.Waits;
import io.restassured.RestAssured;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends raw HTTP requests that client libraries do not allow. */
public final class RawHttp {

    private RawHttp() {}

    /** Sends a request to the service under test. Returns all that it sends until it closes the connection. */
    public static String exchange(String head, byte[] body) throws IOException {
        return exchange("http://localhost:" + RestAssured.port, head, body);
    }

    /** Sends a request to an instance. Returns all that it sends until it closes the connection. */
    public static String exchange(Instance instance, String head, byte[] body) throws IOException {
        return exchange(instance.url(), head, body);
    }

    private static String exchange(String service, String head, byte[] body) throws IOException {
        try (Socket socket = send(URI.create(service), head, body)) {
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends a document to an instance. Close the socket to disconnect. */
    public static Socket ask(Instance instance, String document) throws IOException {
        byte[] body = ("{\"query\": \"" + document + "\"}").getBytes(StandardCharsets.UTF_8);
        String head = "POST /graphql HTTP/1.1\nHost: x\nContent-Type: application/json\nContent-Length: " + body.length
                + "\n";
        return send(URI.create(instance.url()), head, body);
    }

    /** Sends a part of a body to the service under test, and disconnects. */
    public static void hangUp(String head, String part) throws IOException {
        send(URI.create("http://localhost:" + RestAssured.port), head, part.getBytes(StandardCharsets.UTF_8))
                .close();
    }

    private static Socket send(URI service, String head, byte[] body) throws IOException {
        Socket socket = new Socket(service.getHost(), service.getPort());
        socket.setSoTimeout((int) Waits.PATIENCE.toMillis());
        OutputStream request = socket.getOutputStream();
        request.write((head.replace("\n", "\r\n") + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.write(body);
        request.flush();
        return socket;
    }
}
