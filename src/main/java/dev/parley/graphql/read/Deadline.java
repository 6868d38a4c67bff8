package dev.parley.graphql.read;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import graphql.GraphQLContext;
import java.time.Duration;

/** Until when somebody waits for an answer. What is not read by then is not read any more. */
public final class Deadline {

    /** Whoever asks waits for as long as it takes. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE, 0);

    private final long nanos;
    private final long since;

    private Deadline(long nanos, long since) {
        this.nanos = nanos;
        this.since = since;
    }

    /** So long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(time.toNanos(), System.nanoTime());
    }

    /** That of the request which a field belongs to. */
    static Deadline of(GraphQLContext request) {
        return request.getOrDefault(Deadline.class, NONE);
    }

    /** Puts it on a request. */
    public void on(GraphQLContext request) {
        request.put(Deadline.class, this);
    }

    /** Ends a request whose time is over, with DEADLINE_EXCEEDED. */
    public void require() {
        if (System.nanoTime() - since > nanos) {
            throw new RequestException(
                    RequestError.DEADLINE_EXCEEDED, "The request exceeded its deadline. Ask for less.");
        }
    }
}
