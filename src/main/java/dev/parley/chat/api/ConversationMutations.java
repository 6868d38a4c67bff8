package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Conversation;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.session.Typing;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations of a conversation beside its messages: read receipts, typing indicators, heartbeats and ratings. */
@GraphQLApi
public class ConversationMutations {

    private final MutationRunner runner;
    private final Conversation conversation;

    ConversationMutations(MutationRunner runner, Conversation conversation) {
        this.runner = runner;
        this.conversation = conversation;
    }

    /** Input for markChatRead. */
    @Input("MarkChatReadInput")
    @Description("Input for markChatRead.")
    public static class MarkReadInput extends SessionInput {
        @NonNull @Description("seq of the last message that the caller has read.")
        public int upToSeq;
    }

    /** Result of markChatRead. */
    @Type("MarkChatReadPayload")
    @Description("Result of markChatRead.")
    public static class MarkReadPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OWNER, RefusalCode.SESSION_ENDED})
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT})
    @Mutation
    @NonNull @Description("Records a read receipt: the customer or the session's agent has read all messages up to a seq.")
    public MarkReadPayload markChatRead(
            @NonNull @Name("input") @Description("Parameters for markChatRead.") MarkReadInput input) {
        return runner.run(
                input, new MarkReadPayload(), actor -> conversation.markRead(actor, input.session(), input.upToSeq));
    }

    /** Input for setTyping. */
    @Input("SetTypingInput")
    @Description("Input for setTyping.")
    public static class SetTypingInput extends SessionInput {
        @NonNull @Description("Whether the caller is typing.")
        public boolean typing;
    }

    /** Result of setTyping. */
    @Type("SetTypingPayload")
    @Description("Result of setTyping.")
    public static class SetTypingPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OWNER, RefusalCode.SESSION_ENDED})
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT})
    @Mutation("setTyping")
    @NonNull @Description(
            "Sets the typing indicator of the customer or the session's agent. It expires after serviceInfo.typingTimeoutSeconds; send it again before that time while the user is typing.")
    public SetTypingPayload setTyping(
            @NonNull @Name("input") @Description("Parameters for setTyping.") SetTypingInput input) {
        return runner.run(
                input,
                new SetTypingPayload(),
                actor -> conversation.type(actor, input.session(), input.typing ? Typing.STARTED : Typing.STOPPED));
    }

    /** Input for heartbeatChatSession. */
    @Input("HeartbeatChatSessionInput")
    @Description("Input for heartbeatChatSession.")
    public static class HeartbeatInput extends SessionInput {}

    /** Result of heartbeatChatSession. */
    @Type("HeartbeatChatSessionPayload")
    @Description("Result of heartbeatChatSession.")
    public static class HeartbeatPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.SESSION_ENDED})
    @AllowedTo(AccessRole.CUSTOMER)
    @Mutation
    @NonNull @Description(
            "Reports that the customer's client is connected. A session whose client is silent for too long ends (see serviceInfo). Any request with the session's key counts as a heartbeat, and so does an open WebSocket that authenticated with the key. Call this every serviceInfo.heartbeatIntervalSeconds if the client sends nothing else.")
    public HeartbeatPayload heartbeatChatSession(
            @NonNull @Name("input") @Description("Parameters for heartbeatChatSession.") HeartbeatInput input) {
        return runner.run(input, new HeartbeatPayload(), actor -> conversation.heartbeat(actor, input.session()));
    }

    /** Input for rateChatSession. */
    @Input("RateChatSessionInput")
    @Description("Input for rateChatSession.")
    public static class RateInput extends SessionInput {
        @NonNull @Description("Rating from 1 to 5.")
        public int rating;

        @MaxCharacters(1024)
        @Description("Comment, at most 1024 characters. If omitted, an earlier comment stays; null removes it.")
        public @Nullable String comment;

        @Override
        protected void trimTexts() {
            comment = InputText.optional(comment);
        }
    }

    /** Result of rateChatSession. */
    @Type("RateChatSessionPayload")
    @Description("Result of rateChatSession.")
    public static class RatePayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_ENDED,
        RefusalCode.RATING_DISABLED,
        RefusalCode.RATING_WINDOW_PASSED,
        RefusalCode.RATING_OUT_OF_RANGE,
        RefusalCode.FIELD_TOO_LONG
    })
    @AllowedTo(AccessRole.CUSTOMER)
    @Mutation
    @NonNull @Description(
            "Rates a conversation that an agent or a bot answered. The customer may rate within serviceInfo.ratingWindowSeconds after the end; a second rating replaces the first.")
    public RatePayload rateChatSession(
            @NonNull @Name("input") @Description("Parameters for rateChatSession.") RateInput input) {
        return runner.run(
                input,
                new RatePayload(),
                actor ->
                        conversation.rate(actor, input.session(), input.rating, input.given("comment", input.comment)));
    }
}
