package dev.parley.chat.api;

import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.notification.ChatNotification;
import dev.parley.chat.notification.ChatNotificationKind;
import dev.parley.chat.notification.Notifications;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations of the caller's notifications. */
@GraphQLApi
public class NotificationMutations {

    private final MutationRunner runner;
    private final Notifications notifications;

    NotificationMutations(MutationRunner runner, Notifications notifications) {
        this.runner = runner;
        this.notifications = notifications;
    }

    /** Input for markNotificationsRead. */
    @Input("MarkNotificationsReadInput")
    @Description(
            "Input for markNotificationsRead: either ids or upToId. Ids of notifications that were removed, or that belong to others, have no effect.")
    public static class MarkReadInput extends MutationInput {

        private static final int MOST = 100;

        @Id
        @Description("The notifications, at most 100.")
        public @Nullable List<@NonNull String> ids;

        @Id
        @Description("A notification. It is marked, and all that come before it in chatNotifications.")
        public @Nullable String upToId;

        private void check() {
            if (ids == null && upToId == null) {
                throw new RefusalException(RefusalCode.FIELD_REQUIRED, "ids");
            }
            if (ids != null && (upToId != null || ids.size() > MOST)) {
                throw new RefusalException(RefusalCode.VALIDATION, "ids");
            }
        }

        private static long number(String id) {
            return GlobalId.number(ChatNotification.class.getSimpleName(), id);
        }
    }

    /** Result of markNotificationsRead. */
    @Type("MarkNotificationsReadPayload")
    @Description("Result of markNotificationsRead.")
    public static class MarkReadPayload extends MutationPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.FIELD_REQUIRED, RefusalCode.VALIDATION})
    @AllowedTo({AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description("Marks notifications of the caller as read.")
    public MarkReadPayload markNotificationsRead(
            @NonNull @Name("input") @Description("Parameters for markNotificationsRead.") MarkReadInput input) {
        return runner.runForAgent(input, new MarkReadPayload(), agent -> {
            input.check();
            return input.upToId == null
                    ? notifications.markRead(
                            agent,
                            Objects.requireNonNull(input.ids).stream()
                                    .map(MarkReadInput::number)
                                    .collect(Collectors.toUnmodifiableSet()))
                    : notifications.markReadUpTo(agent, MarkReadInput.number(input.upToId));
        });
    }

    /** Input for setNotificationKinds. */
    @Input("SetNotificationKindsInput")
    @Description("Input for setNotificationKinds.")
    public static class KindsInput extends MutationInput {
        @NonNull @Description("The kinds of notifications that the caller wants. Empty for none.")
        public List<@NonNull ChatNotificationKind> kinds;
    }

    /** Result of setNotificationKinds. */
    @Type("SetNotificationKindsPayload")
    @Description("Result of setNotificationKinds.")
    public static class KindsPayload extends MutationPayload {}

    @UserErrorCodes(RefusalCode.NOT_ALLOWED)
    @AllowedTo({AccessRole.AGENT, AccessRole.BOT})
    @Mutation("setNotificationKinds")
    @NonNull @Description(
            "Sets the kinds of notifications that the caller gets from now on; see notificationSettings. Earlier notifications stay.")
    public KindsPayload setNotificationKinds(
            @NonNull @Name("input") @Description("Parameters for setNotificationKinds.") KindsInput input) {
        return runner.runForAgent(
                input, new KindsPayload(), agent -> notifications.choose(agent, Set.copyOf(input.kinds)));
    }
}
