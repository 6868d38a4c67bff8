package dev.parley.graphql.error;

import graphql.GraphQLContext;
import java.time.Duration;

/** Deadline of a request. Nothing more is read from the database after it. */
public final class Deadline {

    /** No deadline. */
    public static final Deadline NONE = new Deadline(Long.MAX_VALUE, 0);

    private final long nanos;
    private final long since;

    private Deadline(long nanos, long since) {
        this.nanos = nanos;
        this.since = since;
    }

    /** A deadline that lies a duration in the future. */
    public static Deadline in(Duration time) {
        return new Deadline(time.toNanos(), System.nanoTime());
    }

    /** The deadline of the request that a field belongs to. */
    public static Deadline of(GraphQLContext request) {
        return request.getOrDefault(Deadline.class, NONE);
    }

    /** Sets this deadline on a request. */
    public void on(GraphQLContext request) {
        request.put(Deadline.class, this);
    }

    /**
     * Checks the deadline.
     *
     * @throws RequestException DEADLINE_EXCEEDED if it has passed
     */
    public void require() {
        if (System.nanoTime() - since > nanos) {
            throw new RequestException(
                    RequestError.DEADLINE_EXCEEDED, "The request exceeded its deadline. Ask for less.");
        }
    }
}
