package dev.parley.chat.api;

import dev.parley.chat.ChatSessionOutcome;
import dev.parley.chat.lifecycle.Lifecycle;
import dev.parley.chat.mutation.MessageText;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.ClosingDetails;
import dev.parley.chat.tag.TagIds;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations that offer, assign, return, end, reopen and delete sessions. */
@GraphQLApi
public class SessionMutations {

    private static final int HIGHEST_PRIORITY = 1_000;

    private final MutationRunner runner;
    private final Lifecycle lifecycle;
    private final MessageText texts;

    SessionMutations(MutationRunner runner, Lifecycle lifecycle, MessageText texts) {
        this.runner = runner;
        this.lifecycle = lifecycle;
        this.texts = texts;
    }

    /** Input for acceptChatSession. */
    @Input("AcceptChatSessionInput")
    @Description("Input for acceptChatSession.")
    public static class AcceptInput extends SessionInput {}

    /** Result of acceptChatSession. */
    @Type("AcceptChatSessionPayload")
    @Description("Result of acceptChatSession.")
    public static class AcceptPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.ALREADY_ACCEPTED,
        RefusalCode.NOT_IN_QUEUE,
        RefusalCode.BOT_ACTIVE,
        RefusalCode.OFFERED_TO_ANOTHER,
        RefusalCode.AT_CAPACITY
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Assigns a session from the queue to the calling agent, also one that is offered to it. If several agents try at once, one succeeds; the others receive ALREADY_ACCEPTED and the current user.")
    public AcceptPayload acceptChatSession(
            @NonNull @Name("input") @Description("Parameters for acceptChatSession.") AcceptInput input) {
        return runner.run(input, new AcceptPayload(), actor -> lifecycle.accept(actor, input.session()));
    }

    /** Input for acceptNextChatSession. */
    @Input("AcceptNextChatSessionInput")
    @Description("Input for acceptNextChatSession.")
    public static class AcceptNextInput extends MutationInput {
        @Id
        @Description(
                "Topics from which to accept. Topics in which the caller may not respond are ignored. Defaults to all topics in which it may.")
        public @Nullable List<@NonNull String> topicIds;

        @Nullable Set<Long> topics() {
            return topicIds == null
                    ? null
                    : topicIds.stream()
                            .map(id -> (Long) GlobalId.number("ChatTopic", id))
                            .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Result of acceptNextChatSession. */
    @Type("AcceptNextChatSessionPayload")
    @Description("Result of acceptNextChatSession.")
    public static class AcceptNextPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.QUEUE_EMPTY, RefusalCode.AT_CAPACITY, RefusalCode.NOT_ALLOWED})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Assigns the first session in the queue to the calling agent, over all topics in which the agent may respond, or some of them. Sessions whose skills the agent has come first, among the first 16 of each topic. Sessions that are offered to other agents are skipped.")
    public AcceptNextPayload acceptNextChatSession(
            @NonNull @Name("input") @Description("Parameters for acceptNextChatSession.") AcceptNextInput input) {
        return runner.runForAgent(input, new AcceptNextPayload(), agent -> lifecycle.acceptNext(agent, input.topics()));
    }

    /** Input for declineChatOffer. */
    @Input("DeclineChatOfferInput")
    @Description("Input for declineChatOffer.")
    public static class DeclineOfferInput extends SessionInput {}

    /** Result of declineChatOffer. */
    @Type("DeclineChatOfferPayload")
    @Description("Result of declineChatOffer.")
    public static class DeclineOfferPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OFFERED})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Declines a waiting session that is offered to the calling agent. It is offered to the next agent. If nobody is left, it stays in the queue for everybody. Accept it with acceptChatSession.")
    public DeclineOfferPayload declineChatOffer(
            @NonNull @Name("input") @Description("Parameters for declineChatOffer.") DeclineOfferInput input) {
        return runner.run(input, new DeclineOfferPayload(), actor -> lifecycle.declineOffer(actor, input.session()));
    }

    /** Input for assignChatSession. */
    @Input("AssignChatSessionInput")
    @Description("Input for assignChatSession.")
    public static class AssignInput extends SessionInput {
        @NonNull @Id
        @Description("The agent who gets the session.")
        public String userId;
    }

    /** Result of assignChatSession. */
    @Type("AssignChatSessionPayload")
    @Description("Result of assignChatSession.")
    public static class AssignPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_MANAGER,
        RefusalCode.ALREADY_ACCEPTED,
        RefusalCode.NOT_IN_QUEUE,
        RefusalCode.BOT_ACTIVE,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.USER_NOT_PRESENT,
        RefusalCode.AT_CAPACITY
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Assigns a session from the queue to an agent who is present, may respond in the topic and is below its capacity. An open offer ends. Allowed for managers of the topic and administrators.")
    public AssignPayload assignChatSession(
            @NonNull @Name("input") @Description("Parameters for assignChatSession.") AssignInput input) {
        return runner.run(
                input,
                new AssignPayload(),
                actor -> lifecycle.assign(actor, input.session(), GlobalId.number("User", input.userId)));
    }

    /** Input for setChatSessionPriority. */
    @Input("SetChatSessionPriorityInput")
    @Description("Input for setChatSessionPriority.")
    public static class SetPriorityInput extends SessionInput {
        @NonNull @Description("The priority, from -1000 to 1000. Higher values are served first. Sessions begin with 0.")
        public int priority;

        short inRange() {
            if (Math.abs((long) priority) > HIGHEST_PRIORITY) {
                throw new RefusalException(RefusalCode.VALIDATION, "priority");
            }
            return (short) priority;
        }
    }

    /** Result of setChatSessionPriority. */
    @Type("SetChatSessionPriorityPayload")
    @Description("Result of setChatSessionPriority.")
    public static class SetPriorityPayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_MANAGER, RefusalCode.SESSION_ENDED, RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation("setChatSessionPriority")
    @NonNull @Description(
            "Sets the priority of a session that has not ended, and so its position in the queue. Allowed for managers of the topic and administrators.")
    public SetPriorityPayload setChatSessionPriority(
            @NonNull @Name("input") @Description("Parameters for setChatSessionPriority.") SetPriorityInput input) {
        return runner.run(
                input,
                new SetPriorityPayload(),
                actor -> lifecycle.setPriority(actor, input.session(), input.inRange()));
    }

    /** Input for setChatSessionSkills. */
    @Input("SetChatSessionSkillsInput")
    @Description("Input for setChatSessionSkills.")
    public static class SetSkillsInput extends SessionInput {
        @NonNull @Id
        @Description("The skills, at most 20. They replace those that the session needs. An empty list removes them.")
        public List<@NonNull String> skillIds;
    }

    /** Result of setChatSessionSkills. */
    @Type("SetChatSessionSkillsPayload")
    @Description("Result of setChatSessionSkills.")
    public static class SetSkillsPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.BOT_NOT_ACTIVE,
        RefusalCode.TAG_NOT_FOUND,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.AGENT, AccessRole.ADMINISTRATOR, AccessRole.BOT})
    @Mutation("setChatSessionSkills")
    @NonNull @Description(
            "Replaces the skills that a session needs, also languages (chatTags of the kind SKILL), before it is offered to agents. An open offer stays. Allowed for members who may respond, managers of the topic, administrators and the session's bot.")
    public SetSkillsPayload setChatSessionSkills(
            @NonNull @Name("input") @Description("Parameters for setChatSessionSkills.") SetSkillsInput input) {
        return runner.run(
                input,
                new SetSkillsPayload(),
                actor -> lifecycle.setSkills(actor, input.session(), TagIds.numbers(input.skillIds, "skillIds")));
    }

    /** Input for returnChatSessionToQueue. */
    @Input("ReturnChatSessionToQueueInput")
    @Description("Input for returnChatSessionToQueue.")
    public static class ReturnToQueueInput extends SessionInput {}

    /** Result of returnChatSessionToQueue. */
    @Type("ReturnChatSessionToQueuePayload")
    @Description("Result of returnChatSessionToQueue.")
    public static class ReturnToQueuePayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_OWNER, RefusalCode.NOT_ACTIVE})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Returns a session to the queue, at its former position; a session that was never in the queue goes to the end. Cancels a pending transfer. Allowed for the session's agent and for managers of the topic.")
    public ReturnToQueuePayload returnChatSessionToQueue(
            @NonNull @Name("input") @Description("Parameters for returnChatSessionToQueue.") ReturnToQueueInput input) {
        return runner.run(input, new ReturnToQueuePayload(), actor -> lifecycle.returnToQueue(actor, input.session()));
    }

    /** Input for takeOverChatSession. */
    @Input("TakeOverChatSessionInput")
    @Description("Input for takeOverChatSession.")
    public static class TakeOverInput extends SessionInput {}

    /** Result of takeOverChatSession. */
    @Type("TakeOverChatSessionPayload")
    @Description("Result of takeOverChatSession.")
    public static class TakeOverPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_MANAGER,
        RefusalCode.NOT_ACTIVE,
        RefusalCode.TRANSFER_TO_SELF,
        RefusalCode.AT_CAPACITY
    })
    @AllowedTo(AccessRole.MANAGER)
    @Mutation
    @NonNull @Description(
            "Assigns another agent's or the bot's session to the calling manager of the topic. Cancels a pending transfer.")
    public TakeOverPayload takeOverChatSession(
            @NonNull @Name("input") @Description("Parameters for takeOverChatSession.") TakeOverInput input) {
        return runner.run(input, new TakeOverPayload(), actor -> lifecycle.takeOver(actor, input.session()));
    }

    /** Input for endChatSession. */
    @Input("EndChatSessionInput")
    @Description("Input for endChatSession.")
    public static class EndInput extends SessionInput {
        @Description("How the chat ended. For staff only.")
        public @Nullable ChatSessionOutcome outcome;

        @Id
        @Description(
                "Tags that say what the chat was about, at most 20. They replace those that the session has. Without the field, the session keeps them. For staff only.")
        public @Nullable List<@NonNull String> tagIds;

        @Description("An internal note, which is added to the messages before the end. For staff only.")
        public @Nullable String note;

        @Override
        protected void trimTexts() {
            note = InputText.optional(note);
        }

        /** @throws RefusalException VALIDATION, MESSAGE_TOO_LONG */
        ClosingDetails closing(MessageText texts) {
            List<Long> tags = tagIds == null ? null : TagIds.numbers(tagIds, "tagIds");
            return new ClosingDetails(outcome, tags, note == null ? null : texts.checked(note, "note"));
        }
    }

    /** Result of endChatSession. */
    @Type("EndChatSessionPayload")
    @Description("Result of endChatSession.")
    public static class EndPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.BOT_NOT_ACTIVE,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.SESSION_ENDED,
        RefusalCode.TAG_NOT_FOUND,
        RefusalCode.CLOSING_TAGS_REQUIRED,
        RefusalCode.VALIDATION,
        RefusalCode.MESSAGE_TOO_LONG
    })
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description(
            "Ends a session. Allowed for the customer, the session's agent, its bot and managers of the topic. A session that has already ended does not change, except that staff may still note its outcome, its tags and a note.")
    public EndPayload endChatSession(
            @NonNull @Name("input") @Description("Parameters for endChatSession.") EndInput input) {
        return runner.run(
                input, new EndPayload(), actor -> lifecycle.end(actor, input.session(), input.closing(texts)));
    }

    /** Input for reopenChatSession. */
    @Input("ReopenChatSessionInput")
    @Description("Input for reopenChatSession.")
    public static class ReopenInput extends SessionInput {}

    /** Result of reopenChatSession. */
    @Type("ReopenChatSessionPayload")
    @Description("Result of reopenChatSession.")
    public static class ReopenPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.BLOCKED,
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_OWNER,
        RefusalCode.NOT_ENDED,
        RefusalCode.REOPEN_WINDOW_PASSED,
        RefusalCode.TOPIC_DELETED,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.AT_CAPACITY
    })
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT})
    @Mutation
    @NonNull @Description(
            "Reopens a finished session within serviceInfo.reopenWindowSeconds. Allowed for the customer and the session's agent. Reopened by the customer, the session enters the queue if its agent is at capacity, not present, or may no longer respond in the topic.")
    public ReopenPayload reopenChatSession(
            @NonNull @Name("input") @Description("Parameters for reopenChatSession.") ReopenInput input) {
        return runner.run(input, new ReopenPayload(), actor -> lifecycle.reopen(actor, input.session()));
    }

    /** Input for deleteChatSession. */
    @Input("DeleteChatSessionInput")
    @Description("Input for deleteChatSession.")
    public static class DeleteInput extends SessionInput {}

    /** Result of deleteChatSession. */
    @Type("DeleteChatSessionPayload")
    @Description("Result of deleteChatSession.")
    public static class DeletePayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_ENDED, RefusalCode.LEGAL_HOLD})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Deletes a session that has ended and has no legal hold. Administrators only. The session is marked as deleted at once and erased with all its messages after PARLEY_CHAT_PURGE_AFTER (default 24 h).")
    public DeletePayload deleteChatSession(
            @NonNull @Name("input") @Description("Parameters for deleteChatSession.") DeleteInput input) {
        return runner.run(input, new DeletePayload(), actor -> lifecycle.delete(actor, input.session()));
    }
}
