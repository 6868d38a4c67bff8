package dev.parley.chat.notification;

import dev.parley.graphql.model.AgentCaller;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import dev.parley.security.AllowedTo;
import dev.parley.security.CurrentActor;
import io.quarkus.hibernate.orm.panache.Panache;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** The query for the settings of notifications. */
@GraphQLApi
public class NotificationQueries {

    private static final String MUTED = """
            select array_to_string(n.muted, ',') from chat_notification_setting n join ejuser u on u.id = n.user_id
            where lower(u.loginname) = lower(:login)""";

    private final CurrentActor currentActor;

    NotificationQueries(CurrentActor currentActor) {
        this.currentActor = currentActor;
    }

    /** Throws UNAUTHENTICATED or FORBIDDEN. */
    @AllowedTo({AccessRole.AGENT, AccessRole.BOT})
    @Query
    @NonNull @Description("Settings of the caller's notifications. For agents only.")
    public NotificationSettings notificationSettings() {
        Actor.Agent agent = AgentCaller.require(currentActor.get());
        List<String> muted = Panache.getSession()
                .createNativeQuery(MUTED, String.class)
                .setParameter("login", agent.loginname())
                .list()
                .stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .toList();
        return new NotificationSettings(Stream.of(ChatNotificationKind.values())
                .filter(kind -> !muted.contains(kind.name()))
                .toList());
    }

    /** Is never called. The log of this name answers the query. SmallRye generates only types that a method returns. */
    @Query("chatNotifications")
    @NonNull @Description("The caller's notifications.")
    public List<@NonNull ChatNotification> chatNotifications() {
        throw new IllegalStateException("The log answers this query");
    }
}
