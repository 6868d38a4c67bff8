package dev.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A client of GraphQL over server-sent events, over HTTP/1.1. It reads only while a test waits for something, and at most
 * {@link Waits#PATIENCE} for each line.
 */
public final class EventStreamClient implements AutoCloseable {

    /** Media type of event streams. */
    public static final String EVENT_STREAM = "text/event-stream";

    private final Socket socket;
    private final InputStream bytes;
    private final String head;
    private BufferedReader lines;

    /**
     * An event.
     *
     * @param id null if it has none
     */
    public record Event(String name, String id, String data) {}

    private EventStreamClient(Caller caller, String request, byte[] body) {
        try {
            URI service = URI.create(caller.service());
            socket = new Socket(service.getHost(), service.getPort());
            socket.setSoTimeout((int) Waits.PATIENCE.toMillis());
            String authorization =
                    caller.authorization() == null ? "" : "Authorization: " + caller.authorization() + "\r\n";
            socket.getOutputStream().write((request + authorization + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(body);
            bytes = socket.getInputStream();
            head = readHead();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Sends a document by POST. */
    public static EventStreamClient post(Caller caller, String document, Map<String, ?> variables) {
        return post(caller, document, variables, Map.of());
    }

    /** Sends a document by POST with more headers, which may replace Accept. */
    public static EventStreamClient post(
            Caller caller, String document, Map<String, ?> variables, Map<String, String> headers) {
        return postRaw(caller, Json.encode(Map.of("query", document, "variables", variables)), headers);
    }

    /** Sends a body by POST. */
    public static EventStreamClient postRaw(Caller caller, String body, Map<String, String> headers) {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        return new EventStreamClient(
                caller,
                "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                        + content.length + "\r\n" + lines(headers),
                content);
    }

    /** Sends a document by GET, as a browser's EventSource does. */
    public static EventStreamClient get(
            Caller caller, String document, Map<String, ?> variables, Map<String, String> headers) {
        String url = "/graphql?query=" + URLEncoder.encode(document, StandardCharsets.UTF_8) + "&variables="
                + URLEncoder.encode(Json.encode(variables), StandardCharsets.UTF_8);
        return new EventStreamClient(caller, "GET " + url + " HTTP/1.1\r\nHost: x\r\n" + lines(headers), new byte[0]);
    }

    private static String lines(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(Map.of("Accept", EVENT_STREAM));
        all.putAll(headers);
        StringBuilder lines = new StringBuilder();
        all.forEach(
                (name, value) -> lines.append(name).append(": ").append(value).append("\r\n"));
        return lines.toString();
    }

    private String readHead() throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf("\r\n\r\n") < 0) {
            int next = bytes.read();
            if (next < 0) {
                throw new AssertionError("The connection ends within " + read);
            }
            read.append((char) next);
        }
        InputStream body = read.toString().toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")
                ? new Chunks(bytes)
                : bytes;
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        return read.toString();
    }

    /** Waits until the service has cut the connection. Reads nothing, and sends line breaks, which the service skips. */
    public void awaitCut() {
        Waits.until(
                () -> {
                    try {
                        socket.getOutputStream().write('\n');
                        return false;
                    } catch (IOException cut) {
                        return true;
                    }
                },
                "the connection is cut");
    }

    /** The status of the response. */
    public int status() {
        return Integer.parseInt(head.split(" ")[1]);
    }

    /** A header of the response, or null. */
    public String header(String name) {
        return head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse(null);
    }

    /** The JSON of a response that is no stream. */
    public JsonPath json() {
        assertThat(header("Content-Type")).startsWith("application/json");
        int length = Integer.parseInt(header("Content-Length"));
        char[] body = new char[length];
        try {
            int read = 0;
            while (read < length) {
                read += lines.read(body, read, length - read);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return JsonPath.from(new String(body));
    }

    /** The next event. Skips comments. */
    public Event event() {
        String name = null;
        String id = null;
        String data = null;
        for (String line = line(); ; line = line()) {
            if (line.startsWith("event: ")) {
                name = line.substring("event: ".length());
            } else if (line.startsWith("id:")) {
                id = line.substring("id:".length()).strip();
            } else if (line.startsWith("data:")) {
                assertThat(data).as("the data of an event has one line").isNull();
                data = line.substring("data:".length()).strip();
            } else if (line.isEmpty() && name != null) {
                return new Event(name, id, data);
            } else {
                assertThat(line).matches("(:.*)?");
            }
        }
    }

    /** The next event, which must be a result. */
    public Event result() {
        Event event = event();
        assertThat(event.name()).as(event.toString()).isEqualTo("next");
        return event;
    }

    /** The value at a path below data of the next result. Fails if the result has errors. */
    public <T> T next(String path) {
        JsonPath result = JsonPath.from(result().data());
        assertThat(result.getList("errors")).as(result.prettify()).isNull();
        return result.get("data." + path);
    }

    /** The values at a path below data of the next results. */
    public <T> List<T> next(int count, String path) {
        return Stream.generate(() -> this.<T>next(path)).limit(count).toList();
    }

    /** The code of the next result's only error. */
    public String errorCode() {
        return JsonPath.from(result().data()).getString("errors[0].extensions.code");
    }

    /** Reads lines until a comment. Returns its text. */
    public String comment() {
        String line = line();
        while (!line.startsWith(": ")) {
            line = line();
        }
        return line.substring(2);
    }

    /** Waits for the event "complete" and the end of the response. */
    public void expectComplete() {
        assertThat(event()).isEqualTo(new Event("complete", null, ""));
        expectEnd();
    }

    /** Waits for the end of the response. Fails if anything but comments comes first. */
    public void expectEnd() {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                assertThat(line).matches("(:.*)?");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String line() {
        try {
            String line = lines.readLine();
            assertThat(line).as("a line before the end of the response").isNotNull();
            return line;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Disconnects. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Decodes chunks (RFC 9112, 7.1). Never reads beyond the last one. */
    private static final class Chunks extends InputStream {

        private final InputStream bytes;
        private int left;
        private boolean over;

        Chunks(InputStream bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (over) {
                return -1;
            }
            if (left == 0) {
                left = Integer.parseInt(line(), 16);
                if (left == 0) {
                    line();
                    over = true;
                    return -1;
                }
            }
            int read = bytes.read(into, offset, Math.min(left, length));
            if (read < 0) {
                throw new IOException("The connection ends within a response");
            }
            left -= read;
            if (left == 0) {
                line();
            }
            return read;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = bytes.read(); next != '\n'; next = bytes.read()) {
                if (next < 0) {
                    throw new IOException("The connection ends within a response");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }
    }
}
