package dev.parley.chat.administration;

import dev.parley.chat.administration.WebhookMutations.ExistingInput;
import dev.parley.chat.administration.WebhookMutations.SecretPayload;
import dev.parley.chat.administration.WebhookMutations.WebhookPayload;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.webhook.WebhookAdministration;
import dev.parley.chat.webhook.WebhookDelivery;
import dev.parley.chat.webhook.WebhookRedelivery;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
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

/** Mutations that operate webhooks: enable and disable them, change their secret, test them, and deliver again. */
@GraphQLApi
public class WebhookDeliveryMutations {

    private final MutationRunner runner;
    private final WebhookAdministration webhooks;
    private final WebhookRedelivery redelivery;

    WebhookDeliveryMutations(MutationRunner runner, WebhookAdministration webhooks, WebhookRedelivery redelivery) {
        this.runner = runner;
        this.webhooks = webhooks;
        this.redelivery = redelivery;
    }

    /** Input for rotateWebhookSecret. */
    @Input("RotateWebhookSecretInput")
    @Description("Input for rotateWebhookSecret.")
    public static class RotateInput extends ExistingInput {

        private static final int LONGEST_KEEP_SECONDS = 30 * 24 * 60 * 60;

        @Description(
                "Seconds for which deliveries are signed with the former secret too, from 0 to 2592000 (30 days). PARLEY_WEBHOOKS_KEEP_FORMER_SECRET (24 h) by default. 0 if the secret has become known.")
        public @Nullable Integer keepFormerSeconds;

        private @Nullable Duration keep() {
            if (keepFormerSeconds == null) {
                return null;
            }
            if (keepFormerSeconds < 0 || keepFormerSeconds > LONGEST_KEEP_SECONDS) {
                throw new RefusalException(RefusalCode.VALIDATION, "keepFormerSeconds");
            }
            return Duration.ofSeconds(keepFormerSeconds);
        }
    }

    /** Result of rotateWebhookSecret. */
    @Type("RotateWebhookSecretPayload")
    @Description("Result of rotateWebhookSecret.")
    public static class RotatePayload extends SecretPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_NOT_FOUND, RefusalCode.VALIDATION})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Gives a webhook a new secret, or a new pair of keys. For a time, deliveries are signed with the former one too. Administrators only.")
    public RotatePayload rotateWebhookSecret(
            @NonNull @Name("input") @Description("Parameters for rotateWebhookSecret.") RotateInput input) {
        RotatePayload payload = new RotatePayload();
        return runner.runForAgent(
                input,
                payload,
                agent -> payload.take(
                        webhooks.rotateSecret(agent, input.webhook(), input.expectedVersion, input.keep())));
    }

    /** Input for enableWebhook. */
    @Input("EnableWebhookInput")
    @Description("Input for enableWebhook.")
    public static class EnableInput extends ExistingInput {
        @Description(
                "Whether events that were not delivered are skipped, so that delivery continues with events that are committed from now on. Otherwise it continues where it stopped.")
        public @Nullable Boolean skipMissed;
    }

    /** Result of enableWebhook. */
    @Type("EnableWebhookPayload")
    @Description("Result of enableWebhook.")
    public static class EnablePayload extends WebhookPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_NOT_FOUND})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Enables a webhook that was disabled. Administrators only.")
    public EnablePayload enableWebhook(
            @NonNull @Name("input") @Description("Parameters for enableWebhook.") EnableInput input) {
        return runner.runForAgent(
                input,
                new EnablePayload(),
                agent -> webhooks.enable(
                        agent, input.webhook(), input.expectedVersion, Boolean.TRUE.equals(input.skipMissed)));
    }

    /** Input for disableWebhook. */
    @Input("DisableWebhookInput")
    @Description("Input for disableWebhook.")
    public static class DisableInput extends ExistingInput {}

    /** Result of disableWebhook. */
    @Type("DisableWebhookPayload")
    @Description("Result of disableWebhook.")
    public static class DisablePayload extends WebhookPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_NOT_FOUND})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Disables a webhook. Nothing is delivered until it is enabled. A delivery that is being sent may still arrive. Administrators only.")
    public DisablePayload disableWebhook(
            @NonNull @Name("input") @Description("Parameters for disableWebhook.") DisableInput input) {
        return runner.runForAgent(
                input, new DisablePayload(), agent -> webhooks.disable(agent, input.webhook(), input.expectedVersion));
    }

    /** Fields that the payloads of mutations of one delivery have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class DeliveryPayload extends MutationPayload {
        @Description("The delivery. Read it again for its result. Null when the request was rejected.")
        public @Nullable WebhookDelivery webhookDelivery;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            webhookDelivery = outcome.get(WebhookDelivery.class);
        }
    }

    /** Input for testWebhook. */
    @Input("TestWebhookInput")
    @Description("Input for testWebhook.")
    public static class TestInput extends MutationInput {
        @Id
        @NonNull @Description("The webhook.")
        public String webhookId;
    }

    /** Result of testWebhook. */
    @Type("TestWebhookPayload")
    @Description("Result of testWebhook.")
    public static class TestPayload extends DeliveryPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_NOT_FOUND, RefusalCode.WEBHOOK_DISABLED})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Delivers a test event without content to a webhook. Administrators only.")
    public TestPayload testWebhook(
            @NonNull @Name("input") @Description("Parameters for testWebhook.") TestInput input) {
        return runner.runForAgent(
                input, new TestPayload(), agent -> redelivery.test(agent, GlobalId.number("Webhook", input.webhookId)));
    }

    /** Input for redeliverWebhookDelivery. */
    @Input("RedeliverWebhookDeliveryInput")
    @Description("Input for redeliverWebhookDelivery.")
    public static class RedeliverInput extends MutationInput {
        @Id
        @NonNull @Description("The delivery.")
        public String webhookDeliveryId;
    }

    /** Result of redeliverWebhookDelivery. */
    @Type("RedeliverWebhookDeliveryPayload")
    @Description("Result of redeliverWebhookDelivery.")
    public static class RedeliverPayload extends DeliveryPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_DELIVERY_NOT_FOUND, RefusalCode.WEBHOOK_DISABLED})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Delivers an event again that was delivered or given up, with the same webhook-id. Later events of its session may have been delivered before. Administrators only.")
    public RedeliverPayload redeliverWebhookDelivery(
            @NonNull @Name("input") @Description("Parameters for redeliverWebhookDelivery.") RedeliverInput input) {
        return runner.runForAgent(
                input,
                new RedeliverPayload(),
                agent -> redelivery.redeliver(agent, GlobalId.number("WebhookDelivery", input.webhookDeliveryId)));
    }

    /** Input for redeliverDeadWebhookDeliveries. */
    @Input("RedeliverDeadWebhookDeliveriesInput")
    @Description("Input for redeliverDeadWebhookDeliveries.")
    public static class RedeliverDeadInput extends MutationInput {
        @Id
        @NonNull @Description("The webhook.")
        public String webhookId;

        @NonNull @Description("Deliveries that were given up at this time or later.")
        public Instant since;
    }

    /** Result of redeliverDeadWebhookDeliveries. */
    @Type("RedeliverDeadWebhookDeliveriesPayload")
    @Description("Result of redeliverDeadWebhookDeliveries.")
    public static class RedeliverDeadPayload extends WebhookPayload {
        @Description("Number of deliveries. Null when the request was rejected, and when the outcome is replayed.")
        public @Nullable Integer count;

        private int counted;

        private Outcome take(WebhookRedelivery.Counted result) {
            counted = result.count();
            return result.outcome();
        }

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            count = outcome.replayed() ? null : (Integer) counted;
        }
    }

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_NOT_FOUND, RefusalCode.WEBHOOK_DISABLED})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Delivers all events of a webhook again that were given up since a time. The events of one session are delivered in their order. Administrators only.")
    public RedeliverDeadPayload redeliverDeadWebhookDeliveries(
            @NonNull @Name("input") @Description("Parameters for redeliverDeadWebhookDeliveries.")
                    RedeliverDeadInput input) {
        RedeliverDeadPayload payload = new RedeliverDeadPayload();
        return runner.runForAgent(
                input,
                payload,
                agent -> payload.take(
                        redelivery.redeliverDead(agent, GlobalId.number("Webhook", input.webhookId), input.since)));
    }
}
