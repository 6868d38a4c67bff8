package dev.parley.graphql.model;

import dev.parley.graphql.error.RequestError;
import dev.parley.graphql.error.RequestException;
import dev.parley.security.Actor;

/** Requires that the caller is an agent. */
public final class AgentCaller {

    private AgentCaller() {}

    /**
     * Returns the calling agent.
     *
     * @throws RequestException UNAUTHENTICATED for an anonymous caller, FORBIDDEN for a customer
     */
    public static Actor.Agent require(Actor actor) {
        if (actor instanceof Actor.Agent agent) {
            return agent;
        }
        if (actor instanceof Actor.Anonymous) {
            throw new RequestException(RequestError.UNAUTHENTICATED, "Sign in to read this.");
        }
        throw new RequestException(RequestError.FORBIDDEN, "Only agents may read this.");
    }
}
