package dev.parley.chat.administration;

import dev.parley.chat.lifecycle.Administration;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MutationInput;
import dev.parley.chat.mutation.MutationPayload;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.tag.TagIds;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.MemberRightsChange;
import dev.parley.graphql.schema.SettableColumns;
import dev.parley.graphql.value.GlobalId;
import dev.parley.security.AccessRole;
import dev.parley.security.AllowedTo;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;
import org.jspecify.annotations.Nullable;

/** Mutations of topics and their members. */
@GraphQLApi
public class TopicMutations {

    private final MutationRunner runner;
    private final Administration administration;
    private final SettableColumns<ChatTopic> columns;

    TopicMutations(MutationRunner runner, Administration administration, SettableColumns<ChatTopic> columns) {
        this.runner = runner;
        this.administration = administration;
        this.columns = columns;
    }

    /** Reads the settings from the raw request: a Java object cannot distinguish an explicit null from an absent field. */
    private Map<String, Object> settings(MutationInput input) {
        return columns.of(input.given());
    }

    /**
     * Fields that the inputs of all mutations of a topic have. The annotation is needed because Quarkus registers inputs for reflection, but not
     * their superclasses.
     */
    @RegisterForReflection
    public abstract static class TopicInput extends MutationInput {
        @Id
        @NonNull @Description("The topic.")
        public String topicId;

        long topic() {
            return GlobalId.number("ChatTopic", topicId);
        }
    }

    /**
     * Fields that the payloads of all mutations of a topic have. The annotation is needed because Quarkus registers payloads for reflection, but not
     * their superclasses.
     */
    @RegisterForReflection
    public abstract static class TopicPayload extends MutationPayload {
        @Description("The topic after the mutation. Null when the request was rejected.")
        public @Nullable ChatTopic chatTopic;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatTopic = outcome.get(ChatTopic.class);
        }
    }

    /** Input for createChatTopic. The settings are generated from the entity. */
    @Input("CreateChatTopicInput")
    @Description("Input for createChatTopic. The name is required; other settings have defaults.")
    public static class CreateInput extends MutationInput {}

    /** Result of createChatTopic. */
    @Type("CreateChatTopicPayload")
    @Description("Result of createChatTopic.")
    public static class CreatePayload extends TopicPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.VALIDATION,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.TOO_MANY_PERIODS,
        RefusalCode.NAME_TAKEN
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Creates a topic without members. Administrators only.")
    public CreatePayload createChatTopic(
            @NonNull @Name("input") @Description("Parameters for createChatTopic.") CreateInput input) {
        return runner.runForAgent(
                input, new CreatePayload(), agent -> administration.createTopic(agent, settings(input)));
    }

    /** Input for updateChatTopic. The settings are generated from the entity. */
    @Input("UpdateChatTopicInput")
    @Description(
            "Input for updateChatTopic. Omitted fields keep their value, also inside groups; null or a blank text clears them. Null for a field that always has a value is VALIDATION or FIELD_REQUIRED.")
    public static class UpdateInput extends TopicInput {
        @Description(
                "Version of the topic that the caller has seen. If the topic has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;
    }

    /** Result of updateChatTopic. */
    @Type("UpdateChatTopicPayload")
    @Description("Result of updateChatTopic.")
    public static class UpdatePayload extends TopicPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.VALIDATION,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.TOO_MANY_PERIODS,
        RefusalCode.NAME_TAKEN
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description("Changes the settings of a topic. Administrators only.")
    public UpdatePayload updateChatTopic(
            @NonNull @Name("input") @Description("Parameters for updateChatTopic.") UpdateInput input) {
        return runner.runForAgent(
                input,
                new UpdatePayload(),
                agent -> administration.updateTopic(agent, input.topic(), input.expectedVersion, settings(input)));
    }

    /** Input for setChatTopicSkills. */
    @Input("SetChatTopicSkillsInput")
    @Description("Input for setChatTopicSkills.")
    public static class SetSkillsInput extends TopicInput {
        @Description(
                "Version of the topic that the caller has seen. If the topic has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        @NonNull @Id
        @Description("The skills, at most 20. They replace those that the topic has. An empty list removes them.")
        public List<@NonNull String> skillIds;
    }

    /** Result of setChatTopicSkills. */
    @Type("SetChatTopicSkillsPayload")
    @Description("Result of setChatTopicSkills.")
    public static class SetSkillsPayload extends TopicPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.TAG_NOT_FOUND,
        RefusalCode.VALIDATION
    })
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation("setChatTopicSkills")
    @NonNull @Description(
            "Replaces the skills that new sessions of a topic need (chatTags of the kind SKILL). Sessions that exist keep theirs. Administrators only.")
    public SetSkillsPayload setChatTopicSkills(
            @NonNull @Name("input") @Description("Parameters for setChatTopicSkills.") SetSkillsInput input) {
        return runner.runForAgent(
                input,
                new SetSkillsPayload(),
                agent -> administration.setSkills(
                        agent, input.topic(), input.expectedVersion, TagIds.numbers(input.skillIds, "skillIds")));
    }

    /** Input for deleteChatTopic. */
    @Input("DeleteChatTopicInput")
    @Description("Input for deleteChatTopic.")
    public static class DeleteInput extends TopicInput {
        @Description(
                "Version of the topic that the caller has seen. If the topic has changed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;
    }

    /** Result of deleteChatTopic. */
    @Type("DeleteChatTopicPayload")
    @Description("Result of deleteChatTopic.")
    public static class DeletePayload extends TopicPayload {}

    @UserErrorCodes({RefusalCode.NOT_ALLOWED, RefusalCode.TOPIC_NOT_FOUND, RefusalCode.TOPIC_IN_USE})
    @AllowedTo(AccessRole.ADMINISTRATOR)
    @Mutation
    @NonNull @Description(
            "Deletes a topic that has no open sessions and no transfers pending to it. The topic accepts no new sessions and its name becomes available; its past sessions are kept. Administrators only.")
    public DeletePayload deleteChatTopic(
            @NonNull @Name("input") @Description("Parameters for deleteChatTopic.") DeleteInput input) {
        return runner.runForAgent(
                input,
                new DeletePayload(),
                agent -> administration.deleteTopic(agent, input.topic(), input.expectedVersion));
    }

    /**
     * Fields that the inputs of all mutations of a member have. The annotation is needed because Quarkus registers inputs for reflection, but not
     * their superclasses.
     */
    @RegisterForReflection
    public abstract static class MemberInput extends TopicInput {
        @Id
        @NonNull @Description("The user.")
        public String userId;

        @Description(
                "Version of the member that the caller has seen. If the member has changed or was removed since, the code is VERSION_CONFLICT.")
        public @Nullable Integer expectedVersion;

        long user() {
            return GlobalId.number("User", userId);
        }
    }

    /** Input for setChatTopicMember. */
    @Input("SetChatTopicMemberInput")
    @Description(
            "Input for setChatTopicMember. Omitted rights keep their value; null revokes a right, like false. A new member has only the rights that are given.")
    public static class SetMemberInput extends MemberInput {
        @Description("May accept and answer sessions.")
        public @Nullable Boolean canRespond;

        @Description("Is alerted of waiting sessions while present.")
        public @Nullable Boolean notifications;

        @Description("May read other agents' active sessions.")
        public @Nullable Boolean canListen;

        @Description(
                "May take over, transfer and end other agents' sessions. Only administrators grant and revoke this right.")
        public @Nullable Boolean manager;

        MemberRightsChange rights() {
            return new MemberRightsChange(
                    right("canRespond", canRespond),
                    right("notifications", notifications),
                    right("canListen", canListen),
                    right("manager", manager));
        }

        /** Null revokes a right. */
        private @Nullable Boolean right(String field, @Nullable Boolean value) {
            return given(field, value).isGiven() ? Boolean.valueOf(Boolean.TRUE.equals(value)) : null;
        }
    }

    /** Result of setChatTopicMember. */
    @Type("SetChatTopicMemberPayload")
    @Description("Result of setChatTopicMember.")
    public static class SetMemberPayload extends MutationPayload {
        @Description("The member with its rights. Null when the request was rejected.")
        public @Nullable ChatTopicMember chatTopicMember;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatTopicMember = outcome.get(ChatTopicMember.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation("setChatTopicMember")
    @NonNull @Description(
            "Adds a member to a topic or changes a member's rights. At least one right must remain; use removeChatTopicMember to remove the member. Allowed for administrators and for managers of the topic.")
    public SetMemberPayload setChatTopicMember(
            @NonNull @Name("input") @Description("Parameters for setChatTopicMember.") SetMemberInput input) {
        return runner.runForAgent(
                input,
                new SetMemberPayload(),
                agent -> administration.setMember(
                        agent, input.topic(), input.user(), input.expectedVersion, input.rights()));
    }

    /** Input for removeChatTopicMember. */
    @Input("RemoveChatTopicMemberInput")
    @Description("Input for removeChatTopicMember.")
    public static class RemoveMemberInput extends MemberInput {}

    /** Result of removeChatTopicMember. */
    @Type("RemoveChatTopicMemberPayload")
    @Description("Result of removeChatTopicMember.")
    public static class RemoveMemberPayload extends TopicPayload {}

    @UserErrorCodes({
        RefusalCode.NOT_ALLOWED,
        RefusalCode.TOPIC_NOT_FOUND,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.TOPIC_IN_USE
    })
    @AllowedTo({AccessRole.MANAGER, AccessRole.ADMINISTRATOR})
    @Mutation
    @NonNull @Description(
            "Removes a member from a topic. The user must not have an active session there. Allowed for administrators and for managers of the topic; only administrators remove managers.")
    public RemoveMemberPayload removeChatTopicMember(
            @NonNull @Name("input") @Description("Parameters for removeChatTopicMember.") RemoveMemberInput input) {
        return runner.runForAgent(
                input,
                new RemoveMemberPayload(),
                agent -> administration.removeMember(agent, input.topic(), input.user(), input.expectedVersion));
    }
}
