package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.lifecycle.Transfers;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatTransfer;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.model.InputText;
import dev.parley.security.Actor;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Offers of sessions to others, and the answers. */
@GraphQLApi
public class TransferMutations {

    private final MutationRunner runner;
    private final Transfers transfers;

    TransferMutations(MutationRunner runner, Transfers transfers) {
        this.runner = runner;
        this.transfers = transfers;
    }

    /** What the payload of every mutation of a transfer has. */
    @RegisterForReflection
    public abstract static class TransferPayload extends SessionPayload {
        @Description("The offer; null when it was refused.")
        public ChatTransfer chatTransfer;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            chatTransfer = outcome.get(ChatTransfer.class);
        }
    }

    /** Which session to offer to whom. */
    @Input("RequestChatTransferInput")
    @Description("Which session to offer to whom.")
    public static class RequestInput extends SessionInput {
        @Id
        @Description("The agent; give this or toTopicId.")
        public String toUserId;

        @Id
        @Description("The topic: any of its agents may accept; give this or toUserId.")
        public String toTopicId;

        @MaxCharacters(255)
        @Description("Why, at most 255 characters.")
        public String reason;

        @Override
        void trimTexts() {
            reason = InputText.optional(reason);
        }
    }

    /** Answer to requestChatTransfer. */
    @Type("RequestChatTransferPayload")
    @Description("Answer to requestChatTransfer.")
    public static class RequestPayload extends TransferPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE, TRANSFER_PENDING, TRANSFER_TO_SELF, USER_NOT_FOUND, USER_NOT_PRESENT, NOT_TOPIC_MEMBER, TOPIC_NOT_FOUND, VALIDATION. */
    @Mutation
    @NonNull @Description(
            "The agent of a session or a manager offers it to an agent who is present, or to a topic. It stays where it is until somebody accepts; an offer that nobody answers expires.")
    public RequestPayload requestChatTransfer(@NonNull @Name("input") @Description("What to do.") RequestInput input) {
        return runner.run(input, new RequestPayload(), actor -> request(actor, input));
    }

    private Outcome request(Actor actor, RequestInput input) {
        if ((input.toUserId == null) == (input.toTopicId == null)) {
            throw new RefusalException(RefusalCode.VALIDATION, "toUserId");
        }
        return input.toUserId != null
                ? transfers.offerToUser(actor, input.session(), GlobalId.number("User", input.toUserId), input.reason)
                : transfers.offerToTopic(
                        actor, input.session(), GlobalId.number("ChatTopic", input.toTopicId), input.reason);
    }

    /** Which session to take. */
    @Input("AcceptChatTransferInput")
    @Description("Which session to take.")
    public static class AcceptInput extends SessionInput {}

    /** Answer to acceptChatTransfer. */
    @Type("AcceptChatTransferPayload")
    @Description("Answer to acceptChatTransfer.")
    public static class AcceptPayload extends TransferPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET, OPEN_SESSION_EXISTS, AT_CAPACITY. */
    @Mutation
    @NonNull @Description("The target of an offer takes the session. Offered to another topic, the session moves there.")
    public AcceptPayload acceptChatTransfer(@NonNull @Name("input") @Description("What to do.") AcceptInput input) {
        return runner.run(input, new AcceptPayload(), actor -> transfers.accept(actor, input.session()));
    }

    /** Which session not to take. */
    @Input("RejectChatTransferInput")
    @Description("Which session not to take.")
    public static class RejectInput extends SessionInput {
        @MaxCharacters(255)
        @Description("Why, at most 255 characters.")
        public String reason;

        @Override
        void trimTexts() {
            reason = InputText.optional(reason);
        }
    }

    /** Answer to rejectChatTransfer. */
    @Type("RejectChatTransferPayload")
    @Description("Answer to rejectChatTransfer.")
    public static class RejectPayload extends TransferPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_TRANSFER_TARGET. */
    @Mutation
    @NonNull @Description(
            "The target of an offer does not want the session: it stays where it is. What is offered to a topic cannot be rejected by one of its agents.")
    public RejectPayload rejectChatTransfer(@NonNull @Name("input") @Description("What to do.") RejectInput input) {
        return runner.run(input, new RejectPayload(), actor -> transfers.reject(actor, input.session(), input.reason));
    }

    /** Whose offer to take back. */
    @Input("CancelChatTransferInput")
    @Description("Whose offer to take back.")
    public static class CancelInput extends SessionInput {}

    /** Answer to cancelChatTransfer. */
    @Type("CancelChatTransferPayload")
    @Description("Answer to cancelChatTransfer.")
    public static class CancelPayload extends TransferPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, TRANSFER_NOT_PENDING, NOT_OWNER. */
    @Mutation
    @NonNull @Description("Whoever offered a session, its agent or a manager takes the offer back.")
    public CancelPayload cancelChatTransfer(@NonNull @Name("input") @Description("What to do.") CancelInput input) {
        return runner.run(input, new CancelPayload(), actor -> transfers.cancel(actor, input.session()));
    }
}
