package dev.parley.chat.administration;

import dev.parley.chat.faq.FaqEntries;
import dev.parley.chat.faq.FaqEntry;
import dev.parley.chat.faq.FaqEntrySettings;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
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

/** Mutations that create, change and delete articles of the FAQ. */
@GraphQLApi
public class FaqMutations {

    private static final String PLAIN_TEXT = "The answer, as plain text, at most 20000 characters.";

    private final MutationRunner runner;
    private final FaqEntries entries;

    FaqMutations(MutationRunner runner, FaqEntries entries) {
        this.runner = runner;
        this.entries = entries;
    }

    /** Fields that the inputs of mutations of an existing article have. Registered because Quarkus does not register superclasses of inputs. */
    @RegisterForReflection
    public abstract static class ExistingInput extends MutationInput {
        @Id
        @NonNull @Description("The article.")
        public String faqEntryId;

        @Description(
                "Version of the article that the caller has seen. If it has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        long entry() {
            return GlobalId.number("FaqEntry", faqEntryId);
        }
    }

    /** Fields that the payloads of mutations of an article have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class EntryPayload extends MutationPayload {
        @Description("The article after the mutation. Null when the request was rejected.")
        public @Nullable FaqEntry faqEntry;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            faqEntry = outcome.get(FaqEntry.class);
        }
    }

    /** Input for createFaqEntry. */
    @Input("CreateFaqEntryInput")
    @Description("Input for createFaqEntry.")
    public static class CreateInput extends MutationInput {
        @Id
        @NonNull @Description("The folder that contains it. The article is for the topic of the folder, or for all.")
        public String faqCategoryId;

        @MaxCharacters(20)
        @Description(
                "Language of the article, as an ISO code. Null if it suits all languages; it is then found by words as they are written.")
        public @Nullable String language;

        @Size(min = 1) @MaxCharacters(255)
        @NonNull @Description("Title of the article.")
        public String title;

        @MaxCharacters(2000)
        @Description("The question that it answers.")
        public @Nullable String question;

        @Size(min = 1) @MaxCharacters(20_000)
        @NonNull @Description(PLAIN_TEXT)
        public String answer;

        @MaxCharacters(255)
        @Description("Words by which the article is found beside those of its texts.")
        public @Nullable String keywords;

        @Description("Whether customers get it. False by default.")
        public @Nullable Boolean published;

        @Override
        protected void trimTexts() {
            language = InputText.optional(language);
            title = InputText.trimmed(title);
            question = InputText.optional(question);
            answer = InputText.trimmed(answer);
            keywords = InputText.optional(keywords);
        }
    }

    /** Result of createFaqEntry. */
    @Type("CreateFaqEntryPayload")
    @Description("Result of createFaqEntry.")
    public static class CreatePayload extends EntryPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.FAQ_CATEGORY_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Creates an article of the FAQ in a folder. Allowed for managers of the topic of the folder and for administrators; only administrators create one for all topics.")
    public CreatePayload createFaqEntry(
            @NonNull @Name("input") @Description("Parameters for createFaqEntry.") CreateInput input) {
        return runner.runForAgent(
                input,
                new CreatePayload(),
                agent -> entries.create(
                        agent,
                        GlobalId.number("FaqCategory", input.faqCategoryId),
                        new FaqEntrySettings(
                                input.title,
                                input.given("question", input.question),
                                input.answer,
                                input.given("keywords", input.keywords),
                                input.given("language", input.language),
                                input.published)));
    }

    /** Input for updateFaqEntry. */
    @Input("UpdateFaqEntryInput")
    @Description(
            "Input for updateFaqEntry. Omitted fields keep their value. Null removes question, keywords and language; for the other fields it is as if they were omitted.")
    public static class UpdateInput extends ExistingInput {
        @MaxCharacters(20)
        @Description("Language of the article, as an ISO code. Null if it suits all languages.")
        public @Nullable String language;

        @Size(min = 1) @MaxCharacters(255)
        @Description("Title of the article.")
        public @Nullable String title;

        @MaxCharacters(2000)
        @Description("The question that it answers.")
        public @Nullable String question;

        @Size(min = 1) @MaxCharacters(20_000)
        @Description(PLAIN_TEXT)
        public @Nullable String answer;

        @MaxCharacters(255)
        @Description("Words by which the article is found beside those of its texts.")
        public @Nullable String keywords;

        @Description("Whether customers get it.")
        public @Nullable Boolean published;

        @Override
        protected void trimTexts() {
            language = InputText.optional(language);
            title = title == null ? null : InputText.trimmed(title);
            question = InputText.optional(question);
            answer = answer == null ? null : InputText.trimmed(answer);
            keywords = InputText.optional(keywords);
        }
    }

    /** Result of updateFaqEntry. */
    @Type("UpdateFaqEntryPayload")
    @Description("Result of updateFaqEntry.")
    public static class UpdatePayload extends EntryPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.FAQ_ENTRY_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Changes or publishes an article of the FAQ. Its folder stays. Allowed for managers of its topic and for administrators; only administrators change one for all topics.")
    public UpdatePayload updateFaqEntry(
            @NonNull @Name("input") @Description("Parameters for updateFaqEntry.") UpdateInput input) {
        return runner.runForAgent(
                input,
                new UpdatePayload(),
                agent -> entries.update(
                        agent,
                        input.entry(),
                        input.expectedVersion,
                        new FaqEntrySettings(
                                input.title,
                                input.given("question", input.question),
                                input.answer,
                                input.given("keywords", input.keywords),
                                input.given("language", input.language),
                                input.published)));
    }

    /** Input for deleteFaqEntry. */
    @Input("DeleteFaqEntryInput")
    @Description("Input for deleteFaqEntry.")
    public static class DeleteInput extends ExistingInput {}

    /** Result of deleteFaqEntry. */
    @Type("DeleteFaqEntryPayload")
    @Description("Result of deleteFaqEntry.")
    public static class DeletePayload extends MutationPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.FAQ_ENTRY_NOT_FOUND})
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Deletes an article of the FAQ with its counts. Allowed for managers of its topic and for administrators; only administrators delete one for all topics.")
    public DeletePayload deleteFaqEntry(
            @NonNull @Name("input") @Description("Parameters for deleteFaqEntry.") DeleteInput input) {
        return runner.runForAgent(
                input, new DeletePayload(), agent -> entries.delete(agent, input.entry(), input.expectedVersion));
    }
}
