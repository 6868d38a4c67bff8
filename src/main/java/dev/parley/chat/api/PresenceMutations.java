package dev.parley.chat.api;

import dev.parley.chat.lifecycle.AgentPresence;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MaxCharacters;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.tag.TagIds;
import dev.parley.crm.ChatPresence;
import dev.parley.crm.User;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
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

/** The mutations that set an agent's presence, capacity and skills. */
@GraphQLApi
public class PresenceMutations {

    private static final int MOST_SESSIONS = 1_000;

    private final MutationRunner runner;
    private final AgentPresence presence;

    PresenceMutations(MutationRunner runner, AgentPresence presence) {
        this.runner = runner;
        this.presence = presence;
    }

    /** Input for setPresence. */
    @Input("SetPresenceInput")
    @Description("Input for setPresence.")
    public static class SetPresenceInput extends MutationInput {
        @Id
        @Description("The user. Defaults to the caller.")
        public @Nullable String userId;

        @Description(
                "Version of the user that the caller has seen. If the user has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        @NonNull @Description("Whether the user is present for chats.")
        public ChatPresence presence;

        @MaxCharacters(255)
        @Description(
                "Reason for the absence, at most 255 characters. If omitted, a user who is away already keeps the reason; null removes it. Ignored for PRESENT.")
        public @Nullable String awayReason;

        @Override
        protected void trimTexts() {
            awayReason = InputText.optional(awayReason);
        }

        @Nullable Long user() {
            return userId == null ? null : (Long) GlobalId.number("User", userId);
        }
    }

    /** Result of setPresence. */
    @Type("SetPresencePayload")
    @Description("Result of setPresence.")
    public static class SetPresencePayload extends MutationPayload {
        @Description("The user after the mutation. Null when the request was rejected.")
        public @Nullable User user;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            user = outcome.get(User.class);
        }
    }

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.USER_NOT_FOUND, RefusalCode.FIELD_TOO_LONG})
    @AllowedTo({AccessRole.AGENT, AccessRole.BOT})
    @Mutation("setPresence")
    @NonNull @Description(
            "Sets the presence of an agent. Agents set their own; managers set that of members of the topics they manage; administrators set anyone's.")
    public SetPresencePayload setPresence(
            @NonNull @Name("input") @Description("Parameters for setPresence.") SetPresenceInput input) {
        return runner.runForAgent(
                input,
                new SetPresencePayload(),
                agent -> presence.set(
                        agent,
                        input.user(),
                        input.expectedVersion,
                        input.presence,
                        input.given("awayReason", input.awayReason)));
    }

    /** Input for setChatCapacity. */
    @Input("SetChatCapacityInput")
    @Description("Input for setChatCapacity.")
    public static class SetCapacityInput extends MutationInput {
        @NonNull @Id
        @Description("The user.")
        public String userId;

        @Description(
                "Version of the user that the caller has seen. If the user has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        @Description("Maximum number of simultaneous chats, from 1 to 1000. Null for no limit. It must be given.")
        public @Nullable Integer chatCapacity;

        @Nullable Integer checked() {
            if (!given("chatCapacity", chatCapacity).isGiven()) {
                throw new RefusalException(RefusalCode.FIELD_REQUIRED, "chatCapacity");
            }
            if (chatCapacity != null && (chatCapacity < 1 || chatCapacity > MOST_SESSIONS)) {
                throw new RefusalException(RefusalCode.VALIDATION, "chatCapacity");
            }
            return chatCapacity;
        }
    }

    /** Result of setChatCapacity. */
    @Type("SetChatCapacityPayload")
    @Description("Result of setChatCapacity.")
    public static class SetCapacityPayload extends MutationPayload {
        @Description("The user after the mutation. Null when the request was rejected.")
        public @Nullable User user;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            user = outcome.get(User.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation("setChatCapacity")
    @NonNull @Description(
            "Sets how many chats a user takes at once. Chats that the user has already stay. Managers set it for members of the topics they manage; administrators for anyone.")
    public SetCapacityPayload setChatCapacity(
            @NonNull @Name("input") @Description("Parameters for setChatCapacity.") SetCapacityInput input) {
        return runner.runForAgent(
                input,
                new SetCapacityPayload(),
                agent -> presence.setCapacity(
                        agent, GlobalId.number("User", input.userId), input.expectedVersion, input.checked()));
    }

    /** Input for setUserSkills. */
    @Input("SetUserSkillsInput")
    @Description("Input for setUserSkills.")
    public static class SetSkillsInput extends MutationInput {
        @NonNull @Id
        @Description("The user.")
        public String userId;

        @Description(
                "Version of the user that the caller has seen. If the user has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        @NonNull @Id
        @Description("The skills, at most 20. They replace those that the user has. An empty list removes them.")
        public List<@NonNull String> skillIds;
    }

    /** Result of setUserSkills. */
    @Type("SetUserSkillsPayload")
    @Description("Result of setUserSkills.")
    public static class SetSkillsPayload extends MutationPayload {
        @Description("The user after the mutation. Null when the request was rejected.")
        public @Nullable User user;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            user = outcome.get(User.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.TAG_NOT_FOUND,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation("setUserSkills")
    @NonNull @Description(
            "Replaces the skills of a user, also languages (chatTags of the kind SKILL). Offers that are open stay. Managers set them for members of the topics they manage; administrators for anyone.")
    public SetSkillsPayload setUserSkills(
            @NonNull @Name("input") @Description("Parameters for setUserSkills.") SetSkillsInput input) {
        return runner.runForAgent(
                input,
                new SetSkillsPayload(),
                agent -> presence.setSkills(
                        agent,
                        GlobalId.number("User", input.userId),
                        input.expectedVersion,
                        TagIds.numbers(input.skillIds, "skillIds")));
    }
}
