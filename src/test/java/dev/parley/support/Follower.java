package dev.parley.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One operation on a socket, and its messages. */
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

    /** The next result, with data and possibly errors. */
    public JsonPath next() {
        JsonPath message = message();
        assertThat(message.getString("type")).as(message.prettify()).isEqualTo("next");
        return message.setRootPath("payload");
    }

    /** The value at a path below data of the next result. Fails if the result has errors. */
    public <T> T next(String path) {
        JsonPath result = next();
        assertThat(result.getList("errors")).as(result.prettify()).isNull();
        return result.get("data." + path);
    }

    /** The values at a path below data of the next results. */
    public <T> List<T> next(int count, String path) {
        return Stream.generate(() -> this.<T>next(path)).limit(count).toList();
    }

    /** Skips results until one matches. */
    public JsonPath until(Predicate<JsonPath> matching) {
        JsonPath result = next();
        while (!matching.test(result)) {
            result = next();
        }
        return result;
    }

    /** The code of the error that ends the operation. Fails if another message comes first. */
    public String errorCode() {
        JsonPath message = message();
        assertThat(message.getString("type")).as(message.prettify()).isEqualTo("error");
        assertThat(message.getList("payload")).as(message.prettify()).hasSize(1);
        return message.getString("payload[0].extensions.code");
    }

    /** Waits for the end of the operation. Fails if another message comes first. */
    public void expectComplete() {
        JsonPath message = message();
        assertThat(message.getString("type")).as(message.prettify()).isEqualTo("complete");
    }

    /** Ends the operation. */
    public void complete() {
        client.complete(id);
    }

    /** The next result, or empty if the socket closes first. */
    public Optional<JsonPath> nextUnlessClosed() {
        return take().map(message -> message.setRootPath("payload"));
    }

    /** The next message of any type. */
    public JsonPath message() {
        return take().orElseThrow(() -> client.missing("message for operation " + id));
    }

    /** The next message, or empty if none arrives within a time. */
    public Optional<JsonPath> within(Duration time) {
        return client.takeWithin(time, message -> id.equals(message.getString("id")));
    }

    private Optional<JsonPath> take() {
        return client.take(message -> id.equals(message.getString("id")), "message for operation " + id);
    }
}
