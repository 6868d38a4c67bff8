package dev.parley.chat.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A person to be created or updated. The values are read from the request, see {@link RecordType}. */
@Input("PersonUpsert")
@Description("A person to be created or updated. Omitted fields keep their values; null or a blank text clears one.")
public class PersonUpsert {

    @NonNull @Description(
            "External id, unique among all persons, at most 255 characters. The claim sub of signed identities names it.")
    public String externalId;

    @Description("First name, at most 99 characters. Required for a new person.")
    public @Nullable String firstName;

    @Description("Middle name, at most 99 characters.")
    public @Nullable String middleName;

    @Description("Last name, at most 99 characters.")
    public @Nullable String lastName;

    @Description("Form of address, at most 239 characters.")
    public @Nullable String salutation;

    @Description("Job title, at most 239 characters.")
    public @Nullable String title;

    @Description("Department, at most 254 characters.")
    public @Nullable String department;

    @Description("Number, at most 49 characters.")
    public @Nullable String personNumber;

    @Description("Main e-mail address, at most 239 characters.")
    public @Nullable String email;

    @Description("Main phone number, at most 254 characters.")
    public @Nullable String phone;

    @Description("SuperOffice id of the country. 0 or less is none.")
    public @Nullable Integer countryId;

    @Description("True if the person wants no mailings.")
    public @Nullable Boolean noMailing;

    @Description("True if the person has left the company.")
    public @Nullable Boolean retired;

    @Description("External id of the person's company.")
    public @Nullable String contactExternalId;
}
