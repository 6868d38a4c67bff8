package dev.parley.chat.administration;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.privacy.ErasureBlocker;
import dev.parley.chat.privacy.ErasureReceipt;
import dev.parley.chat.privacy.PersonDataCount;
import dev.parley.chat.privacy.PersonErasure;
import dev.parley.chat.privacy.WantedPerson;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import jakarta.validation.constraints.Email;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** The mutation that erases a person. */
@GraphQLApi
public class ErasureMutations {

    private final MutationRunner runner;
    private final PersonErasure erasure;

    ErasureMutations(MutationRunner runner, PersonErasure erasure) {
        this.runner = runner;
        this.erasure = erasure;
    }

    /** Input for erasePersonData. */
    @Input("ErasePersonDataInput")
    @Description("Input for erasePersonData. Give either the person or an e-mail address.")
    public static class EraseInput extends MutationInput {
        @Id
        @Description("The person.")
        public @Nullable String personId;

        @Email @MaxCharacters(255)
        @Description(
                "The e-mail address, in any spelling: all persons with it, and the sessions in which it was entered and that are linked to no person.")
        public @Nullable String email;

        @Description(
                "Whether to count only, and erase nothing. Defaults to false. Null is refused, because an erasure can't be undone.")
        public @Nullable Boolean dryRun;

        /** Whether dryRun is null: the client may have meant true. */
        private boolean isUndecided() {
            return given("dryRun", dryRun).isGiven() && dryRun == null;
        }

        @Override
        protected void trimTexts() {
            email = InputText.email(email);
        }
    }

    /** Result of erasePersonData. */
    @Type("ErasePersonDataPayload")
    @Description("Result of erasePersonData.")
    public static class ErasePayload extends MutationPayload {
        @Description(
                "Number of rows that were erased, or would be, by table. Empty if there is nothing to erase. Null when the request was rejected, and when its stored outcome is returned: see erasureReceipt.")
        public @Nullable List<@NonNull PersonDataCount> counts;

        @Description(
                "With dryRun: the sessions that have not ended and the legal holds because of which the erasure would be refused, at most 100 of each. Empty if nothing prevents it. Otherwise null.")
        public @Nullable List<@NonNull ErasureBlocker> blockers;

        @Description("The receipt. Null when nothing was erased.")
        public @Nullable ErasureReceipt erasureReceipt;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            erasureReceipt = outcome.get(ErasureReceipt.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.VALIDATION,
        RefusalCode.PERSON_NOT_FOUND,
        RefusalCode.LEGAL_HOLD,
        RefusalCode.NOT_ENDED
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation("erasePersonData")
    @NonNull @Description(
            "Erases a person for ever: its texts and identifiers vanish from its sessions with their messages and events, from tickets that were made from them, from e-mails that wait, from stored outcomes and from the person itself. Times and numbers stay, so statistics do not change. All sessions must have ended, and none may have a legal hold. Administrators only. With dryRun, it only counts, and says what would prevent the erasure.")
    public ErasePayload erasePersonData(
            @NonNull @Name("input") @Description("Parameters for erasePersonData.") EraseInput input) {
        ErasePayload payload = new ErasePayload();
        return runner.runForAgent(input, payload, agent -> {
            WantedPerson wanted = WantedPerson.of(input.personId, input.email);
            if (wanted == null) {
                throw new RefusalException(
                        agent.isAdmin() ? RefusalCode.VALIDATION : RefusalCode.NOT_ALLOWED,
                        agent.isAdmin() ? "personId" : null);
            }
            if (agent.isAdmin() && input.isUndecided()) {
                throw new RefusalException(RefusalCode.VALIDATION, "dryRun");
            }
            boolean dryRun = Boolean.TRUE.equals(input.dryRun);
            PersonErasure.Result result = erasure.erase(agent, wanted, dryRun);
            payload.counts = result.counts();
            payload.blockers = dryRun ? result.blockers() : null;
            return result.outcome();
        });
    }
}
