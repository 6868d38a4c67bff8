package dev.parley.chat.administration;

import dev.parley.chat.ChatSessionEventType;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.webhook.Webhook;
import dev.parley.chat.webhook.WebhookAdministration;
import dev.parley.chat.webhook.WebhookSettings;
import dev.parley.chat.webhook.WebhookSigning;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that create, change and delete webhooks. */
@GraphQLApi
public class WebhookMutations {

    private final MutationRunner runner;
    private final WebhookAdministration webhooks;

    WebhookMutations(MutationRunner runner, WebhookAdministration webhooks) {
        this.runner = runner;
        this.webhooks = webhooks;
    }

    /** Fields that the inputs of mutations of an existing webhook have. Registered because Quarkus does not register superclasses of inputs. */
    @RegisterForReflection
    public abstract static class ExistingInput extends MutationInput {
        @Id
        @NonNull @Description("The webhook.")
        public String webhookId;

        @Description(
                "Version of the webhook that the caller has seen. If the webhook has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        long webhook() {
            return GlobalId.number("Webhook", webhookId);
        }
    }

    /** Fields that the payloads of mutations of a webhook have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class WebhookPayload extends MutationPayload {
        @Description("The webhook after the mutation. Null when the request was rejected.")
        public @Nullable Webhook webhook;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            webhook = outcome.get(Webhook.class);
        }
    }

    /** Fields that the payloads of mutations that make a secret have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class SecretPayload extends WebhookPayload {
        @Description(
                "The secret: whsec_ and Base64. It is shown only now. Null for ED25519, and when the outcome is replayed: rotate the secret if you did not get it.")
        public @Nullable String secret;

        private @Nullable String made;

        Outcome take(WebhookAdministration.WithSecret result) {
            made = result.secret();
            return result.outcome();
        }

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            secret = outcome.replayed() ? null : made;
        }
    }

    /** Input for createWebhook. */
    @Input("CreateWebhookInput")
    @Description("Input for createWebhook.")
    public static class CreateInput extends MutationInput {
        @Size(min = 1) @MaxCharacters(80)
        @NonNull @Description("Name for administrators.")
        public String name;

        @Size(min = 1) @MaxCharacters(2000)
        @NonNull @Description("URL of the receiver. It must begin with https, unless PARLEY_WEBHOOKS_ALLOW_HTTP is set.")
        public String url;

        @Description("Types of events to deliver. Without it, or if it is empty, all.")
        public @Nullable List<@NonNull ChatSessionEventType> eventTypes;

        @Id
        @Description("Topics whose sessions' events to deliver. Without it, or if it is empty, all.")
        public @Nullable List<@NonNull String> topicIds;

        @MaxCharacters(20_000)
        @Description(
                "GraphQL query whose response becomes the payload. It may declare the variables $chatSessionId: ID!, $eventId: ID! and $seq: Int!, and runs with your rights. Without it, the payload has ids and changed fields.")
        public @Nullable String document;

        @Description("How deliveries are signed. HMAC_SHA256 by default.")
        public @Nullable WebhookSigning signing;

        @Override
        protected void trimTexts() {
            name = InputText.trimmed(name);
            url = InputText.trimmed(url);
            document = InputText.optional(document);
        }
    }

    /** Result of createWebhook. */
    @Type("CreateWebhookPayload")
    @Description("Result of createWebhook.")
    public static class CreatePayload extends SecretPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.WEBHOOK_LIMIT_REACHED,
        RefusalCode.WEBHOOK_URL_NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.INVALID_DOCUMENT
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Creates a webhook. Events that are committed from now on are delivered to it. Administrators only.")
    public CreatePayload createWebhook(
            @NonNull @Name("input") @Description("Parameters for createWebhook.") CreateInput input) {
        CreatePayload payload = new CreatePayload();
        WebhookSigning signing = Objects.requireNonNullElse(input.signing, WebhookSigning.HMAC_SHA256);
        return runner.runForAgent(
                input,
                payload,
                agent -> payload.take(webhooks.create(
                        agent,
                        new WebhookSettings(
                                input.name,
                                input.url,
                                types(input.eventTypes),
                                topics(input.topicIds),
                                input.document,
                                true),
                        signing)));
    }

    /** Input for updateWebhook. */
    @Input("UpdateWebhookInput")
    @Description(
            "Input for updateWebhook. Omitted fields keep their value. Null removes the document; for the other fields it is as if they were omitted.")
    public static class UpdateInput extends ExistingInput {
        @Size(min = 1) @MaxCharacters(80)
        @Description("Name for administrators.")
        public @Nullable String name;

        @Size(min = 1) @MaxCharacters(2000)
        @Description("URL of the receiver.")
        public @Nullable String url;

        @Description("Types of events to deliver. All if it is empty.")
        public @Nullable List<@NonNull ChatSessionEventType> eventTypes;

        @Id
        @Description("Topics whose sessions' events to deliver. All if it is empty.")
        public @Nullable List<@NonNull String> topicIds;

        @MaxCharacters(20_000)
        @Description("GraphQL query whose response becomes the payload. Null for the default payload.")
        public @Nullable String document;

        @Override
        protected void trimTexts() {
            name = name == null ? null : InputText.trimmed(name);
            url = url == null ? null : InputText.trimmed(url);
            document = InputText.optional(document);
        }
    }

    /** Result of updateWebhook. */
    @Type("UpdateWebhookPayload")
    @Description("Result of updateWebhook.")
    public static class UpdatePayload extends WebhookPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.WEBHOOK_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.WEBHOOK_URL_NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.INVALID_DOCUMENT
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Changes the settings of a webhook. Events that are not delivered yet follow the new settings, except filters, which hold for later events. You become its owner: the document runs with your rights. Administrators only.")
    public UpdatePayload updateWebhook(
            @NonNull @Name("input") @Description("Parameters for updateWebhook.") UpdateInput input) {
        return runner.runForAgent(
                input,
                new UpdatePayload(),
                agent -> webhooks.update(
                        agent,
                        input.webhook(),
                        input.expectedVersion,
                        new WebhookSettings(
                                input.name,
                                input.url,
                                input.eventTypes == null ? null : types(input.eventTypes),
                                input.topicIds == null ? null : topics(input.topicIds),
                                input.document,
                                input.given("document", input.document).isGiven())));
    }

    /** Input for deleteWebhook. */
    @Input("DeleteWebhookInput")
    @Description("Input for deleteWebhook.")
    public static class DeleteInput extends ExistingInput {}

    /** Result of deleteWebhook. */
    @Type("DeleteWebhookPayload")
    @Description("Result of deleteWebhook.")
    public static class DeletePayload extends MutationPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.WEBHOOK_NOT_FOUND})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Deletes a webhook with its secrets and deliveries. Administrators only.")
    public DeletePayload deleteWebhook(
            @NonNull @Name("input") @Description("Parameters for deleteWebhook.") DeleteInput input) {
        return runner.runForAgent(
                input, new DeletePayload(), agent -> webhooks.delete(agent, input.webhook(), input.expectedVersion));
    }

    private static List<String> types(@Nullable List<ChatSessionEventType> given) {
        return given == null
                ? List.of()
                : given.stream().distinct().sorted().map(Enum::name).toList();
    }

    private static List<Long> topics(@Nullable List<String> given) {
        return given == null
                ? List.of()
                : given.stream()
                        .map(id -> GlobalId.number("ChatTopic", id))
                        .distinct()
                        .sorted()
                        .toList();
    }
}
