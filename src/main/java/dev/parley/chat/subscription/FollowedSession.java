package dev.parley.chat.subscription;

import dev.parley.chat.session.ChatSession;
import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.subscription.LiveRequest;
import dev.parley.security.Actor;

/** The session that somebody follows, as long as they may see it. */
public record FollowedSession(LiveRequest request, long id) {

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
     * @param asRead names of columns that are wanted as the caller reads them
     * @throws RequestException as soon as the caller may not see it any more
     */
    public ChatSession now(String... asRead) {
        return request.row(ChatSession.class, id, asRead)
                .filter(this::isOwnOfCustomer)
                .orElseThrow(() -> new RequestException(RequestError.BAD_ID, "You can see no session with this id."));
    }

    private boolean isOwnOfCustomer(ChatSession session) {
        if (request.actor() instanceof Actor.Anonymous) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        return !(request.actor() instanceof Actor.Customer customer) || session.isOpenedBy(customer);
    }
}
