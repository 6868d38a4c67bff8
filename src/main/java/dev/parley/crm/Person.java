package dev.parley.crm;

import dev.parley.graphql.declaration.NodeEntity;
import dev.parley.graphql.declaration.Reverse;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AgentVisible;
import dev.parley.security.PersonalData;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.Ignore;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** An individual, usually with a company. */
@Entity
@AgentVisible(where = AgentVisible.STAFF)
@Table(name = "person")
@AttributeOverride(name = "id", column = @Column(name = "person_id"))
@Type("Person")
@Description("A customer or another individual, usually with a company.")
public class Person extends NodeEntity {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "contact_id")
    @Reverse(value = "persons", description = "Persons in the company.")
    @Description("The company that the person belongs to.")
    public @Nullable Contact contact;

    @Column(name = "firstname")
    @NonNull @Description("First name.")
    @PersonalData
    public String firstName;

    @Description("Middle name.")
    @PersonalData
    public @Nullable String middleName;

    @Column(name = "lastname")
    @Description("Last name.")
    @PersonalData
    public @Nullable String lastName;

    @Column(name = "mrmrs")
    @Description("Form of address.")
    public @Nullable String salutation;

    @Description("Job title.")
    public @Nullable String title;

    @Description("Department.")
    public @Nullable String department;

    @Description("Number of the person. Each installation decides on its use.")
    @PersonalData
    public @Nullable String personNumber;

    @Description(
            "Id of the person in the system that is the master of the record, unique. The claim sub of signed identities names it.")
    @PersonalData
    public @Nullable String externalId;

    @NonNull @Description("Position of the person in the company's list of persons.")
    public short rank;

    @Description("SuperOffice id of the country.")
    public @Nullable Integer countryId;

    @Enumerated
    @NonNull @Description("Gender.")
    public PersonGender gender = PersonGender.UNKNOWN;

    @Description("Main e-mail address.")
    @PersonalData
    public @Nullable String email;

    @Description("Main phone number.")
    @PersonalData
    public @Nullable String phone;

    @Column(name = "nomailing")
    @NonNull @Description("True if the person wants no mailings.")
    public boolean noMailing;

    @NonNull @Description("True if the person has left the company.")
    public boolean retired;

    @Column(name = "registered")
    @NonNull @Description("Time at which the record was created.")
    public Instant registeredAt;

    @Column(name = "updated")
    @Description("Time of the last change of the record.")
    public @Nullable Instant updatedAt;

    /**
     * SQL: to be one of the persons with an e-mail address, main or further; an operator precedes. Its parameter is the result of {@link #spellings}.
     * The database evaluates a subquery once, but may call a function for each row.
     */
    public static final String ANY_WITH_EMAIL = "any ((select parley_persons_with_email(?))::bigint[])";

    /** SQL condition on person r: the person has an e-mail address, main or further, and has not left the company. Its parameter is the result of {@link #spellings}. */
    public static final String HAS_EMAIL = "r.person_id = " + ANY_WITH_EMAIL + " and not r.retired";

    private static final Pattern SPACE = Pattern.compile("\\p{IsWhite_Space}+");

    @ManyToMany
    @JoinTable(
            name = "projectmember",
            joinColumns = @JoinColumn(name = "person_id"),
            inverseJoinColumns = @JoinColumn(name = "project_id"))
    @Ignore
    @Description("Projects that the person is a member of.")
    private Set<Project> projects;

    /** A new person from a chat, with an id that was drawn from the sequence before the row is written. */
    public static Person fromChat(long number, String firstName, @Nullable String lastName, Instant now) {
        Person person = new Person();
        person.id = number;
        person.firstName = firstName;
        person.lastName = lastName;
        person.rank = 1;
        person.registeredAt = now;
        return person;
    }

    /** Sets the contact details. Each may be null. */
    public void reach(@Nullable String address, @Nullable String number, @Nullable Integer country) {
        email = address;
        phone = number;
        countryId = country;
    }

    /** Sets the company, or null. */
    public void belongTo(@Nullable Contact company) {
        contact = company;
    }

    /** Sets the id of the person in another system, or null. */
    public void identify(@Nullable String otherId) {
        externalId = otherId;
    }

    /**
     * All spellings of an e-mail address, as the parameter of {@link #HAS_EMAIL}. None for a blank address.
     *
     * @param email as typed by a user
     */
    public static String[] spellings(@Nullable String email) {
        return EmailSpellings.of(email).toArray(String[]::new);
    }

    /** Whether the person has this name, with or without the middle name. Ignores case and the kind of white space. */
    public boolean isNamed(@Nullable String typed) {
        String name = folded(typed);
        return !name.isEmpty()
                && (name.equals(folded(firstName, lastName)) || name.equals(folded(firstName, middleName, lastName)));
    }

    /** Skips blank parts: a person may have no last name, and other systems store empty ones. */
    private static String folded(@Nullable String... parts) {
        String name = Stream.of(parts)
                .filter(part -> !InputText.isBlank(part))
                .map(InputText::trimmed)
                .collect(Collectors.joining(" "));
        return SPACE.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC))
                .replaceAll(" ")
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }
}
