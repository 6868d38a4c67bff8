package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.SessionIntake;
import dev.parley.chat.session.FaqAnswer;
import dev.parley.chat.session.SessionRequest;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.crm.Ticket;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.model.InputText;
import dev.parley.security.CurrentActor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** How customers come in. */
@GraphQLApi
public class EntryMutations {

    private final MutationRunner runner;
    private final SessionIntake entry;
    private final MessageText texts;
    private final CurrentActor currentActor;

    EntryMutations(MutationRunner runner, SessionIntake entry, MessageText texts, CurrentActor currentActor) {
        this.runner = runner;
        this.entry = entry;
        this.texts = texts;
        this.currentActor = currentActor;
    }

    /** What a customer says when it asks for a session. */
    @Input("RequestChatSessionInput")
    @Description("What a customer says when it asks for a session.")
    public static class RequestInput extends MutationInput {
        @Id
        @NonNull @Description("The topic.")
        public String topicId;

        @MaxCharacters(64)
        @Description("Name of the customer in the chat, at most 64 characters. The default is the name.")
        public String customerAlias;

        @MaxCharacters(255)
        @Description("Name, at most 255 characters.")
        public String name;

        @MaxCharacters(255)
        @Description("Company, at most 255 characters.")
        public String companyName;

        @Email @MaxCharacters(255)
        @Description("E-mail address, at most 255 characters.")
        public String email;

        @MaxCharacters(32)
        @Description("Phone number, at most 32 characters.")
        public String phone;

        @Description("SuperOffice's number of the country.")
        public Integer country;

        @Description("Whether the customer consents to be stored.")
        public Boolean consented;

        @Size(min = 1) @Description("First message, not blank.")
        public String message;

        @Override
        void trimTexts() {
            customerAlias = InputText.optional(customerAlias);
            name = InputText.optional(name);
            companyName = InputText.optional(companyName);
            email = InputText.optional(email);
            phone = InputText.optional(phone);
            message = InputText.trimmed(message);
        }
    }

    /** Answer to requestChatSession. */
    @Type("RequestChatSessionPayload")
    @Description("Answer to requestChatSession.")
    public static class RequestPayload extends SessionPayload {
        @Description(
                "Secret by which the customer proves itself: Authorization: ChatSession <key>. Shown this once, and again to whoever retries with the idempotencyKey; null when the session was there before.")
        public String sessionKey;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            sessionKey = outcome.key() == null ? null : outcome.key().value();
        }
    }

    /** Refused with TOPIC_NOT_FOUND, FIELD_REQUIRED, CONSENT_REQUIRED, FIELD_TOO_LONG, INVALID_EMAIL, MESSAGE_TOO_LONG. */
    @Mutation
    @NonNull @Description(
            "A customer asks for a session. By the topic's settings and opening hours it begins with the form before the chat, an FAQ, the queue, or the offline form when nobody is there. A form that asks for nothing but what the request tells is left out. With the key of an open session of the topic, that session is returned, and the message and what is told of the customer are stored in it; consent that was given stays given.")
    public RequestPayload requestChatSession(@NonNull @Name("input") @Description("What to do.") RequestInput input) {
        return runner.run(input, new RequestPayload(), actor -> {
            long topic = GlobalId.number("ChatTopic", input.topicId);
            CustomerDetails details = new CustomerDetails(
                    input.name, input.companyName, input.email, input.phone, input.country, input.consented);
            String message = input.message == null ? null : texts.checked(input.message, "message");
            return entry.request(
                    actor, topic, new SessionRequest(input.customerAlias, details, currentActor.host(), message));
        });
    }

    /** What the forms ask for. Quarkus registers the inputs for reflection, but not what they extend. */
    @RegisterForReflection
    public abstract static class FormInput extends SessionInput {
        @MaxCharacters(255)
        @Description("Name, at most 255 characters; null for what the session has already.")
        public String name;

        @MaxCharacters(255)
        @Description("Company, at most 255 characters; null for what the session has already.")
        public String companyName;

        @Email @MaxCharacters(255)
        @Description("E-mail address, at most 255 characters; null for what the session has already.")
        public String email;

        @MaxCharacters(32)
        @Description("Phone number, at most 32 characters; null for what the session has already.")
        public String phone;

        @Description("SuperOffice's number of the country; null for what the session has already.")
        public Integer country;

        @Description("Whether the customer consents to be stored; null for what the session has already.")
        public Boolean consented;

        @Override
        void trimTexts() {
            name = InputText.optional(name);
            companyName = InputText.optional(companyName);
            email = InputText.optional(email);
            phone = InputText.optional(phone);
        }

        CustomerDetails details() {
            return new CustomerDetails(name, companyName, email, phone, country, consented);
        }
    }

    /** What a customer types before the chat. */
    @Input("SubmitPreChatFormInput")
    @Description("What a customer types before the chat.")
    public static class PreChatFormInput extends FormInput {}

    /** Answer to submitPreChatForm. */
    @Type("SubmitPreChatFormPayload")
    @Description("Answer to submitPreChatForm.")
    public static class PreChatFormPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, FIELD_REQUIRED, CONSENT_REQUIRED, INVALID_EMAIL. */
    @Mutation
    @NonNull @Description(
            "The customer fills in the form before the chat: on to the FAQ or the queue, or to the offline form when everybody has left. A customer whom the CRM knows by the e-mail address is linked.")
    public PreChatFormPayload submitPreChatForm(
            @NonNull @Name("input") @Description("What to do.") PreChatFormInput input) {
        return runner.run(
                input,
                new PreChatFormPayload(),
                actor -> entry.submitPreChatForm(actor, input.session(), input.details()));
    }

    /** Whether the FAQ helped. */
    @Input("AnswerFaqInput")
    @Description("Whether the FAQ helped.")
    public static class FaqInput extends SessionInput {
        @NonNull @Description("Whether it helped.")
        public FaqAnswer answer;
    }

    /** Answer to answerFaq. */
    @Type("AnswerFaqPayload")
    @Description("Answer to answerFaq.")
    public static class FaqPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED. */
    @Mutation
    @NonNull @Description("The customer says whether the FAQ helped: then it is over, else it waits for an agent.")
    public FaqPayload answerFaq(@NonNull @Name("input") @Description("What to do.") FaqInput input) {
        return runner.run(input, new FaqPayload(), actor -> entry.answerFaq(actor, input.session(), input.answer));
    }

    /** What a customer wants to know when nobody is there. */
    @Input("SubmitOfflineFormInput")
    @Description("What a customer wants to know when nobody is there.")
    public static class OfflineFormInput extends FormInput {
        @NonNull @Size(min = 1) @Description("The question, not blank.")
        public String question;

        @Override
        void trimTexts() {
            super.trimTexts();
            question = InputText.trimmed(question);
        }
    }

    /** Answer to submitOfflineForm. */
    @Type("SubmitOfflineFormPayload")
    @Description("Answer to submitOfflineForm.")
    public static class OfflineFormPayload extends SessionPayload {
        @Description("The number of the ticket that the request has become, for the customer to name.")
        public Long ticketNumber;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            ticketNumber = outcome.number(Ticket.class);
        }
    }

    /**
     * Refused with NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, FORM_NOT_EXPECTED, TICKETS_DISABLED, FIELD_REQUIRED, CONSENT_REQUIRED,
     * INVALID_EMAIL, MESSAGE_TOO_LONG.
     */
    @Mutation
    @NonNull @Description(
            "The customer leaves a request, which becomes a ticket, together with what was said before: when nobody is there, or from the queue where the topic allows it after a while.")
    public OfflineFormPayload submitOfflineForm(
            @NonNull @Name("input") @Description("What to do.") OfflineFormInput input) {
        return runner.run(input, new OfflineFormPayload(), actor -> {
            String question = texts.checked(input.question, "question");
            return entry.submitOfflineForm(actor, input.session(), input.details(), question);
        });
    }

    /** Which session to hand off. */
    @Input("HandOffChatSessionInput")
    @Description("Which session to hand off.")
    public static class HandOffInput extends SessionInput {}

    /** Answer to handOffChatSession. */
    @Type("HandOffChatSessionPayload")
    @Description("Answer to handOffChatSession.")
    public static class HandOffPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, SESSION_ENDED, BOT_NOT_ACTIVE. */
    @Mutation
    @NonNull @Description(
            "The bot, or an agent for it, gives the session to humans: it goes to the form before the chat, the queue, or the offline form.")
    public HandOffPayload handOffChatSession(@NonNull @Name("input") @Description("What to do.") HandOffInput input) {
        return runner.run(input, new HandOffPayload(), actor -> entry.handOff(actor, input.session()));
    }
}
