package dev.parley.chat.sync;

import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A company to be created or updated. The values are read from the request, see {@link RecordType}. */
@Input("ContactUpsert")
@Description("A company to be created or updated. Omitted fields keep their values; null or a blank text clears one.")
public class ContactUpsert {

    @NonNull @Description("External id, unique among all companies, at most 255 characters.")
    public String externalId;

    @Description("Name, at most 219 characters. Required for a new company.")
    public @Nullable String name;

    @Description("Department or branch, at most 219 characters.")
    public @Nullable String department;

    @Description("Number, at most 49 characters.")
    public @Nullable String number;

    @Description("Code, at most 49 characters.")
    public @Nullable String code;

    @Description("Registration or VAT number, at most 49 characters.")
    public @Nullable String organizationNumber;

    @Description("SuperOffice id of the country. 0 or less is none.")
    public @Nullable Integer countryId;

    @Description("True if users must do no business with this company.")
    public @Nullable Boolean stopped;

    @Description("True if the company wants no mailings.")
    public @Nullable Boolean noMailing;

    @Description(
            "External id of the company that owns this one, which must be another one. It may be in the same request.")
    public @Nullable String parentExternalId;
}
