package dev.parley.chat.administration;

import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserError;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.sync.ContactUpsert;
import dev.parley.chat.sync.PersonUpsert;
import dev.parley.chat.sync.ProjectUpsert;
import dev.parley.chat.sync.RecordType;
import dev.parley.chat.sync.RecordUpserts;
import dev.parley.chat.sync.RecordUpserts.Upserted;
import dev.parley.chat.sync.RecordUpserts.Upserts;
import dev.parley.chat.sync.SaleUpsert;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations by which another system keeps CRM records up to date. */
@GraphQLApi
public class SyncMutations {

    private final MutationRunner runner;
    private final RecordUpserts records;

    SyncMutations(MutationRunner runner, RecordUpserts records) {
        this.runner = runner;
        this.records = records;
    }

    /** The outcome for a record. */
    @Description("The outcome for a record.")
    public enum UpsertOutcome {
        @Description("The record was created.")
        CREATED,
        @Description("The record was changed.")
        UPDATED,
        @Description("The record was as requested.")
        UNCHANGED,
        @Description("The record was not stored; see userErrors.")
        REFUSED
    }

    /** The result for one record. */
    @Type("UpsertResult")
    @Description("The result for one record of a request.")
    public static class UpsertResult {
        @NonNull @Description("External id of the record. Empty if the request had none.")
        public final String externalId;

        @Id
        @Description("Id of the record. Null if it was refused.")
        public final @Nullable String recordId;

        @NonNull @Description("Whether the record was created, changed or refused.")
        public final UpsertOutcome outcome;

        @NonNull @Description(
                "Why the record was refused: FIELD_REQUIRED, FIELD_TOO_LONG, INVALID_EMAIL, LINK_TARGET_NOT_FOUND, or VALIDATION, also for an external id that the request has twice. A record whose link to another record of the request cannot be set is stored without it.")
        public final List<@NonNull UserError> userErrors;

        private UpsertResult(RecordType type, Upserted record) {
            Long number = record.id();
            RefusalException refusal = record.refusal();
            this.externalId = record.externalId();
            this.recordId = number == null ? null : GlobalId.of(type.typeName(), number);
            this.outcome = UpsertOutcome.valueOf(record.result().name());
            this.userErrors = refusal == null ? List.of() : List.of(UserError.of(refusal));
        }
    }

    /** Fields that the payloads of all upserts have. */
    @RegisterForReflection
    public abstract static class UpsertPayload extends MutationPayload {
        @Description("A result for each record, in order. Null if the request as a whole was rejected.")
        public @Nullable List<@NonNull UpsertResult> results;
    }

    /** Input for upsertContacts. */
    @Input("UpsertContactsInput")
    @Description("Input for upsertContacts.")
    public static class ContactsInput extends MutationInput {
        @NonNull @Description("The companies, at most 1000.")
        public List<@NonNull ContactUpsert> contacts;
    }

    /** Result of upsertContacts. */
    @Type("UpsertContactsPayload")
    @Description("Result of upsertContacts.")
    public static class ContactsPayload extends UpsertPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.VALIDATION})
    @AllowedTo(AccessRole.SYNC)
    @Mutation
    @NonNull @Description(
            "Creates and updates companies by their external ids. One that is refused does not prevent the others. A repeated request changes nothing, so an idempotencyKey is refused with VALIDATION.")
    public ContactsPayload upsertContacts(
            @NonNull @Name("input") @Description("Parameters for upsertContacts.") ContactsInput input) {
        return run(input, new ContactsPayload(), RecordType.CONTACT, "contacts");
    }

    /** Input for upsertPersons. */
    @Input("UpsertPersonsInput")
    @Description("Input for upsertPersons.")
    public static class PersonsInput extends MutationInput {
        @NonNull @Description("The persons, at most 1000.")
        public List<@NonNull PersonUpsert> persons;
    }

    /** Result of upsertPersons. */
    @Type("UpsertPersonsPayload")
    @Description("Result of upsertPersons.")
    public static class PersonsPayload extends UpsertPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.VALIDATION})
    @AllowedTo(AccessRole.SYNC)
    @Mutation
    @NonNull @Description(
            "Creates and updates persons by their external ids. One that is refused does not prevent the others. A repeated request changes nothing, so an idempotencyKey is refused with VALIDATION.")
    public PersonsPayload upsertPersons(
            @NonNull @Name("input") @Description("Parameters for upsertPersons.") PersonsInput input) {
        return run(input, new PersonsPayload(), RecordType.PERSON, "persons");
    }

    /** Input for upsertProjects. */
    @Input("UpsertProjectsInput")
    @Description("Input for upsertProjects.")
    public static class ProjectsInput extends MutationInput {
        @NonNull @Description("The projects, at most 1000.")
        public List<@NonNull ProjectUpsert> projects;
    }

    /** Result of upsertProjects. */
    @Type("UpsertProjectsPayload")
    @Description("Result of upsertProjects.")
    public static class ProjectsPayload extends UpsertPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.VALIDATION})
    @AllowedTo(AccessRole.SYNC)
    @Mutation
    @NonNull @Description(
            "Creates and updates projects by their external ids. One that is refused does not prevent the others. A repeated request changes nothing, so an idempotencyKey is refused with VALIDATION.")
    public ProjectsPayload upsertProjects(
            @NonNull @Name("input") @Description("Parameters for upsertProjects.") ProjectsInput input) {
        return run(input, new ProjectsPayload(), RecordType.PROJECT, "projects");
    }

    /** Input for upsertSales. */
    @Input("UpsertSalesInput")
    @Description("Input for upsertSales.")
    public static class SalesInput extends MutationInput {
        @NonNull @Description("The sales, at most 1000.")
        public List<@NonNull SaleUpsert> sales;
    }

    /** Result of upsertSales. */
    @Type("UpsertSalesPayload")
    @Description("Result of upsertSales.")
    public static class SalesPayload extends UpsertPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.VALIDATION})
    @AllowedTo(AccessRole.SYNC)
    @Mutation
    @NonNull @Description(
            "Creates and updates sales by their external ids. One that is refused does not prevent the others. A repeated request changes nothing, so an idempotencyKey is refused with VALIDATION.")
    public SalesPayload upsertSales(
            @NonNull @Name("input") @Description("Parameters for upsertSales.") SalesInput input) {
        return run(input, new SalesPayload(), RecordType.SALE, "sales");
    }

    private <P extends UpsertPayload> P run(MutationInput input, P payload, RecordType type, String path) {
        return runner.runForAgent(input, payload, agent -> {
            if (!agent.isSync()) {
                throw new RefusalException(RefusalCode.NOT_ALLOWED, (String) null);
            }
            if (input.idempotencyKey != null) {
                // A stored outcome has no results. The records themselves make a retry harmless.
                throw new RefusalException(RefusalCode.VALIDATION, "idempotencyKey");
            }
            Upserts upserts = records.upsert(type, path, items(input, path));
            payload.results = upserts.results().stream()
                    .map(record -> new UpsertResult(type, record))
                    .toList();
            return upserts.outcome();
        });
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> items(MutationInput input, String path) {
        return (List<Map<String, Object>>) input.given().getOrDefault(path, List.of());
    }
}
