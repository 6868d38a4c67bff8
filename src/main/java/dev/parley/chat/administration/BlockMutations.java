package dev.parley.chat.administration;

import dev.parley.chat.block.ChatBlock;
import dev.parley.chat.block.ChatBlockMatch;
import dev.parley.chat.lifecycle.Blocking;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Email;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that block customers and lift blocks. */
@GraphQLApi
public class BlockMutations {

    private static final Set<ChatBlockMatch> USUAL = EnumSet.of(ChatBlockMatch.EMAIL, ChatBlockMatch.IDENTITY);

    private final MutationRunner runner;
    private final Blocking blocking;

    BlockMutations(MutationRunner runner, Blocking blocking) {
        this.runner = runner;
        this.blocking = blocking;
    }

    /** Input for blockChatCustomer. */
    @Input("BlockChatCustomerInput")
    @Description("Input for blockChatCustomer.")
    public static class BlockInput extends SessionInput {
        @Description("The fields that the block takes over from the session. Defaults to EMAIL and IDENTITY.")
        public @Nullable List<@NonNull ChatBlockMatch> match;

        @Description("Time at which the block ends. Null to keep it until it is lifted.")
        public @Nullable Instant endsAt;

        @MaxCharacters(1024)
        @Description("Why the customer is blocked, at most 1024 characters. Only managers and administrators see it.")
        public @Nullable String reason;

        @Override
        protected void trimTexts() {
            reason = InputText.optional(reason);
        }

        Set<ChatBlockMatch> matches() {
            return match == null || match.isEmpty() ? USUAL : EnumSet.copyOf(match);
        }
    }

    /** Result of blockChatCustomer. */
    @Type("BlockChatCustomerPayload")
    @Description("Result of blockChatCustomer.")
    public static class BlockPayload extends SessionPayload {
        @Description("The block. Null when the request was rejected. Only managers and administrators can read it.")
        public @Nullable ChatBlock chatBlock;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatBlock = outcome.get(ChatBlock.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.NOTHING_TO_BLOCK,
        RefusalCode.VALIDATION
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Blocks the customer of a session in its topic, and ends the session. The customer gets the notice BLOCKED, and can't reopen it. From now on, requests, forms and reopenings that match the block are BLOCKED. Other sessions of the customer go on. Allowed for the session's agent and for managers of the topic, also after the session has ended.")
    public BlockPayload blockChatCustomer(
            @NonNull @Name("input") @Description("Parameters for blockChatCustomer.") BlockInput input) {
        return runner.run(
                input,
                new BlockPayload(),
                actor -> blocking.block(actor, input.session(), input.matches(), input.endsAt, input.reason));
    }

    /** Fields that the payloads of mutations of a block without a session have. */
    @RegisterForReflection
    public abstract static class OfBlockPayload extends MutationPayload {
        @Description("The block. Null when the request was rejected.")
        public @Nullable ChatBlock chatBlock;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatBlock = outcome.get(ChatBlock.class);
        }
    }

    /** Input for createChatBlock. */
    @Input("CreateChatBlockInput")
    @Description("Input for createChatBlock. Give an e-mail address, a network, or both.")
    public static class CreateBlockInput extends MutationInput {
        @Id
        @Description("The topic in which customers are blocked. Null for all topics, for administrators only.")
        public @Nullable String topicId;

        @Email @MaxCharacters(255)
        @Description("The e-mail address to block, at most 255 characters.")
        public @Nullable String email;

        @MaxCharacters(64)
        @Description(
                "The address or the range of addresses to block, at most 64 characters, such as 203.0.113.7 or 2001:db8::/32. A range has a prefix of at least 8 bits.")
        public @Nullable String network;

        @Description("Time at which the block ends. Null to keep it until it is lifted.")
        public @Nullable Instant endsAt;

        @MaxCharacters(1024)
        @Description("Why the customers are blocked, at most 1024 characters.")
        public @Nullable String reason;

        @Override
        protected void trimTexts() {
            email = InputText.email(email);
            network = InputText.optional(network);
            reason = InputText.optional(reason);
        }
    }

    /** Result of createChatBlock. */
    @Type("CreateChatBlockPayload")
    @Description("Result of createChatBlock.")
    public static class CreateBlockPayload extends OfBlockPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_MANAGER,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Blocks an e-mail address or a network, in one topic or in all. Sessions that are open go on. For managers of the topic and administrators.")
    public CreateBlockPayload createChatBlock(
            @NonNull @Name("input") @Description("Parameters for createChatBlock.") CreateBlockInput input) {
        return runner.runForAgent(
                input,
                new CreateBlockPayload(),
                agent -> blocking.create(
                        agent,
                        input.topicId == null ? null : (Long) GlobalId.number("ChatTopic", input.topicId),
                        input.email,
                        input.network,
                        input.endsAt,
                        input.reason));
    }

    /** Input for liftChatBlock. */
    @Input("LiftChatBlockInput")
    @Description("Input for liftChatBlock.")
    public static class LiftBlockInput extends MutationInput {
        @Id
        @NonNull @Description("The block.")
        public String chatBlockId;
    }

    /** Result of liftChatBlock. */
    @Type("LiftChatBlockPayload")
    @Description("Result of liftChatBlock.")
    public static class LiftBlockPayload extends OfBlockPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.BLOCK_NOT_FOUND})
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Lifts a block. It stays in the list of blocks until its retention has passed. For managers of its topic and administrators.")
    public LiftBlockPayload liftChatBlock(
            @NonNull @Name("input") @Description("Parameters for liftChatBlock.") LiftBlockInput input) {
        return runner.runForAgent(
                input,
                new LiftBlockPayload(),
                agent -> blocking.lift(agent, GlobalId.number("ChatBlock", input.chatBlockId)));
    }
}
