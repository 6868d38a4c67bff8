package dev.parley.chat.api;

import dev.parley.chat.lifecycle.AgentPresence;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.crm.ChatPresence;
import dev.parley.crm.User;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.model.InputText;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Which agents are there. */
@GraphQLApi
public class PresenceMutations {

    private final MutationRunner runner;
    private final AgentPresence presence;

    PresenceMutations(MutationRunner runner, AgentPresence presence) {
        this.runner = runner;
        this.presence = presence;
    }

    /** Who is there or away. */
    @Input("SetPresenceInput")
    @Description("Who is there or away.")
    public static class SetPresenceInput extends MutationInput {
        @Id
        @Description("The user; default the caller.")
        public String userId;

        @NonNull @Description("Whether the user is present for chats.")
        public ChatPresence chatStatus;

        @MaxCharacters(255)
        @Description("Why the user is away, at most 255 characters; ignored when present.")
        public String notPresent;

        @Override
        void trimTexts() {
            notPresent = InputText.optional(notPresent);
        }

        Long user() {
            return userId == null ? null : (Long) GlobalId.number("User", userId);
        }
    }

    /** Answer to setPresence. */
    @Type("SetPresencePayload")
    @Description("Answer to setPresence.")
    public static class SetPresencePayload extends MutationPayload {
        @Description("The user, as it is after the mutation; null when it was refused.")
        public User user;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            user = outcome.get(User.class);
        }
    }

    /** Refused with NOT_ALLOWED, USER_NOT_FOUND, FIELD_TOO_LONG. */
    @Mutation("setPresence")
    @NonNull @Description(
            "An agent comes or goes. A manager says so for the members of a topic that it manages, an administrator for everybody.")
    public SetPresencePayload setPresence(@NonNull @Name("input") @Description("What to do.") SetPresenceInput input) {
        return runner.runForAgent(
                input,
                new SetPresencePayload(),
                agent -> presence.set(agent, input.user(), input.chatStatus, input.notPresent));
    }
}
