package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.security.AgentVisible;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** A company. SuperOffice calls companies contacts. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "contact")
@AttributeOverride(name = "id", column = @Column(name = "contact_id"))
@Type("Contact")
@Description("A company. SuperOffice calls companies contacts and people persons.")
public class Contact extends NodeEntity {

    @NonNull @Description("Name of the company.")
    public String name;

    @Description("Department or branch, where one company has several records.")
    public @Nullable String department;

    @Column(name = "number1")
    @Description("Number of the company. Each installation decides on its use.")
    public @Nullable String number;

    @Column(name = "number2")
    @Description("Code of the company. Each installation decides on its use.")
    public @Nullable String code;

    @Column(name = "org_nr")
    @Description("Registration or VAT number.")
    public @Nullable String organizationNumber;

    @Description("Id of the record in the system that is its master, unique.")
    public @Nullable String externalId;

    @Description("SuperOffice id of the country.")
    public @Nullable Integer countryId;

    @Column(name = "xstop")
    @NonNull @Description("True if users must do no business with this company.")
    public boolean stopped;

    @Column(name = "nomailing")
    @NonNull @Description("True if the company wants no mailings.")
    public boolean noMailing;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "mother_id")
    @Reverse(value = "subsidiaries", description = "Companies that this one owns.")
    @Description("The company that owns this one.")
    public @Nullable Contact parent;

    @Column(name = "registered")
    @NonNull @Description("Time at which the record was created.")
    public Instant registeredAt;

    @Column(name = "updated")
    @Description("Time of the last change of the record.")
    public @Nullable Instant updatedAt;

    /** A new company from a chat, with an id that was drawn from the sequence before the row is written. */
    public static Contact fromChat(long number, String name, @Nullable Integer country, Instant now) {
        Contact company = new Contact();
        company.id = number;
        company.name = name;
        company.countryId = country;
        company.registeredAt = now;
        return company;
    }
}
