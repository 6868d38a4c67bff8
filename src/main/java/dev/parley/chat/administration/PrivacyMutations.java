package dev.parley.chat.administration;

import dev.parley.chat.lifecycle.Conversation;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.privacy.LegalHold;
import dev.parley.chat.privacy.LegalHolds;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatConsent;
import dev.parley.chat.session.ChatMessage;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that redact messages, withdraw consents, and set and lift legal holds. */
@GraphQLApi
public class PrivacyMutations {

    private final MutationRunner runner;
    private final Conversation conversation;
    private final LegalHolds holds;

    PrivacyMutations(MutationRunner runner, Conversation conversation, LegalHolds holds) {
        this.runner = runner;
        this.conversation = conversation;
        this.holds = holds;
    }

    /** Input for redactChatMessage. */
    @Input("RedactChatMessageInput")
    @Description("Input for redactChatMessage.")
    public static class RedactInput extends SessionInput {
        @NonNull @Description("seq of the message.")
        public int seq;
    }

    /** Result of redactChatMessage. */
    @Type("RedactChatMessagePayload")
    @Description("Result of redactChatMessage.")
    public static class RedactPayload extends SessionPayload {
        @Description("The message without its text. Null when nothing changed or the request was rejected.")
        public @Nullable ChatMessage chatMessage;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatMessage = outcome.get(ChatMessage.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_MANAGER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.LEGAL_HOLD,
        RefusalCode.MESSAGE_NOT_FOUND
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Removes the text of one message of any author for ever. The message keeps its place, with redactedAt. The text also vanishes from firstMessage and lastMessage, from transcripts and search, and from the ticket that was made from the session. Followers get the event MESSAGE_REDACTED. For managers of the topic and administrators.")
    public RedactPayload redactChatMessage(
            @NonNull @Name("input") @Description("Parameters for redactChatMessage.") RedactInput input) {
        return runner.run(input, new RedactPayload(), actor -> conversation.redact(actor, input.session(), input.seq));
    }

    /** Input for withdrawChatConsent. */
    @Input("WithdrawChatConsentInput")
    @Description("Input for withdrawChatConsent.")
    public static class WithdrawInput extends SessionInput {}

    /** Result of withdrawChatConsent. */
    @Type("WithdrawChatConsentPayload")
    @Description("Result of withdrawChatConsent.")
    public static class WithdrawPayload extends SessionPayload {
        @Description("The consent that was withdrawn. Null when nothing changed or the request was rejected.")
        public @Nullable ChatConsent chatConsent;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatConsent = outcome.get(ChatConsent.class);
        }
    }

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.SESSION_ENDED})
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT})
    @Mutation
    @NonNull @Description(
            "Withdraws the consent that the customer gave in a session, and records when. Allowed for the customer, also after the end, and for staff of the topic on the customer's behalf. It erases nothing: see erasePersonData.")
    public WithdrawPayload withdrawChatConsent(
            @NonNull @Name("input") @Description("Parameters for withdrawChatConsent.") WithdrawInput input) {
        return runner.run(input, new WithdrawPayload(), actor -> conversation.withdrawConsent(actor, input.session()));
    }

    /** Input for setLegalHold. */
    @Input("SetLegalHoldInput")
    @Description("Input for setLegalHold. Give either the session or the person.")
    public static class SetHoldInput extends MutationInput {
        @Id
        @Description("The session.")
        public @Nullable String chatSessionId;

        @Id
        @Description("The person, with all its sessions.")
        public @Nullable String personId;

        @MaxCharacters(1024)
        @Description("Why the data are kept, at most 1024 characters. Write no personal data.")
        public @Nullable String reason;

        @Override
        protected void trimTexts() {
            reason = InputText.optional(reason);
        }
    }

    /** Fields that the payloads of both mutations of holds have. */
    @RegisterForReflection
    public abstract static class HoldPayload extends MutationPayload {
        @Description("The hold. Null when the request was rejected.")
        public @Nullable LegalHold legalHold;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            legalHold = outcome.get(LegalHold.class);
        }
    }

    /** Result of setLegalHold. */
    @Type("SetLegalHoldPayload")
    @Description("Result of setLegalHold.")
    public static class SetHoldPayload extends HoldPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_FOUND,
        RefusalCode.NOT_MANAGER,
        RefusalCode.PERSON_NOT_FOUND,
        RefusalCode.SESSION_ERASED,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation("setLegalHold")
    @NonNull @Description(
            "Sets a legal hold on a session or a person. Until it is lifted, neither retention nor any mutation deletes, redacts or erases the data. A hold that is in force stays as it is. For managers of the topic of the session, or of a session of the person, and for administrators.")
    public SetHoldPayload setLegalHold(
            @NonNull @Name("input") @Description("Parameters for setLegalHold.") SetHoldInput input) {
        return runner.runForAgent(input, new SetHoldPayload(), agent -> {
            if (input.chatSessionId != null && input.personId == null) {
                return holds.setOnSession(agent, GlobalId.number("ChatSession", input.chatSessionId), input.reason);
            }
            if (input.personId != null && input.chatSessionId == null) {
                return holds.setOnPerson(agent, GlobalId.number("Person", input.personId), input.reason);
            }
            throw new RefusalException(RefusalCode.VALIDATION, "personId");
        });
    }

    /** Input for liftLegalHold. */
    @Input("LiftLegalHoldInput")
    @Description("Input for liftLegalHold.")
    public static class LiftHoldInput extends MutationInput {
        @Id
        @NonNull @Description("The hold.")
        public String legalHoldId;
    }

    /** Result of liftLegalHold. */
    @Type("LiftLegalHoldPayload")
    @Description("Result of liftLegalHold.")
    public static class LiftHoldPayload extends HoldPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.HOLD_NOT_FOUND, RefusalCode.NOT_MANAGER})
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Lifts a legal hold. It stays in the list of holds, with the time and the user who lifted it. For those who may set it.")
    public LiftHoldPayload liftLegalHold(
            @NonNull @Name("input") @Description("Parameters for liftLegalHold.") LiftHoldInput input) {
        return runner.runForAgent(
                input,
                new LiftHoldPayload(),
                agent -> holds.lift(agent, GlobalId.number("LegalHold", input.legalHoldId)));
    }
}
