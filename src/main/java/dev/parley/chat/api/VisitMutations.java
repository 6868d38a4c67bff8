package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Conversation;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.visit.AttributeInput;
import dev.parley.chat.visit.PageAddress;
import dev.parley.chat.visit.Visit;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The mutation that says where the customer is. */
@GraphQLApi
public class VisitMutations {

    private final MutationRunner runner;
    private final Conversation conversation;

    VisitMutations(MutationRunner runner, Conversation conversation) {
        this.runner = runner;
        this.conversation = conversation;
    }

    /** Input for updateChatVisit. */
    @Input("UpdateChatVisitInput")
    @Description("Input for updateChatVisit. Omitted fields keep the session's values; null clears a value.")
    public static class UpdateInput extends SessionInput {
        @MaxCharacters(2048)
        @Description(
                "Address of the page on which the customer is, with http or https, at most 2048 characters. Credentials and the fragment are not stored, and the query only if the topic keeps it (customers.keepPageQuery).")
        public @Nullable String pageUrl;

        @MaxCharacters(2048)
        @Description("Address of the page that led the customer there, like pageUrl.")
        public @Nullable String referrer;

        @Description(
                "Attributes that the site gives of its customer, at most 20. They replace those that the session has.")
        public @Nullable List<@NonNull AttributeInput> attributes;

        @Override
        protected void trimTexts() {
            pageUrl = InputText.optional(pageUrl);
            referrer = InputText.optional(referrer);
        }
    }

    /** Result of updateChatVisit. */
    @Type("UpdateChatVisitPayload")
    @Description("Result of updateChatVisit.")
    public static class UpdatePayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.SESSION_ENDED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.VALIDATION
    })
    @AllowedTo(AccessRole.CUSTOMER)
    @Mutation
    @NonNull @Description(
            "Reports on which page the customer is, and attributes that its site gives. The last report counts, so retries need no idempotencyKey. A report of what the session has already changes nothing.")
    public UpdatePayload updateChatVisit(
            @NonNull @Name("input") @Description("Parameters for updateChatVisit.") UpdateInput input) {
        return runner.run(
                input,
                new UpdatePayload(),
                actor -> conversation.updateVisit(
                        actor, input.session(), visit(input, input.pageUrl, input.referrer, input.attributes)));
    }

    /** @throws RefusalException VALIDATION, FIELD_TOO_LONG */
    static Visit visit(
            MutationInput input,
            @Nullable String pageUrl,
            @Nullable String referrer,
            @Nullable List<AttributeInput> attributes) {
        return new Visit(
                input.given("pageUrl", PageAddress.checked(pageUrl, "pageUrl")),
                input.given("referrer", PageAddress.checked(referrer, "referrer")),
                input.given("attributes", AttributeInput.stored(attributes, "attributes")));
    }
}
