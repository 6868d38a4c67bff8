package dev.parley.chat.api;

import dev.parley.chat.HandOffReason;
import dev.parley.chat.Languages;
import dev.parley.chat.identity.IdentityVerifier;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionIntake;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MessageText;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.chat.session.SessionRequest;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.chat.visit.AttributeInput;
import dev.parley.crm.Ticket;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import dev.parley.security.CurrentActor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations by which a customer enters a chat: request, forms, FAQ and the bot's hand-off. */
@GraphQLApi
public class EntryMutations {

    private final MutationRunner runner;
    private final SessionIntake entry;
    private final MessageText texts;
    private final IdentityVerifier identities;
    private final CurrentActor currentActor;

    EntryMutations(
            MutationRunner runner,
            SessionIntake entry,
            MessageText texts,
            IdentityVerifier identities,
            CurrentActor currentActor) {
        this.runner = runner;
        this.entry = entry;
        this.texts = texts;
        this.identities = identities;
        this.currentActor = currentActor;
    }

    /** Input for requestChatSession. */
    @Input("RequestChatSessionInput")
    @Description("Input for requestChatSession.")
    public static class RequestInput extends MutationInput {
        @Id
        @NonNull @Description("The topic to chat in.")
        public String topicId;

        @MaxCharacters(64)
        @Description("Display name of the customer in the chat, at most 64 characters. Defaults to name.")
        public @Nullable String customerAlias;

        @MaxCharacters(255)
        @Description("The customer's name, at most 255 characters.")
        public @Nullable String name;

        @MaxCharacters(255)
        @Description("The customer's company, at most 255 characters.")
        public @Nullable String companyName;

        @Email @MaxCharacters(255)
        @Description("The customer's e-mail address, at most 255 characters.")
        public @Nullable String email;

        @MaxCharacters(32)
        @Description("The customer's phone number, at most 32 characters.")
        public @Nullable String phone;

        @Description("Country id as defined in SuperOffice.")
        public @Nullable Integer country;

        @Description("Whether the customer consents to the storage of personal data.")
        public @Nullable Boolean consented;

        @Description(
                "Version of the topic's privacy.consentText that the customer saw (privacy.consentVersion). Defaults to the current one. VALIDATION for one that the topic never had.")
        public @Nullable Integer consentVersion;

        @MaxCharacters(Languages.MOST_CHARACTERS)
        @Description(
                "Language of the customer as a BCP 47 tag, such as nb or de-AT, at most 35 characters. The session has it (ChatSession.language), and a new one needs the skill that stands for it, if there is one. Without it, the session has the language that the Accept-Language header prefers, and the skill is that of the topic's widget.language. VALIDATION for a text that is no tag. An open session that is returned keeps its language.")
        public @Nullable String language;

        @MaxCharacters(8192)
        @Description(
                "The identity of a customer who is signed in on the topic's site: a JWT that the site signs, at most 8192 characters. Its name, company and email replace the fields of the input. See docs/verified-customers.md.")
        public @Nullable String identity;

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

        @Size(min = 1) @Description("The customer's first message. Must not be blank.")
        public @Nullable String message;

        @Override
        protected void trimTexts() {
            customerAlias = InputText.optional(customerAlias);
            name = InputText.optional(name);
            companyName = InputText.optional(companyName);
            email = InputText.email(email);
            phone = InputText.optional(phone);
            language = InputText.optional(language);
            identity = InputText.optional(identity);
            pageUrl = InputText.optional(pageUrl);
            referrer = InputText.optional(referrer);
            message = message == null ? null : InputText.trimmed(message);
        }
    }

    /** Result of requestChatSession. */
    @Type("RequestChatSessionPayload")
    @Description("Result of requestChatSession.")
    public static class RequestPayload extends SessionPayload {
        @Description(
                "The customer's secret for this session. Send it as Authorization: ChatSession <key>. Returned for a new session, when a verified customer finds its session on another device, and again when the request is retried with the same idempotencyKey. Null when the session of the caller's key is returned.")
        public @Nullable String sessionKey;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            sessionKey = outcome.key() == null ? null : outcome.key().value();
        }
    }

    @UserErrorCodes({
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.CONSENT_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.INVALID_EMAIL,
        RefusalCode.VALIDATION,
        RefusalCode.MESSAGE_TOO_LONG,
        RefusalCode.IDENTITY_INVALID,
        RefusalCode.IDENTITY_EXPIRED,
        RefusalCode.IDENTITY_WRONG_AUDIENCE,
        RefusalCode.IDENTITY_REPLAYED,
        RefusalCode.IDENTITY_NOT_ACCEPTED,
        RefusalCode.IDENTITY_UNAVAILABLE,
        RefusalCode.BLOCKED
    })
    @Mutation
    @NonNull @Description(
            "Starts a session for a customer. The topic's settings and opening hours decide the first status: the pre-chat form, the FAQ, the queue, or the offline form when no agent is available. The pre-chat form is skipped if the request supplies everything it requires. If the caller sends the key of an open session of the topic, that session is returned, and the message is added to it; the given details replace the earlier ones, and null clears one. Consent, once given, is not withdrawn by this mutation. A customer whose site signs its identity needs no form, is linked to its CRM record, and finds its open session again on other devices: the session is returned with a key for the device.")
    public RequestPayload requestChatSession(
            @NonNull @Name("input") @Description("Parameters for requestChatSession.") RequestInput input) {
        return runner.run(input, new RequestPayload(), actor -> {
            long topic = GlobalId.number("ChatTopic", input.topicId);
            CustomerDetails details = new CustomerDetails(
                    input.name, input.companyName, input.email, input.phone, input.country, input.consented);
            String message = input.message == null ? null : texts.checked(input.message, "message");
            return entry.request(
                    actor,
                    topic,
                    new SessionRequest(
                            input.customerAlias,
                            new DetailsInput(details, input.filled(), input.consentVersion),
                            input.identity == null ? null : identities.verify(input.identity),
                            currentActor.host(),
                            language(input.language),
                            Languages.preferred(currentActor.acceptLanguage()).orElse(null),
                            message,
                            VisitMutations.visit(input, input.pageUrl, input.referrer, input.attributes)));
        });
    }

    private static @Nullable String language(@Nullable String named) {
        return named == null
                ? null
                : Languages.canonical(named)
                        .orElseThrow(() -> new RefusalException(RefusalCode.VALIDATION, "language"));
    }

    /** Fields of the pre-chat and the offline form. */
    @RegisterForReflection
    public abstract static class FormInput extends CustomerDetailsInput {
        @Description("Whether the customer consents to the storage of personal data.")
        public @Nullable Boolean consented;

        @Description(
                "Version of the topic's privacy.consentText that the customer saw (privacy.consentVersion). Defaults to the current one. VALIDATION for one that the topic never had.")
        public @Nullable Integer consentVersion;

        DetailsInput details() {
            return new DetailsInput(
                    new CustomerDetails(name, companyName, email, phone, country, consented), filled(), consentVersion);
        }
    }

    /** Input for submitPreChatForm. */
    @Input("SubmitPreChatFormInput")
    @Description(
            "Input for submitPreChatForm. Omitted and blank fields keep the session's values; null clears a value.")
    public static class PreChatFormInput extends FormInput {}

    /** Result of submitPreChatForm. */
    @Type("SubmitPreChatFormPayload")
    @Description("Result of submitPreChatForm.")
    public static class PreChatFormPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.SESSION_ENDED,
        RefusalCode.FORM_NOT_EXPECTED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.CONSENT_REQUIRED,
        RefusalCode.INVALID_EMAIL,
        RefusalCode.VALIDATION,
        RefusalCode.NOT_ALLOWED,
        RefusalCode.BLOCKED
    })
    @AllowedTo(AccessRole.CUSTOMER)
    @Mutation
    @NonNull @Description(
            "Submits the pre-chat form. The session moves on to the FAQ or the queue, or to the offline form if all agents have left. If the topic links by e-mail address (customers.linkByEmail), the session is linked to the CRM person with the address.")
    public PreChatFormPayload submitPreChatForm(
            @NonNull @Name("input") @Description("Parameters for submitPreChatForm.") PreChatFormInput input) {
        return runner.run(
                input,
                new PreChatFormPayload(),
                actor -> entry.submitPreChatForm(actor, input.session(), input.details()));
    }

    /** Input for answerFaq. */
    @Input("AnswerFaqInput")
    @Description("Input for answerFaq.")
    public static class FaqInput extends SessionInput {
        @NonNull @Description("Whether the FAQ answered the customer's question.")
        public FaqAnswer answer;

        @Id
        @Description(
                "The article that the customer has read, from faqSuggestions. Its answers are counted. Unless the service has asked before, the session gets the notice FAQ_QUESTION with the title.")
        public @Nullable String faqEntryId;

        @Nullable Long entry() {
            return faqEntryId == null ? null : GlobalId.number("FaqEntry", faqEntryId);
        }
    }

    /** Result of answerFaq. */
    @Type("AnswerFaqPayload")
    @Description("Result of answerFaq.")
    public static class FaqPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.SESSION_ENDED,
        RefusalCode.FORM_NOT_EXPECTED,
        RefusalCode.FAQ_ENTRY_NOT_FOUND,
        RefusalCode.NOT_ALLOWED
    })
    @AllowedTo(AccessRole.CUSTOMER)
    @Mutation
    @NonNull @Description("Answers whether the FAQ helped. If it did, the session ends. Otherwise the session enters the queue.")
    public FaqPayload answerFaq(@NonNull @Name("input") @Description("Parameters for answerFaq.") FaqInput input) {
        return runner.run(
                input, new FaqPayload(), actor -> entry.answerFaq(actor, input.session(), input.answer, input.entry()));
    }

    /** Input for submitOfflineForm. */
    @Input("SubmitOfflineFormInput")
    @Description(
            "Input for submitOfflineForm. Omitted and blank fields keep the session's values; null clears a value.")
    public static class OfflineFormInput extends FormInput {
        @NonNull @Size(min = 1) @Description("The customer's question. Must not be blank.")
        public String question;

        @Override
        protected void trimTexts() {
            super.trimTexts();
            question = InputText.trimmed(question);
        }
    }

    /** Result of submitOfflineForm. */
    @Type("SubmitOfflineFormPayload")
    @Description("Result of submitOfflineForm.")
    public static class OfflineFormPayload extends SessionPayload {
        @Description("Number of the ticket that was created, for the customer's reference.")
        public @Nullable Long ticketNumber;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            ticketNumber = outcome.number(Ticket.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.SESSION_ENDED,
        RefusalCode.FORM_NOT_EXPECTED,
        RefusalCode.TICKETS_DISABLED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.CONSENT_REQUIRED,
        RefusalCode.INVALID_EMAIL,
        RefusalCode.VALIDATION,
        RefusalCode.MESSAGE_TOO_LONG,
        RefusalCode.NOT_ALLOWED,
        RefusalCode.BLOCKED
    })
    @AllowedTo(AccessRole.CUSTOMER)
    @Mutation
    @NonNull @Description(
            "Submits the offline form and ends the session. The question and the transcript become a ticket. Allowed while no agent is available, and in the queue once one of the topic's thresholds (widget.forms.offline.fromQueue) is reached.")
    public OfflineFormPayload submitOfflineForm(
            @NonNull @Name("input") @Description("Parameters for submitOfflineForm.") OfflineFormInput input) {
        return runner.run(input, new OfflineFormPayload(), actor -> {
            String question = texts.checked(input.question, "question");
            return entry.submitOfflineForm(actor, input.session(), input.details(), question);
        });
    }

    /** Input for handOffChatSession. */
    @Input("HandOffChatSessionInput")
    @Description("Input for handOffChatSession.")
    public static class HandOffInput extends SessionInput {
        @Description("Why the bot hands the session off. Agents see it as ChatSession.handOffReason.")
        public @Nullable HandOffReason reason;

        @Description(
                "A text for the agents, such as the question and what the bot tried. It is added to the messages as an internal note, before the hand-off. The limits are those of messages.")
        public @Nullable String summary;

        @Override
        protected void trimTexts() {
            summary = InputText.optional(summary);
        }
    }

    /** Result of handOffChatSession. */
    @Type("HandOffChatSessionPayload")
    @Description("Result of handOffChatSession.")
    public static class HandOffPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.BOT_NOT_ACTIVE,
        RefusalCode.MESSAGE_TOO_LONG
    })
    @AllowedTo({AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description(
            "Hands a session from the bot to human agents. Called by the bot or by an agent on its behalf. The session moves to the pre-chat form, the queue, or the offline form.")
    public HandOffPayload handOffChatSession(
            @NonNull @Name("input") @Description("Parameters for handOffChatSession.") HandOffInput input) {
        return runner.run(input, new HandOffPayload(), actor -> {
            String summary = input.summary == null ? null : texts.checked(input.summary, "summary");
            return entry.handOff(actor, input.session(), input.reason, summary);
        });
    }
}
