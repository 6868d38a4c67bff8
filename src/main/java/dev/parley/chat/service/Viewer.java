package dev.parley.chat.service;

import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** The caller of the request. */
@Description("The caller of the request.")
public class Viewer {

    /** Kinds of callers. */
    @Description("Kinds of callers.")
    public enum ViewerKind {
        @Description("A user of the Service module, authenticated by a bearer token.")
        AGENT,
        @Description("A bot, authenticated by a bearer token with the role bot.")
        BOT,
        @Description("A customer, authenticated by the key of a session.")
        CUSTOMER,
        @Description("Not authenticated.")
        ANONYMOUS
    }

    @NonNull @Description("Kind of the caller.")
    public final ViewerKind kind;

    @NonNull @Description(
            "Whether the caller is an administrator: its bearer token has the role admin. Administrators may read all sessions.")
    public final boolean admin;

    @Description("The user record of an agent or bot. Null for other callers, and when no user has that login name.")
    public final @Nullable User user;

    @NonNull @Description(
            "Topics of which the user is a member, with the user's rights in each. Deleted topics are omitted. Empty for customers.")
    public final List<@NonNull ChatTopicMember> memberships;

    Viewer(Actor actor, @Nullable User user, List<ChatTopicMember> memberships) {
        this.kind = ViewerKind.valueOf(actor.kind().name());
        this.admin = actor instanceof Actor.Agent agent && agent.isAdmin();
        this.user = user;
        this.memberships = memberships;
    }
}
