package dev.parley.chat.sync;

import dev.parley.crm.SaleCompletion;
import dev.parley.crm.SaleStatus;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** A sale to be created or updated. The values are read from the request, see {@link RecordType}. */
@Input("SaleUpsert")
@Description("A sale to be created or updated. Omitted fields keep their values; null or a blank text clears one.")
public class SaleUpsert {

    @NonNull @Description("External id, unique among all sales, at most 255 characters.")
    public String externalId;

    @Description("Heading, at most 219 characters.")
    public @Nullable String heading;

    @Description("Amount in the currency of the sale.")
    public @Nullable Double amount;

    @Description("Profit in the currency of the sale.")
    public @Nullable Double earning;

    @Description("ISO 4217 code of the currency.")
    public @Nullable String currency;

    @Description("Probability in percent, from 0 to 100.")
    public @Nullable Integer probability;

    @Description("When the sale is expected to close. Required for a new sale.")
    public @Nullable Instant closesAt;

    @Description("Status. Null is OPEN.")
    public @Nullable SaleStatus status;

    @Description("Completion. Null is NOT_DONE.")
    public @Nullable SaleCompletion completion;

    @Description("Number, at most 49 characters.")
    public @Nullable String saleNumber;

    @Description("External id of the company.")
    public @Nullable String contactExternalId;

    @Description("External id of the person.")
    public @Nullable String personExternalId;

    @Description("External id of the project.")
    public @Nullable String projectExternalId;
}
