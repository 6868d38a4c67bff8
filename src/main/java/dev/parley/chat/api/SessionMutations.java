package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Lifecycle;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** From the queue to the end and back: who has a session. */
@GraphQLApi
public class SessionMutations {

    private final MutationRunner runner;
    private final Lifecycle lifecycle;

    SessionMutations(MutationRunner runner, Lifecycle lifecycle) {
        this.runner = runner;
        this.lifecycle = lifecycle;
    }

    /** Which session to accept. */
    @Input("AcceptChatSessionInput")
    @Description("Which session to accept.")
    public static class AcceptInput extends SessionInput {}

    /** Answer to acceptChatSession. */
    @Type("AcceptChatSessionPayload")
    @Description("Answer to acceptChatSession.")
    public static class AcceptPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_TOPIC_MEMBER, ALREADY_ACCEPTED, NOT_IN_QUEUE, BOT_ACTIVE, AT_CAPACITY. */
    @Mutation
    @NonNull @Description("An agent takes a session from the queue. Of several who try, one gets it; the others are told who.")
    public AcceptPayload acceptChatSession(@NonNull @Name("input") @Description("What to do.") AcceptInput input) {
        return runner.run(input, new AcceptPayload(), actor -> lifecycle.accept(actor, input.session()));
    }

    /** Nothing but its names. */
    @Input("AcceptNextChatSessionInput")
    @Description("Nothing but its names.")
    public static class AcceptNextInput extends MutationInput {}

    /** Answer to acceptNextChatSession. */
    @Type("AcceptNextChatSessionPayload")
    @Description("Answer to acceptNextChatSession.")
    public static class AcceptNextPayload extends SessionPayload {}

    /** Refused with QUEUE_EMPTY, AT_CAPACITY. */
    @Mutation
    @NonNull @Description("An agent takes the first session of the queue over all topics in which it may respond.")
    public AcceptNextPayload acceptNextChatSession(
            @NonNull @Name("input") @Description("What to do.") AcceptNextInput input) {
        return runner.runForAgent(input, new AcceptNextPayload(), agent -> lifecycle.acceptNext(agent));
    }

    /** Which session to return. */
    @Input("ReturnChatSessionToQueueInput")
    @Description("Which session to return.")
    public static class ReturnToQueueInput extends SessionInput {}

    /** Answer to returnChatSessionToQueue. */
    @Type("ReturnChatSessionToQueuePayload")
    @Description("Answer to returnChatSessionToQueue.")
    public static class ReturnToQueuePayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ACTIVE. */
    @Mutation
    @NonNull @Description(
            "The agent of a session or a manager puts it back into the queue, where it keeps its place by the time of the request. A pending transfer is cancelled.")
    public ReturnToQueuePayload returnChatSessionToQueue(
            @NonNull @Name("input") @Description("What to do.") ReturnToQueueInput input) {
        return runner.run(input, new ReturnToQueuePayload(), actor -> lifecycle.returnToQueue(actor, input.session()));
    }

    /** Which session to take over. */
    @Input("TakeOverChatSessionInput")
    @Description("Which session to take over.")
    public static class TakeOverInput extends SessionInput {}

    /** Answer to takeOverChatSession. */
    @Type("TakeOverChatSessionPayload")
    @Description("Answer to takeOverChatSession.")
    public static class TakeOverPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_MANAGER, NOT_ACTIVE, TRANSFER_TO_SELF, AT_CAPACITY. */
    @Mutation
    @NonNull @Description(
            "A manager of the topic takes a session from its agent or from the bot. A pending transfer is cancelled.")
    public TakeOverPayload takeOverChatSession(
            @NonNull @Name("input") @Description("What to do.") TakeOverInput input) {
        return runner.run(input, new TakeOverPayload(), actor -> lifecycle.takeOver(actor, input.session()));
    }

    /** Which session to end. */
    @Input("EndChatSessionInput")
    @Description("Which session to end.")
    public static class EndInput extends SessionInput {}

    /** Answer to endChatSession. */
    @Type("EndChatSessionPayload")
    @Description("Answer to endChatSession.")
    public static class EndPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_OWNER, BOT_NOT_ACTIVE. */
    @Mutation
    @NonNull @Description(
            "The customer, the agent of a session, a manager of its topic or the bot ends it. Ended again, it stays as it was.")
    public EndPayload endChatSession(@NonNull @Name("input") @Description("What to do.") EndInput input) {
        return runner.run(input, new EndPayload(), actor -> lifecycle.end(actor, input.session()));
    }

    /** Which session to take up again. */
    @Input("ReopenChatSessionInput")
    @Description("Which session to take up again.")
    public static class ReopenInput extends SessionInput {}

    /** Answer to reopenChatSession. */
    @Type("ReopenChatSessionPayload")
    @Description("Answer to reopenChatSession.")
    public static class ReopenPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, NOT_ENDED, REOPEN_WINDOW_PASSED, TOPIC_DELETED, NOT_TOPIC_MEMBER, AT_CAPACITY. */
    @Mutation
    @NonNull @Description(
            "The customer or the agent of a finished session takes it up again, within the time that the service allows. For a customer it waits in the queue when its agent is full, not present or may not answer in the topic any more.")
    public ReopenPayload reopenChatSession(@NonNull @Name("input") @Description("What to do.") ReopenInput input) {
        return runner.run(input, new ReopenPayload(), actor -> lifecycle.reopen(actor, input.session()));
    }

    /** Which session to delete. */
    @Input("DeleteChatSessionInput")
    @Description("Which session to delete.")
    public static class DeleteInput extends SessionInput {}

    /** Answer to deleteChatSession. */
    @Type("DeleteChatSessionPayload")
    @Description("Answer to deleteChatSession.")
    public static class DeletePayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED. */
    @Mutation
    @NonNull @Description(
            "An administrator deletes a session that is over: it is marked now, and erased with all its messages a day later.")
    public DeletePayload deleteChatSession(@NonNull @Name("input") @Description("What to do.") DeleteInput input) {
        return runner.run(input, new DeletePayload(), actor -> lifecycle.delete(actor, input.session()));
    }
}
