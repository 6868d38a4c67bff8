package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.Transfers;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.OneOf;
import java.util.Objects;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that offer a session to another agent or topic, and that answer such an offer. */
@GraphQLApi
public class TransferMutations {

    private final MutationRunner runner;
    private final Transfers transfers;

    TransferMutations(MutationRunner runner, Transfers transfers) {
        this.runner = runner;
        this.transfers = transfers;
    }

    /** Fields that the payloads of all mutations of a transfer have. */
    @RegisterForReflection
    public abstract static class TransferPayload extends SessionPayload {
        @Description("The transfer. Null when the request was rejected.")
        public @Nullable ChatTransfer chatTransfer;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatTransfer = outcome.get(ChatTransfer.class);
        }
    }

    /** The target of a transfer. graphql-java ensures that exactly one field is given. */
    @OneOf
    @Input("ChatTransferTarget")
    @Description("The target of a transfer. Give exactly one field.")
    public static class TargetInput {
        @Id
        @Description("The agent who may accept.")
        public @Nullable String userId;

        @Id
        @Description("The topic whose agents may all accept.")
        public @Nullable String topicId;
    }

    /** Input for requestChatTransfer. */
    @Input("RequestChatTransferInput")
    @Description("Input for requestChatTransfer.")
    public static class RequestInput extends SessionInput {
        @NonNull @Description("The agent or the topic that receives the offer.")
        public TargetInput target;

        @MaxCharacters(255)
        @Description("Comment for the target, at most 255 characters.")
        public @Nullable String reason;

        @Override
        protected void trimTexts() {
            reason = InputText.optional(reason);
        }
    }

    /** Result of requestChatTransfer. */
    @Type("RequestChatTransferPayload")
    @Description("Result of requestChatTransfer.")
    public static class RequestPayload extends TransferPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.NOT_ACTIVE,
        RefusalCode.TRANSFER_PENDING,
        RefusalCode.TRANSFER_TO_SELF,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.USER_NOT_PRESENT,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.TOPIC_NOT_FOUND
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Offers a session to an agent who is present, or to a topic. The session stays with its agent until the offer is accepted. The offer expires after serviceInfo.transferTimeoutSeconds. Allowed for the session's agent and for managers of the topic.")
    public RequestPayload requestChatTransfer(
            @NonNull @Name("input") @Description("Parameters for requestChatTransfer.") RequestInput input) {
        return runner.run(input, new RequestPayload(), actor -> request(actor, input));
    }

    private Outcome request(Actor actor, RequestInput input) {
        TargetInput target = input.target;
        return target.userId != null
                ? transfers.offerToUser(actor, input.session(), GlobalId.number("User", target.userId), input.reason)
                : transfers.offerToTopic(
                        actor,
                        input.session(),
                        GlobalId.number("ChatTopic", Objects.requireNonNull(target.topicId)),
                        input.reason);
    }

    /** Input for acceptChatTransfer. */
    @Input("AcceptChatTransferInput")
    @Description("Input for acceptChatTransfer.")
    public static class AcceptInput extends SessionInput {}

    /** Result of acceptChatTransfer. */
    @Type("AcceptChatTransferPayload")
    @Description("Result of acceptChatTransfer.")
    public static class AcceptPayload extends TransferPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TRANSFER_NOT_PENDING,
        RefusalCode.NOT_TRANSFER_TARGET,
        RefusalCode.OPEN_SESSION_EXISTS,
        RefusalCode.AT_CAPACITY
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Accepts an offered session. Allowed for the target of the transfer. A session offered to another topic moves to that topic.")
    public AcceptPayload acceptChatTransfer(
            @NonNull @Name("input") @Description("Parameters for acceptChatTransfer.") AcceptInput input) {
        return runner.run(input, new AcceptPayload(), actor -> transfers.accept(actor, input.session()));
    }

    /** Input for rejectChatTransfer. */
    @Input("RejectChatTransferInput")
    @Description("Input for rejectChatTransfer.")
    public static class RejectInput extends SessionInput {
        @MaxCharacters(255)
        @Description("Reason for the rejection, at most 255 characters.")
        public @Nullable String reason;

        @Override
        protected void trimTexts() {
            reason = InputText.optional(reason);
        }
    }

    /** Result of rejectChatTransfer. */
    @Type("RejectChatTransferPayload")
    @Description("Result of rejectChatTransfer.")
    public static class RejectPayload extends TransferPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.TRANSFER_NOT_PENDING, RefusalCode.NOT_TRANSFER_TARGET})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Rejects an offered session, which stays with its agent. Allowed for the target user. An offer to a topic cannot be rejected.")
    public RejectPayload rejectChatTransfer(
            @NonNull @Name("input") @Description("Parameters for rejectChatTransfer.") RejectInput input) {
        return runner.run(input, new RejectPayload(), actor -> transfers.reject(actor, input.session(), input.reason));
    }

    /** Input for cancelChatTransfer. */
    @Input("CancelChatTransferInput")
    @Description("Input for cancelChatTransfer.")
    public static class CancelInput extends SessionInput {}

    /** Result of cancelChatTransfer. */
    @Type("CancelChatTransferPayload")
    @Description("Result of cancelChatTransfer.")
    public static class CancelPayload extends TransferPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.TRANSFER_NOT_PENDING, RefusalCode.NOT_OWNER})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Cancels a pending transfer. Allowed for the user who requested it, the session's agent and managers of the topic.")
    public CancelPayload cancelChatTransfer(
            @NonNull @Name("input") @Description("Parameters for cancelChatTransfer.") CancelInput input) {
        return runner.run(input, new CancelPayload(), actor -> transfers.cancel(actor, input.session()));
    }
}
