package dev.parley.chat.subscription;

import dev.parley.graphql.subscription.FollowedRows;
import dev.parley.graphql.subscription.SubscriptionRequest;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The messages of a stream that are determined, but not sent yet, and the position of the last one that was sent. */
final class UnsentChanges {

    private static final int PER_MESSAGE = 100;

    /** The number that the cost of an operation assumes for a list without paging. */
    private static final int LARGE_PER_MESSAGE = 10;

    private final SubscriptionRequest request;
    private final Queue<Unsent> unsent = new ArrayDeque<>();

    /** The cursor of the last message that was sent; null before, and while the first snapshot of a list is sent. */
    private @Nullable String sentCursor;

    /**
     * A message for the client.
     *
     * @param basis the rows from which its rows were determined; null if they must be read for this client alone
     */
    private record Unsent(ListChanges message, FollowedRows.@Nullable Basis basis) {}

    UnsentChanges(SubscriptionRequest request) {
        this.request = request;
    }

    boolean isEmpty() {
        return unsent.isEmpty();
    }

    /**
     * Adds a message, in parts if it is long.
     *
     * @param basis the rows from which its rows were determined, or null
     * @param large whether the client selects lists below the rows
     * @param before the cursor of all parts but the last
     */
    void add(ListChanges message, FollowedRows.@Nullable Basis basis, boolean large, @Nullable String before) {
        message.parts(large ? LARGE_PER_MESSAGE : PER_MESSAGE, before)
                .forEach(part -> unsent.add(new Unsent(part, basis)));
    }

    /** Takes the next message with the client's selection. If reading it fails, it stays. */
    Optional<Object> next() {
        if (unsent.isEmpty()) {
            return Optional.empty();
        }
        Object toSend = request.withAllBelow(
                unsent.element().message(), unsent.element().basis());
        sentCursor = unsent.remove().message().cursor();
        return Optional.of(toSend);
    }

    Optional<String> position() {
        return Optional.ofNullable(sentCursor);
    }
}
