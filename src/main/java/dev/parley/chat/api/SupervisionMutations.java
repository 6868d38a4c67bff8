package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Lifecycle;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Mutations by which a supervisor joins and leaves a running conversation. */
@GraphQLApi
public class SupervisionMutations {

    private final MutationRunner runner;
    private final Lifecycle lifecycle;

    SupervisionMutations(MutationRunner runner, Lifecycle lifecycle) {
        this.runner = runner;
        this.lifecycle = lifecycle;
    }

    /** Input for joinChatSession. */
    @Input("JoinChatSessionInput")
    @Description("Input for joinChatSession.")
    public static class JoinInput extends SessionInput {}

    /** Result of joinChatSession. */
    @Type("JoinChatSessionPayload")
    @Description("Result of joinChatSession.")
    public static class JoinPayload extends SessionPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.NOT_ACTIVE,
        RefusalCode.LISTENING_DISABLED,
        RefusalCode.ALREADY_SUPERVISED
    })
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description(
            "Joins the running conversation of another agent, to listen and to write notes. Its agent sees the caller in supervisedBy; the customer does not. Ends with leaveChatSession, and when the conversation ends or gets another agent. Allowed for members who may listen, managers of the topic and administrators. A manager or an administrator joins in place of the present supervisor.")
    public JoinPayload joinChatSession(
            @NonNull @Name("input") @Description("Parameters for joinChatSession.") JoinInput input) {
        return runner.run(input, new JoinPayload(), actor -> lifecycle.join(actor, input.session()));
    }

    /** Input for leaveChatSession. */
    @Input("LeaveChatSessionInput")
    @Description("Input for leaveChatSession.")
    public static class LeaveInput extends SessionInput {}

    /** Result of leaveChatSession. */
    @Type("LeaveChatSessionPayload")
    @Description("Result of leaveChatSession.")
    public static class LeavePayload extends SessionPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.NOT_SUPERVISOR})
    @AllowedTo(AccessRole.AGENT)
    @Mutation
    @NonNull @Description("Leaves a conversation that the caller has joined (joinChatSession).")
    public LeavePayload leaveChatSession(
            @NonNull @Name("input") @Description("Parameters for leaveChatSession.") LeaveInput input) {
        return runner.run(input, new LeavePayload(), actor -> lifecycle.leave(actor, input.session()));
    }
}
