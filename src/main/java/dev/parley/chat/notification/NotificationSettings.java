package dev.parley.chat.notification;

import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Settings of the caller's notifications. */
@Type("NotificationSettings")
@Description("Settings of the caller's notifications.")
public class NotificationSettings {

    @NonNull @Description("The kinds of notifications that the user gets. All kinds by default, also those of later versions.")
    public final List<@NonNull ChatNotificationKind> kinds;

    NotificationSettings(List<ChatNotificationKind> kinds) {
        this.kinds = kinds;
    }
}
