package dev.parley.chat.administration;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MessageText;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.reply.CannedReplies;
import dev.parley.chat.reply.CannedReply;
import dev.parley.chat.reply.CannedReplySettings;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that create, change and delete canned replies. */
@GraphQLApi
public class CannedReplyMutations {

    private final MutationRunner runner;
    private final CannedReplies replies;
    private final MessageText texts;

    CannedReplyMutations(MutationRunner runner, CannedReplies replies, MessageText texts) {
        this.runner = runner;
        this.replies = replies;
        this.texts = texts;
    }

    /** Fields that the inputs of mutations of an existing canned reply have. Registered because Quarkus does not register superclasses of inputs. */
    @RegisterForReflection
    public abstract static class ExistingInput extends MutationInput {
        @Id
        @NonNull @Description("The canned reply.")
        public String cannedReplyId;

        @Description(
                "Version of the canned reply that the caller has seen. If it has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        long reply() {
            return GlobalId.number("CannedReply", cannedReplyId);
        }
    }

    /** Fields that the payloads of mutations of a canned reply have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class ReplyPayload extends MutationPayload {
        @Description("The canned reply after the mutation. Null when the request was rejected.")
        public @Nullable CannedReply cannedReply;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            cannedReply = outcome.get(CannedReply.class);
        }
    }

    /** Input for createCannedReply. */
    @Input("CreateCannedReplyInput")
    @Description("Input for createCannedReply.")
    public static class CreateInput extends MutationInput {
        @Id
        @Description(
                "The topic in whose sessions it is offered. Null for all topics, which only administrators may choose.")
        public @Nullable String topicId;

        @MaxCharacters(20)
        @Description("Language of the text, as an ISO code. Null if it suits all languages.")
        public @Nullable String language;

        @Size(min = 1) @MaxCharacters(80)
        @NonNull @Description("Name for agents.")
        public String title;

        @MaxCharacters(30)
        @Description(
                "Short name of letters, digits, hyphens and underscores. It is stored in lower case, without a slash in front.")
        public @Nullable String shortcut;

        @Size(min = 1) @NonNull @Description(
                "The text. It may contain {{customer.name}}, {{customer.company}}, {{agent.name}}, {{session.id}} and {{topic.name}}, each with an alternative for the case that there is no value: {{customer.name|there}}. At most serviceInfo.maxMessageLength characters.")
        public String text;

        @Override
        protected void trimTexts() {
            language = InputText.optional(language);
            title = InputText.trimmed(title);
            shortcut = InputText.optional(shortcut);
            text = InputText.trimmed(text);
        }
    }

    /** Result of createCannedReply. */
    @Type("CreateCannedReplyPayload")
    @Description("Result of createCannedReply.")
    public static class CreatePayload extends ReplyPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.MESSAGE_TOO_LONG,
        RefusalCode.VALIDATION,
        RefusalCode.UNKNOWN_PLACEHOLDER,
        RefusalCode.SHORTCUT_TAKEN
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Creates a canned reply. Allowed for managers of its topic and for administrators; only administrators create one for all topics.")
    public CreatePayload createCannedReply(
            @NonNull @Name("input") @Description("Parameters for createCannedReply.") CreateInput input) {
        return runner.runForAgent(
                input,
                new CreatePayload(),
                agent -> replies.create(
                        agent,
                        input.topicId == null ? null : (Long) GlobalId.number("ChatTopic", input.topicId),
                        new CannedReplySettings(
                                input.title,
                                texts.checked(input.text, "text"),
                                input.given("shortcut", input.shortcut),
                                input.given("language", input.language))));
    }

    /** Input for updateCannedReply. */
    @Input("UpdateCannedReplyInput")
    @Description(
            "Input for updateCannedReply. Omitted fields keep their value. Null removes the shortcut or the language; for title and text it is as if they were omitted.")
    public static class UpdateInput extends ExistingInput {
        @MaxCharacters(20)
        @Description("Language of the text, as an ISO code. Null if it suits all languages.")
        public @Nullable String language;

        @Size(min = 1) @MaxCharacters(80)
        @Description("Name for agents.")
        public @Nullable String title;

        @MaxCharacters(30)
        @Description("Short name, as for createCannedReply.")
        public @Nullable String shortcut;

        @Size(min = 1) @Description("The text, as for createCannedReply.")
        public @Nullable String text;

        @Override
        protected void trimTexts() {
            language = InputText.optional(language);
            title = title == null ? null : InputText.trimmed(title);
            shortcut = InputText.optional(shortcut);
            text = text == null ? null : InputText.trimmed(text);
        }
    }

    /** Result of updateCannedReply. */
    @Type("UpdateCannedReplyPayload")
    @Description("Result of updateCannedReply.")
    public static class UpdatePayload extends ReplyPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.CANNED_REPLY_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.MESSAGE_TOO_LONG,
        RefusalCode.VALIDATION,
        RefusalCode.UNKNOWN_PLACEHOLDER,
        RefusalCode.SHORTCUT_TAKEN
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Changes a canned reply. Its topic stays. Allowed for managers of its topic and for administrators; only administrators change one for all topics.")
    public UpdatePayload updateCannedReply(
            @NonNull @Name("input") @Description("Parameters for updateCannedReply.") UpdateInput input) {
        return runner.runForAgent(
                input,
                new UpdatePayload(),
                agent -> replies.update(
                        agent,
                        input.reply(),
                        input.expectedVersion,
                        new CannedReplySettings(
                                input.title,
                                input.text == null ? null : texts.checked(input.text, "text"),
                                input.given("shortcut", input.shortcut),
                                input.given("language", input.language))));
    }

    /** Input for deleteCannedReply. */
    @Input("DeleteCannedReplyInput")
    @Description("Input for deleteCannedReply.")
    public static class DeleteInput extends ExistingInput {}

    /** Result of deleteCannedReply. */
    @Type("DeleteCannedReplyPayload")
    @Description("Result of deleteCannedReply.")
    public static class DeletePayload extends MutationPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.CANNED_REPLY_NOT_FOUND})
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Deletes a canned reply. Messages that were sent with it stay. Allowed for managers of its topic and for administrators; only administrators delete one for all topics.")
    public DeletePayload deleteCannedReply(
            @NonNull @Name("input") @Description("Parameters for deleteCannedReply.") DeleteInput input) {
        return runner.runForAgent(
                input, new DeletePayload(), agent -> replies.delete(agent, input.reply(), input.expectedVersion));
    }
}
