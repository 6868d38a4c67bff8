package dev.parley.chat.push;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import dev.parley.security.AllowedTo;
import dev.parley.security.CurrentActor;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The query for the caller's browsers. */
@GraphQLApi
public class PushQueries {

    private static final String OF_USER =
            "from PushSubscription p where p.userId in (select u.id from User u where lower(u.loginName) = lower(?1)) order by p.id";

    private static final String OF_SESSION =
            "from PushSubscription p where p.sessionId in (select s.id from ChatSession s where s.sessionKeyHash = ?1) order by p.id";

    private final CurrentActor currentActor;

    PushQueries(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /** Throws UNAUTHENTICATED. */
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT, AccessRole.BOT})
    @Query
    @NonNull @Description("The caller's browsers that get pushes: those of an agent, or of a customer in its session.")
    public List<@NonNull OwnPushSubscription> pushSubscriptions() {
        Actor actor = currentActor.get();
        List<PushSubscription> found;
        if (actor instanceof Actor.Agent agent) {
            found = PushSubscription.list(OF_USER, agent.loginname());
        } else if (actor instanceof Actor.Customer customer) {
            found = PushSubscription.list(OF_SESSION, customer.keyHash());
        } else {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Send the session's key, or sign in as an agent.");
        }
        return found.stream().map(OwnPushSubscription::new).toList();
    }
}
