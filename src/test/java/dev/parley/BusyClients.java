package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.support.Caller;
import dev.parley.support.Ids;
import dev.parley.support.JsonPath;
import dev.parley.support.SocketClient;
import dev.parley.support.wire.KeepAlive;
import jakarta.json.Json;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Clients that send without pause until the service closes its port. They check each response, and keep the texts that were answered. */
final class BusyClients {

    /** Sends a message. */
    static final String SEND =
            "mutation($id: ID!, $text: String!) { sendChatMessage(input: {chatSessionId: $id, text: $text}) { changed } }";

    private final Queue<String> answered = new ConcurrentLinkedQueue<>();

    /** How connections ended, to diagnose a lost response. */
    private final Queue<String> ends = new ConcurrentLinkedQueue<>();

    /** A customer that sends messages to an agent. */
    record Writer(Caller caller, long session) {

        Map<String, Object> variables(String text) {
            return Map.of("id", Ids.of("ChatSession", session), "text", text);
        }

        String body(String text) {
            return Json.createObjectBuilder()
                    .add("query", SEND)
                    .add("variables", Json.createObjectBuilder(variables(text)))
                    .build()
                    .toString();
        }
    }

    /** Returns the texts that were answered. */
    Queue<String> answered() {
        return answered;
    }

    /** Returns how connections ended, to diagnose a lost response. */
    String ends() {
        return ends.toString();
    }

    /** Sends requests without pause, on one connection while it lasts, until the port is closed. Each request has a unique text. */
    Callable<Void> asks(Caller caller, String name, UnaryOperator<String> body) {
        return () -> {
            for (int number = 0; ; ) {
                try (KeepAlive connection = new KeepAlive(caller)) {
                    Optional<KeepAlive.Reply> reply;
                    boolean promised = false;
                    do {
                        String text = name + number++;
                        reply = connection.post(body.apply(text));
                        assertThat(reply.isPresent() || !promised)
                                .as("an answer to " + text)
                                .isTrue();
                        reply.ifPresent(full -> note(text, full.status(), full.body()));
                        promised = true;
                    } while (reply.isPresent() && !reply.get().last());
                } catch (SocketException nobodyListens) {
                    // The connection was refused, or reset because the port closed before the connection was accepted.
                    return null;
                }
            }
        };
    }

    /** Sends each message on a connection of its own, until the answer is 503 or the port is closed. Notes connections that are not answered. */
    Callable<Void> byShortConnections(Writer writer) {
        return () -> {
            for (int number = 0; ; number++) {
                String text = writer.session() + " by a connection of its own " + number;
                try (KeepAlive connection = new KeepAlive(writer.caller())) {
                    Optional<KeepAlive.Reply> reply = connection.post(writer.body(text));
                    if (reply.isEmpty()) {
                        ends.add(text);
                        return null;
                    }
                    note(text, reply.get().status(), reply.get().body());
                    if (reply.get().status() == 503) {
                        return null;
                    }
                } catch (ConnectException nobodyListens) {
                    return null;
                }
            }
        };
    }

    /** Checks that a response is the expected one or UNAVAILABLE. */
    private void note(String text, int status, String body) {
        if (status == 503) {
            assertThat(body).contains("UNAVAILABLE");
            return;
        }
        assertThat(status).as(body).isEqualTo(200);
        assertThat(body).startsWith("{\"data\":").doesNotContain("errors");
        answered.add(text);
    }

    /** Sends requests by Java's HTTP client, which opens a new connection by itself after GOAWAY. */
    Callable<Void> byHttp2(Writer writer) {
        return () -> {
            HttpClient client = HttpClient.newHttpClient();
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(writer.caller().service() + "/graphql"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", writer.caller().authorization());
            for (int number = 0; ; number++) {
                String text = writer.session() + " by HTTP/2 " + number;
                try {
                    HttpResponse<String> reply = client.send(
                            request.POST(BodyPublishers.ofString(writer.body(text)))
                                    .build(),
                            BodyHandlers.ofString());
                    assertThat(reply.version()).isEqualTo(HttpClient.Version.HTTP_2);
                    note(text, reply.statusCode(), reply.body());
                } catch (IOException nobodyListens) {
                    // The request had no effect, or the comparison with the stored messages fails.
                    ends.add(text + ": " + nobodyListens);
                    return null;
                }
            }
        };
    }

    /** Sends messages on one socket. */
    Callable<Void> bySocket(Writer writer) {
        return () -> {
            SocketClient socket = SocketClient.as(writer.caller());
            for (int number = 0; ; number++) {
                String text = writer.session() + " by WebSocket " + number;
                Optional<JsonPath> result =
                        socket.subscribe(SEND, writer.variables(text)).nextUnlessClosed();
                if (result.isEmpty()) {
                    socket.expectClose(1001, "Going away");
                    return null;
                }
                assertThat(result.get().getBoolean("data.sendChatMessage.changed"))
                        .isTrue();
                answered.add(text);
            }
        };
    }
}
