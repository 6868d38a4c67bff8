package dev.parley.chat.api;

import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.crm.User;
import dev.parley.security.Actor;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** The caller, as it sees itself. */
@Description("The caller.")
public class Viewer {

    /** What callers there are. */
    @Description("What a caller is.")
    public enum ViewerKind {
        @Description("A user of the Service module, by a bearer token.")
        AGENT,
        @Description("A bot, by a bearer token with the role bot.")
        BOT,
        @Description("A customer, by the key of its session.")
        CUSTOMER,
        @Description("Not signed in.")
        ANONYMOUS
    }

    @NonNull @Description("What the caller is.")
    public final ViewerKind kind;

    @NonNull @Description("Whether the caller is an administrator, by a bearer token with the role admin: reads all sessions.")
    public final boolean admin;

    @Description("The user, for agents and bots who have a record.")
    public final User user;

    @NonNull @Description(
            "The topics that the user is a member of, with the rights in each; empty for customers. Deleted topics are left out.")
    public final List<@NonNull ChatTopicMember> memberships;

    Viewer(Actor actor, User user, List<ChatTopicMember> memberships) {
        this.kind = ViewerKind.valueOf(actor.kind().name());
        this.admin = actor instanceof Actor.Agent agent && agent.isAdmin();
        this.user = user;
        this.memberships = memberships;
    }
}
