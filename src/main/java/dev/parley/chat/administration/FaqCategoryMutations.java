package dev.parley.chat.administration;

import dev.parley.chat.faq.FaqCategories;
import dev.parley.chat.faq.FaqCategory;
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

/** Mutations that create, change and delete folders of the FAQ. */
@GraphQLApi
public class FaqCategoryMutations {

    private final MutationRunner runner;
    private final FaqCategories categories;

    FaqCategoryMutations(MutationRunner runner, FaqCategories categories) {
        this.runner = runner;
        this.categories = categories;
    }

    /** Fields that the inputs of mutations of an existing folder have. Registered because Quarkus does not register superclasses of inputs. */
    @RegisterForReflection
    public abstract static class ExistingInput extends MutationInput {
        @Id
        @NonNull @Description("The folder.")
        public String faqCategoryId;

        @Description(
                "Version of the folder that the caller has seen. If it has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        long category() {
            return GlobalId.number("FaqCategory", faqCategoryId);
        }
    }

    /** Fields that the payloads of mutations of a folder have. Registered because Quarkus does not register superclasses of payloads. */
    @RegisterForReflection
    public abstract static class CategoryPayload extends MutationPayload {
        @Description("The folder after the mutation. Null when the request was rejected.")
        public @Nullable FaqCategory faqCategory;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            faqCategory = outcome.get(FaqCategory.class);
        }
    }

    /** Input for createFaqCategory. */
    @Input("CreateFaqCategoryInput")
    @Description("Input for createFaqCategory.")
    public static class CreateInput extends MutationInput {
        @Id
        @Description(
                "The topic whose customers get the articles. Null for all topics, which only administrators may choose. Omit it if there is a parent.")
        public @Nullable String topicId;

        @Id
        @Description("The folder that contains it, whose topic it has. Null for a top-level folder.")
        public @Nullable String parentId;

        @Size(min = 1) @MaxCharacters(64)
        @NonNull @Description("Name of the folder.")
        public String name;

        @MaxCharacters(2000)
        @Description("Description for agents.")
        public @Nullable String description;

        @Override
        protected void trimTexts() {
            name = InputText.trimmed(name);
            description = InputText.optional(description);
        }
    }

    /** Result of createFaqCategory. */
    @Type("CreateFaqCategoryPayload")
    @Description("Result of createFaqCategory.")
    public static class CreatePayload extends CategoryPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.FAQ_CATEGORY_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Creates a folder of the FAQ. Allowed for managers of its topic and for administrators; only administrators create one for all topics.")
    public CreatePayload createFaqCategory(
            @NonNull @Name("input") @Description("Parameters for createFaqCategory.") CreateInput input) {
        return runner.runForAgent(
                input,
                new CreatePayload(),
                agent -> categories.create(
                        agent,
                        input.topicId == null ? null : (Long) GlobalId.number("ChatTopic", input.topicId),
                        input.parentId == null ? null : (Long) GlobalId.number("FaqCategory", input.parentId),
                        input.name,
                        input.description));
    }

    /** Input for updateFaqCategory. */
    @Input("UpdateFaqCategoryInput")
    @Description("Input for updateFaqCategory. Omitted fields keep their value. Null removes the description.")
    public static class UpdateInput extends ExistingInput {
        @Size(min = 1) @MaxCharacters(64)
        @Description("Name of the folder.")
        public @Nullable String name;

        @MaxCharacters(2000)
        @Description("Description for agents.")
        public @Nullable String description;

        @Override
        protected void trimTexts() {
            name = name == null ? null : InputText.trimmed(name);
            description = InputText.optional(description);
        }
    }

    /** Result of updateFaqCategory. */
    @Type("UpdateFaqCategoryPayload")
    @Description("Result of updateFaqCategory.")
    public static class UpdatePayload extends CategoryPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.FAQ_CATEGORY_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Changes a folder of the FAQ. Its topic and its parent stay. Allowed for managers of its topic and for administrators; only administrators change one for all topics.")
    public UpdatePayload updateFaqCategory(
            @NonNull @Name("input") @Description("Parameters for updateFaqCategory.") UpdateInput input) {
        return runner.runForAgent(
                input,
                new UpdatePayload(),
                agent -> categories.update(
                        agent,
                        input.category(),
                        input.expectedVersion,
                        input.name,
                        input.given("description", input.description)));
    }

    /** Input for deleteFaqCategory. */
    @Input("DeleteFaqCategoryInput")
    @Description("Input for deleteFaqCategory.")
    public static class DeleteInput extends ExistingInput {}

    /** Result of deleteFaqCategory. */
    @Type("DeleteFaqCategoryPayload")
    @Description("Result of deleteFaqCategory.")
    public static class DeletePayload extends MutationPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.FAQ_CATEGORY_NOT_FOUND, RefusalCode.FAQ_CATEGORY_IN_USE})
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Deletes an empty folder of the FAQ. Allowed for managers of its topic and for administrators; only administrators delete one for all topics.")
    public DeletePayload deleteFaqCategory(
            @NonNull @Name("input") @Description("Parameters for deleteFaqCategory.") DeleteInput input) {
        return runner.runForAgent(
                input, new DeletePayload(), agent -> categories.delete(agent, input.category(), input.expectedVersion));
    }
}
