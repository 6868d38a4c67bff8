package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.graphql.subscription.SubscriptionRequest;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.Actor;
import java.util.Objects;
import java.util.Optional;

/** The session of a subscription, as long as the subscriber may see it. */
public record StreamedSession(SubscriptionRequest request, long id) {

    /**
     * The columns with the seq of the last event and the last message. They are read as the caller sees them, because customers have numbers of their
     * own.
     */
    private static final String[] COUNTERS = {"eventSeq", "messageSeq"};

    /**
     * Returns the session named by an argument.
     *
     * @throws RequestException BAD_ID if the caller may not see it, whether it exists or not; UNAUTHENTICATED
     */
    public static StreamedSession of(SubscriptionRequest request, String argument) {
        StreamedSession session = new StreamedSession(
                request, GlobalId.number("ChatSession", Objects.requireNonNull(request.<String>argument(argument))));
        session.now();
        return session;
    }

    /**
     * Returns the session in its current state.
     *
     * @throws RequestException if the caller may no longer see it
     */
    public ChatSession now() {
        return require(request.row(ChatSession.class, id));
    }

    /** Returns the session with its counters as the caller sees them. */
    ChatSession counted() {
        return require(request.row(ChatSession.class, id, COUNTERS));
    }

    /** Returns the session, read once per round for all subscriptions of the caller. */
    ChatSession now(ReadRound round) {
        return require(request.row(round, ChatSession.class, id));
    }

    /**
     * Returns the session from a row that was read for several customers. For an agent it is read again, because SQL evaluates the agent's rights.
     */
    public ChatSession now(ChatSession row) {
        return request.actor() instanceof Actor.Customer ? require(Optional.of(row)) : now();
    }

    private ChatSession require(Optional<ChatSession> session) {
        return session.filter(this::isOwnOfCustomer)
                .orElseThrow(() -> new RequestException(
                        RequestError.BAD_ID, "There is no session with this id, or you may not see it."));
    }

    private boolean isOwnOfCustomer(ChatSession session) {
        if (request.actor() instanceof Actor.Anonymous) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        return !(request.actor() instanceof Actor.Customer customer) || session.isOpenedBy(customer);
    }
}
