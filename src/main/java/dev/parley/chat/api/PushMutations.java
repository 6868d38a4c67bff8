package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.push.BrowserSubscription;
import dev.parley.chat.push.PushSubscription;
import dev.parley.chat.push.PushSubscriptions;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations of the caller's browsers that get pushes. */
@GraphQLApi
public class PushMutations {

    private final MutationRunner runner;
    private final PushSubscriptions subscriptions;

    PushMutations(MutationRunner runner, PushSubscriptions subscriptions) {
        this.runner = runner;
        this.subscriptions = subscriptions;
    }

    /** Input for subscribeToPush. */
    @Input("SubscribeToPushInput")
    @Description("Input for subscribeToPush: the subscription as the browser describes it in JSON.")
    public static class SubscribeInput extends MutationInput {

        @NonNull @Description("Its endpoint, at one of the push services that the service allows (PARLEY_PUSH_SERVICES).")
        public String endpoint;

        @NonNull @Description("Its keys.p256dh.")
        public String p256dh;

        @NonNull @Description("Its keys.auth.")
        public String auth;

        @Description("Its end, if the push service has set one. The browser is removed then.")
        public @Nullable Instant expiresAt;

        @Override
        protected void trimTexts() {
            endpoint = InputText.trimmed(endpoint);
            p256dh = InputText.trimmed(p256dh);
            auth = InputText.trimmed(auth);
        }
    }

    /** Result of subscribeToPush. */
    @Type("SubscribeToPushPayload")
    @Description("Result of subscribeToPush.")
    public static class SubscribePayload extends MutationPayload {

        @Id
        @Description("Id of the browser, for unsubscribeFromPush. Null when the request was rejected.")
        public @Nullable String pushSubscriptionId;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            Long number = outcome.number(PushSubscription.class);
            if (number != null) {
                pushSubscriptionId = GlobalId.of(PushSubscription.TYPE, number);
            }
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_FOUND,
        RefusalCode.SESSION_ENDED,
        RefusalCode.PUSH_DISABLED,
        RefusalCode.PUSH_SERVICE_NOT_ALLOWED,
        RefusalCode.PUSH_LIMIT_REACHED,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description(
            "Adds a browser that gets pushes, or renews it: of an agent about its notifications, or of a customer about unread messages of its session, until that has ended. The browser must have subscribed for serviceInfo.pushKey. A browser that another person used before belongs to the caller from now on.")
    public SubscribePayload subscribeToPush(
            @NonNull @Name("input") @Description("Parameters for subscribeToPush.") SubscribeInput input) {
        return runner.run(
                input,
                new SubscribePayload(),
                actor -> subscriptions.subscribe(
                        actor, new BrowserSubscription(input.endpoint, input.p256dh, input.auth, input.expiresAt)));
    }

    /** Input for unsubscribeFromPush. */
    @Input("UnsubscribeFromPushInput")
    @Description("Input for unsubscribeFromPush.")
    public static class UnsubscribeInput extends MutationInput {

        @Id
        @NonNull @Description("The browser. An id that does not exist, or of a browser of others, has no effect.")
        public String pushSubscriptionId;
    }

    /** Result of unsubscribeFromPush. */
    @Type("UnsubscribeFromPushPayload")
    @Description("Result of unsubscribeFromPush.")
    public static class UnsubscribePayload extends MutationPayload {}

    @UserErrorCodes({})
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description("Removes a browser of the caller, and the pushes that wait for it.")
    public UnsubscribePayload unsubscribeFromPush(
            @NonNull @Name("input") @Description("Parameters for unsubscribeFromPush.") UnsubscribeInput input) {
        return runner.run(
                input,
                new UnsubscribePayload(),
                actor -> subscriptions.unsubscribe(
                        actor, GlobalId.number(PushSubscription.TYPE, input.pushSubscriptionId)));
    }
}
