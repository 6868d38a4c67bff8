package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Customers;
import dev.parley.chat.lifecycle.Customers.PersonDraft;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.topic.CustomerDetails;
import dev.parley.chat.topic.DetailsInput;
import dev.parley.crm.Person;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import jakarta.validation.constraints.Email;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations by which agents correct what a session knows about its customer, and create CRM records from it. */
@GraphQLApi
public class CustomerMutations {

    private final MutationRunner runner;
    private final Customers customers;

    CustomerMutations(MutationRunner runner, Customers customers) {
        this.runner = runner;
        this.customers = customers;
    }

    /** Input for updateChatCustomer. */
    @Input("UpdateChatCustomerInput")
    @Description(
            "Input for updateChatCustomer. Omitted fields keep the session's values; null or a blank text clears a value.")
    public static class UpdateInput extends CustomerDetailsInput {}

    /** Result of updateChatCustomer. */
    @Type("UpdateChatCustomerPayload")
    @Description("Result of updateChatCustomer.")
    public static class UpdatePayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.INVALID_EMAIL
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Corrects the details that the customer gave, on the session and not in the CRM. Allowed for the session's agent and for managers of the topic, also after the session has ended.")
    public UpdatePayload updateChatCustomer(
            @NonNull @Name("input") @Description("Parameters for updateChatCustomer.") UpdateInput input) {
        return runner.run(input, new UpdatePayload(), actor -> {
            CustomerDetails details =
                    new CustomerDetails(input.name, input.companyName, input.email, input.phone, input.country, null);
            return customers.update(
                    actor,
                    input.session(),
                    new DetailsInput(details, input.given().keySet(), null));
        });
    }

    /** Input for createPersonFromChatSession. */
    @Input("CreatePersonFromChatSessionInput")
    @Description(
            "Input for createPersonFromChatSession. Omitted fields, null and blank texts take what the session knows about its customer.")
    public static class CreatePersonInput extends SessionInput {
        @MaxCharacters(99)
        @Description(
                "First name, at most 99 characters. If neither name is given, the session's name is split at its last space.")
        public @Nullable String firstName;

        @MaxCharacters(99)
        @Description("Last name, at most 99 characters.")
        public @Nullable String lastName;

        @Email @MaxCharacters(239)
        @Description("E-mail address, at most 239 characters.")
        public @Nullable String email;

        @MaxCharacters(254)
        @Description("Phone number, at most 254 characters.")
        public @Nullable String phone;

        @Id
        @Description("The person's company. Defaults to the one that the session is linked to.")
        public @Nullable String contactId;

        @Description(
                "Whether to create a company with the session's companyName, if neither contactId nor the session names one. Defaults to false.")
        public @Nullable Boolean createContact;

        @Override
        protected void trimTexts() {
            firstName = InputText.optional(firstName);
            lastName = InputText.optional(lastName);
            email = InputText.email(email);
            phone = InputText.optional(phone);
        }
    }

    /** Result of createPersonFromChatSession. */
    @Type("CreatePersonFromChatSessionPayload")
    @Description("Result of createPersonFromChatSession.")
    public static class CreatePersonPayload extends SessionPayload {
        @Description("The person, with its company. Null when the request was rejected.")
        public @Nullable Person person;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            person = outcome.get(Person.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.INVALID_EMAIL,
        RefusalCode.LINK_TARGET_NOT_FOUND
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Creates a CRM person from what the session knows about its customer, and a company if wanted, and links them to the session. If the session already has a person, that one is returned. Look at suggestedCustomers first. Allowed for the session's agent and for managers of the topic, also after the session has ended.")
    public CreatePersonPayload createPersonFromChatSession(
            @NonNull @Name("input") @Description("Parameters for createPersonFromChatSession.")
                    CreatePersonInput input) {
        return runner.run(input, new CreatePersonPayload(), actor -> {
            Long contact = input.contactId == null ? null : (Long) GlobalId.number("Contact", input.contactId);
            PersonDraft draft = new PersonDraft(
                    input.firstName,
                    input.lastName,
                    input.email,
                    input.phone,
                    contact,
                    Boolean.TRUE.equals(input.createContact));
            return customers.createPerson(actor, input.session(), draft);
        });
    }
}
