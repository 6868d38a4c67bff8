package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.subscription.LiveRequest;
import dev.parley.graphql.subscription.ReadRound;
import dev.parley.security.Actor;
import java.util.Optional;

/** The session that somebody follows, as long as they may see it. */
public record FollowedSession(LiveRequest request, long id) {

    /** The columns that have the numbers of the last event and the last message: customers have numbers of their own. */
    private static final String[] COUNTERS = {"eventSeq", "messageSeq"};

    /**
     * The session that an argument names.
     *
     * @throws RequestException BAD_ID for one that the caller may not see, whether it exists or not; UNAUTHENTICATED
     */
    public static FollowedSession of(LiveRequest request, String argument) {
        FollowedSession session =
                new FollowedSession(request, GlobalId.number("ChatSession", request.argument(argument)));
        session.now();
        return session;
    }

    /**
     * The session as it is now.
     *
     * @throws RequestException as soon as the caller may not see it any more
     */
    public ChatSession now() {
        return require(request.row(ChatSession.class, id));
    }

    /** The same, with its counters as the caller reads them. */
    ChatSession counted() {
        return require(request.row(ChatSession.class, id, COUNTERS));
    }

    /** The same, read once in a round for all subscriptions of the caller. */
    ChatSession now(ReadRound round) {
        return require(request.row(round, ChatSession.class, id));
    }

    /** The same for a customer from a row that was read for several. For an agent it is read, because rights are evaluated by SQL. */
    public ChatSession now(ChatSession row) {
        return request.actor() instanceof Actor.Customer ? require(Optional.of(row)) : now();
    }

    private ChatSession require(Optional<ChatSession> session) {
        return session.filter(this::isOwnOfCustomer)
                .orElseThrow(() -> new RequestException(RequestError.BAD_ID, "You can see no session with this id."));
    }

    private boolean isOwnOfCustomer(ChatSession session) {
        if (request.actor() instanceof Actor.Anonymous) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        return !(request.actor() instanceof Actor.Customer customer) || session.isOpenedBy(customer);
    }
}
