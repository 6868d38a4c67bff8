package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A sale to a company or a person. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "sale")
@AttributeOverride(name = "id", column = @Column(name = "sale_id"))
@Type("Sale")
@Description("A sale: open, won, lost or stalled.")
public class Sale extends NodeEntity {

    @Description("Subject of the sale.")
    public @Nullable String heading;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    @Reverse(value = "sales", description = "Sales to the company.")
    @Description("The company that buys.")
    public @Nullable Contact contact;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "person_id")
    @Reverse(value = "sales", description = "Sales to the person.")
    @Description("The person who buys.")
    public @Nullable Person person;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "project_id")
    @Reverse(value = "sales", description = "Sales in the project.")
    @Description("The project that the sale belongs to.")
    public @Nullable Project project;

    @Description("Amount of the sale. Filters and orders compare the number, whatever the currency.")
    public @Nullable Double amount;

    @Description("Profit of the sale. Filters and orders compare the number, whatever the currency.")
    public @Nullable Double earning;

    /** Currency of the amount and the profit, as an ISO 4217 code; null if it is not known. */
    @Nullable String currencyCode;

    @Description("Id of the record in the system that is its master, unique.")
    public @Nullable String externalId;

    @Description("Profit as a percentage of the amount.")
    public @Nullable Double earningPercent;

    @Description("Probability of winning, in percent.")
    public @Nullable Short probability;

    @Column(name = "saledate")
    @NonNull @Description("Time at which the sale was closed, or is expected to be.")
    public Instant closesAt;

    @Enumerated
    @NonNull @Description("Status of the sale.")
    public SaleStatus status = SaleStatus.OPEN;

    @Column(name = "done")
    @Enumerated
    @NonNull @Description("Whether the sale is completed.")
    public SaleCompletion completion = SaleCompletion.NOT_DONE;

    @Column(name = "number1")
    @Description("Number of the sale.")
    public @Nullable String saleNumber;

    @Column(name = "reopen_date")
    @Description("Time at which a stalled sale becomes active again.")
    public @Nullable Instant reopensAt;

    @Column(name = "next_due_date")
    @Description("Due date of the next activity.")
    public @Nullable Instant nextDueAt;

    @Column(name = "registered")
    @NonNull @Description("Time at which the record was created.")
    public Instant registeredAt;

    @Column(name = "updated")
    @Description("Time of the last change of the record.")
    public @Nullable Instant updatedAt;

    /** Returns an amount in the currency of the sale, or null. */
    public @Nullable Money money(@Nullable Double number) {
        return number == null ? null : new Money(number, currencyCode);
    }
}
