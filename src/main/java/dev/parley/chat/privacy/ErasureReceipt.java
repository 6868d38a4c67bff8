package dev.parley.chat.privacy;

import dev.parley.crm.User;
import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.ReadAs;
import dev.parley.security.AgentVisible;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.json.JsonObjectBuilder;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** The receipt of an erasure. The database completes it with a hash, and refuses to change or to remove it. */
@Entity
@Table(name = "erasure_receipt")
@AgentVisible(where = ErasureReceipt.ADMINISTRATORS_ONLY)
@Type("ErasureReceipt")
@Description(
        "The receipt of an erasure (erasePersonData): what was erased, when and by whom. It has nothing of the person, and is kept for ever. For administrators only.")
public class ErasureReceipt extends NodeEntity {

    /** The rule applies to agents who are not administrators. */
    static final String ADMINISTRATORS_ONLY = "1 = 0";

    @Column(updatable = false)
    @NonNull @Description("Time of the erasure.")
    public Instant erasedAt;

    @Column(updatable = false)
    @NonNull @Description("Name of the administrator: user:loginname.")
    public String actorName;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "erased_by", updatable = false)
    @Description("The administrator. Null if the CRM has removed the user; actorName stays.")
    public @Nullable User erasedBy;

    /** JSON object with the number of erased rows by table. */
    @Column(name = "counts", updatable = false, columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    String countsJson;

    /** The database computes it, so that it is never read from memory. */
    @Column(insertable = false, updatable = false)
    @ReadAs("{row}.hash")
    @NonNull @Description(
            "SHA-256 of the hash of the receipt before it, the id, the time, the administrator and the counts. A receipt that is changed or removed breaks the chain.")
    public String hash;

    static ErasureReceipt of(List<PersonDataCount> counts, User by, String actorName, Instant now) {
        JsonObjectBuilder json = JsonProviderHolder.jsonProvider().createObjectBuilder();
        counts.forEach(count -> json.add(count.table, count.rows));
        ErasureReceipt receipt = new ErasureReceipt();
        receipt.erasedAt = now;
        receipt.erasedBy = by;
        receipt.actorName = actorName;
        receipt.countsJson = json.build().toString();
        return receipt;
    }
}
