package dev.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One operation on a socket, and what comes of it. */
public final class Follower {

    private final SocketClient client;
    private final String id;

    Follower(SocketClient client, String id) {
        this.client = client;
        this.id = id;
    }

    /** The id of its messages. */
    public String id() {
        return id;
    }

    /** The next result, with data and perhaps errors. */
    public JsonPath next() {
        JsonPath message = message();
        assertThat(message.getString("type")).as(message.prettify()).isEqualTo("next");
        return message.setRootPath("payload");
    }

    /** A value below data of the next result, which must have come without errors. */
    public <T> T next(String path) {
        JsonPath result = next();
        assertThat(result.getList("errors")).as(result.prettify()).isNull();
        return result.get("data." + path);
    }

    /** Values below data of so many results. */
    public <T> List<T> next(int count, String path) {
        return Stream.generate(() -> this.<T>next(path)).limit(count).toList();
    }

    /** The first result that is meant; those before it are passed over. */
    public JsonPath until(Predicate<JsonPath> meant) {
        JsonPath result = next();
        while (!meant.test(result)) {
            result = next();
        }
        return result;
    }

    /** The code of the one error that ends it, and nothing before that. */
    public String errorCode() {
        JsonPath message = message();
        assertThat(message.getString("type")).as(message.prettify()).isEqualTo("error");
        assertThat(message.getList("payload")).as(message.prettify()).hasSize(1);
        return message.getString("payload[0].extensions.code");
    }

    /** Waits for its end, and nothing before that. */
    public void expectComplete() {
        JsonPath message = message();
        assertThat(message.getString("type")).as(message.prettify()).isEqualTo("complete");
    }

    /** Wants nothing more. */
    public void complete() {
        client.complete(id);
    }

    /** The next result, or empty when the socket ends without it. */
    public Optional<JsonPath> nextUnlessClosed() {
        return take().map(message -> message.setRootPath("payload"));
    }

    /** The next message, whatever its type. */
    public JsonPath message() {
        return take().orElseThrow(() -> client.missing("message for operation " + id));
    }

    /** The next message if it comes within a time, and else nothing. */
    public Optional<JsonPath> within(Duration time) {
        return client.takeWithin(time, message -> id.equals(message.getString("id")));
    }

    private Optional<JsonPath> take() {
        return client.take(message -> id.equals(message.getString("id")), "message for operation " + id);
    }
}
