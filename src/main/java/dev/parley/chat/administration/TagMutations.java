package dev.parley.chat.administration;

import dev.parley.chat.Languages;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.TagAdministration;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.tag.ChatTag;
import dev.parley.chat.tag.ChatTagKind;
import dev.parley.chat.tag.TagSettings;
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

/** Mutations of tags. */
@GraphQLApi
public class TagMutations {

    private final MutationRunner runner;
    private final TagAdministration tags;

    TagMutations(MutationRunner runner, TagAdministration tags) {
        this.runner = runner;
        this.tags = tags;
    }

    /** Fields that the payloads of mutations of a tag have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class TagPayload extends MutationPayload {
        @Description("The tag after the mutation. Null when the request was rejected.")
        public @Nullable ChatTag chatTag;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatTag = outcome.get(ChatTag.class);
        }
    }

    /** Input for createChatTag. */
    @Input("CreateChatTagInput")
    @Description("Input for createChatTag.")
    public static class CreateInput extends MutationInput {
        @Size(min = 1) @MaxCharacters(40)
        @NonNull @Description("Name, in one line. No other tag may have it.")
        public String name;

        @NonNull @Description("Colour as # and six hexadecimal digits.")
        public String color;

        @Description("Kind of the tag. Defaults to CLOSING.")
        public @Nullable ChatTagKind kind;

        @MaxCharacters(Languages.MOST_CHARACTERS)
        @Description(
                "For a skill: the language that it stands for, as a BCP 47 tag, such as nb or pt-BR, at most 35 characters. No other tag may have it. VALIDATION for a text that is no tag, and for a tag that is no skill.")
        public @Nullable String language;

        @Override
        protected void trimTexts() {
            name = InputText.trimmed(name);
            color = InputText.trimmed(color);
            language = InputText.optional(language);
        }
    }

    /** Result of createChatTag. */
    @Type("CreateChatTagPayload")
    @Description("Result of createChatTag.")
    public static class CreatePayload extends TagPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION,
        RefusalCode.NAME_TAKEN
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Creates a tag, which agents can choose when they end a chat, or a skill. Administrators only.")
    public CreatePayload createChatTag(
            @NonNull @Name("input") @Description("Parameters for createChatTag.") CreateInput input) {
        return runner.runForAgent(
                input,
                new CreatePayload(),
                agent -> tags.create(
                        agent,
                        input.kind == null ? ChatTagKind.CLOSING : input.kind,
                        TagSettings.checked(input.name, input.color, input.language, false)));
    }

    /** Input for updateChatTag. */
    @Input("UpdateChatTagInput")
    @Description("Input for updateChatTag. Omitted fields keep their value, and so do fields that are null.")
    public static class UpdateInput extends MutationInput {
        @Id
        @NonNull @Description("The tag.")
        public String tagId;

        @Description(
                "Version of the tag that the caller has seen. If the tag has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        @Size(min = 1) @MaxCharacters(40)
        @Description("Name, in one line. No other tag may have it.")
        public @Nullable String name;

        @Description("Colour as # and six hexadecimal digits.")
        public @Nullable String color;

        @MaxCharacters(Languages.MOST_CHARACTERS)
        @Description(
                "For a skill: the language that it stands for, as a BCP 47 tag, such as nb or pt-BR, at most 35 characters. No other tag may have it. VALIDATION for a text that is no tag, and for a tag that is no skill.")
        public @Nullable String language;

        @Description("Whether the tag can't be chosen any more. Sessions keep it.")
        public @Nullable Boolean archived;

        @Override
        protected void trimTexts() {
            name = name == null ? null : InputText.trimmed(name);
            color = color == null ? null : InputText.trimmed(color);
            language = InputText.optional(language);
        }
    }

    /** Result of updateChatTag. */
    @Type("UpdateChatTagPayload")
    @Description("Result of updateChatTag.")
    public static class UpdatePayload extends TagPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TAG_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION,
        RefusalCode.NAME_TAKEN
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Changes or archives a tag. Sessions that have it show its new name and colour. Tags are not deleted, so that figures of the past stay. Administrators only.")
    public UpdatePayload updateChatTag(
            @NonNull @Name("input") @Description("Parameters for updateChatTag.") UpdateInput input) {
        return runner.runForAgent(
                input,
                new UpdatePayload(),
                agent -> tags.update(
                        agent,
                        GlobalId.number("ChatTag", input.tagId),
                        input.expectedVersion,
                        TagSettings.checked(input.name, input.color, input.language, input.archived)));
    }
}
