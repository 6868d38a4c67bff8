package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Administration;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.topic.ChatTopic;
import dev.parley.chat.topic.ChatTopicMember;
import dev.parley.chat.topic.MemberRights;
import dev.parley.graphql.model.GlobalId;
import dev.parley.graphql.schema.SettableColumns;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Context;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Id;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** Topics and their members. */
@GraphQLApi
public class TopicMutations {

    private final MutationRunner runner;
    private final Administration administration;
    private final SettableColumns<ChatTopic> columns;
    private final Context request;

    TopicMutations(
            MutationRunner runner, Administration administration, SettableColumns<ChatTopic> columns, Context request) {
        this.runner = runner;
        this.administration = administration;
        this.columns = columns;
        this.request = request;
    }

    /** Settings are read from the request itself: an object cannot tell null from what was not given. */
    private Map<String, Object> settings() {
        return columns.of(request.getArgument("input"));
    }

    /** What the input of every mutation of one topic has. Quarkus registers the inputs for reflection, but not what they extend. */
    @RegisterForReflection
    public abstract static class TopicInput extends MutationInput {
        @Id
        @NonNull @Description("The topic.")
        public String topicId;

        long topic() {
            return GlobalId.number("ChatTopic", topicId);
        }
    }

    /** What the payload of every mutation of one topic has. Quarkus registers the payloads for reflection, but not what they extend. */
    @RegisterForReflection
    public abstract static class TopicPayload extends MutationPayload {
        @Description("The topic, as it is after the mutation; null when it was refused.")
        public ChatTopic chatTopic;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            chatTopic = outcome.get(ChatTopic.class);
        }
    }

    /** What is known of the new topic; the columns come from the entity. */
    @Input("CreateChatTopicInput")
    @Description("A new topic: it needs a name; what is left out has its default.")
    public static class CreateInput extends MutationInput {}

    /** Answer to createChatTopic. */
    @Type("CreateChatTopicPayload")
    @Description("Answer to createChatTopic.")
    public static class CreatePayload extends TopicPayload {}

    /** Refused with NOT_ALLOWED, VALIDATION, FIELD_REQUIRED, FIELD_TOO_LONG, NAME_TAKEN. */
    @Mutation
    @NonNull @Description("An administrator makes a topic. It has no members yet.")
    public CreatePayload createChatTopic(@NonNull @Name("input") @Description("What to do.") CreateInput input) {
        return runner.runForAgent(input, new CreatePayload(), agent -> administration.createTopic(agent, settings()));
    }

    /** Which topic, and what changes; the columns come from the entity. */
    @Input("UpdateChatTopicInput")
    @Description("Which topic, and what changes: what is left out stays as it is, null or a blank text clears it.")
    public static class UpdateInput extends TopicInput {}

    /** Answer to updateChatTopic. */
    @Type("UpdateChatTopicPayload")
    @Description("Answer to updateChatTopic.")
    public static class UpdatePayload extends TopicPayload {}

    /** Refused with NOT_ALLOWED, TOPIC_NOT_FOUND, VALIDATION, FIELD_REQUIRED, FIELD_TOO_LONG, NAME_TAKEN. */
    @Mutation
    @NonNull @Description("An administrator changes the settings of a topic.")
    public UpdatePayload updateChatTopic(@NonNull @Name("input") @Description("What to do.") UpdateInput input) {
        return runner.runForAgent(
                input, new UpdatePayload(), agent -> administration.updateTopic(agent, input.topic(), settings()));
    }

    /** Which topic to delete. */
    @Input("DeleteChatTopicInput")
    @Description("Which topic to delete.")
    public static class DeleteInput extends TopicInput {}

    /** Answer to deleteChatTopic. */
    @Type("DeleteChatTopicPayload")
    @Description("Answer to deleteChatTopic.")
    public static class DeletePayload extends TopicPayload {}

    /** Refused with NOT_ALLOWED, TOPIC_NOT_FOUND, TOPIC_IN_USE. */
    @Mutation
    @NonNull @Description(
            "An administrator deletes a topic that has no open sessions and is offered none. It takes no new ones, and its name is free; the sessions that it had stay.")
    public DeletePayload deleteChatTopic(@NonNull @Name("input") @Description("What to do.") DeleteInput input) {
        return runner.runForAgent(
                input, new DeletePayload(), agent -> administration.deleteTopic(agent, input.topic()));
    }

    /** What the input of every mutation of one member has. Quarkus registers the inputs for reflection, but not what they extend. */
    @RegisterForReflection
    public abstract static class MemberInput extends TopicInput {
        @Id
        @NonNull @Description("The user.")
        public String userId;

        long user() {
            return GlobalId.number("User", userId);
        }
    }

    /** What a user may do in a topic. */
    @Input("SetChatTopicMemberInput")
    @Description(
            "What a user may do in a topic. A right that is left out stays as it is; a new member does not have it.")
    public static class SetMemberInput extends MemberInput {
        @Description("May accept and answer sessions.")
        public Boolean canRespond;

        @Description("Is warned of waiting sessions, when present.")
        public Boolean notifications;

        @Description("May read other agents' active sessions.")
        public Boolean canListen;

        @Description("May take over, transfer and end sessions of others. Only administrators give and take this.")
        public Boolean manager;

        MemberRights rights() {
            return new MemberRights(canRespond, notifications, canListen, manager);
        }
    }

    /** Answer to setChatTopicMember. */
    @Type("SetChatTopicMemberPayload")
    @Description("Answer to setChatTopicMember.")
    public static class SetMemberPayload extends MutationPayload {
        @Description("The member with its rights; null when it was refused.")
        public ChatTopicMember chatTopicMember;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            chatTopicMember = outcome.get(ChatTopicMember.class);
        }
    }

    /** Refused with NOT_ALLOWED, TOPIC_NOT_FOUND, USER_NOT_FOUND, VALIDATION. */
    @Mutation("setChatTopicMember")
    @NonNull @Description(
            "An administrator or a manager of the topic makes a user its member, or changes the member's rights. To take the last right away, see removeChatTopicMember.")
    public SetMemberPayload setChatTopicMember(
            @NonNull @Name("input") @Description("What to do.") SetMemberInput input) {
        return runner.runForAgent(
                input,
                new SetMemberPayload(),
                agent -> administration.setMember(agent, input.topic(), input.user(), input.rights()));
    }

    /** Whom to take out of which topic. */
    @Input("RemoveChatTopicMemberInput")
    @Description("Whom to take out of which topic.")
    public static class RemoveMemberInput extends MemberInput {}

    /** Answer to removeChatTopicMember. */
    @Type("RemoveChatTopicMemberPayload")
    @Description("Answer to removeChatTopicMember.")
    public static class RemoveMemberPayload extends TopicPayload {}

    /** Refused with NOT_ALLOWED, TOPIC_NOT_FOUND, USER_NOT_FOUND, TOPIC_IN_USE. */
    @Mutation
    @NonNull @Description(
            "An administrator or a manager of the topic takes a user out of it, who must not be in conversation there. Only administrators take out managers.")
    public RemoveMemberPayload removeChatTopicMember(
            @NonNull @Name("input") @Description("What to do.") RemoveMemberInput input) {
        return runner.runForAgent(
                input,
                new RemoveMemberPayload(),
                agent -> administration.removeMember(agent, input.topic(), input.user()));
    }
}
