package dev.parley.chat.api;

import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.graphql.value.InputText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/**
 * Fields of the inputs with a customer's details. The annotation is needed because Quarkus registers inputs for reflection, but not their
 * superclasses.
 */
@RegisterForReflection
public abstract class CustomerDetailsInput extends SessionInput {

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

    @Override
    protected void trimTexts() {
        name = InputText.optional(name);
        companyName = InputText.optional(companyName);
        email = InputText.email(email);
        phone = InputText.optional(phone);
    }
}
