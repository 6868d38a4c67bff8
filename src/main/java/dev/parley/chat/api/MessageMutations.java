package dev.parley.chat.api;

import dev.parley.chat.lifecycle.Conversation;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.MessageDraft;
import dev.parley.chat.session.MessageVisibility;
import dev.parley.chat.session.Typing;
import dev.parley.graphql.model.InputText;
import dev.parley.security.Actor;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Input;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Type;

/** What is said in a session, and the small signs beside it. */
@GraphQLApi
public class MessageMutations {

    private static final int OPTIONS_LENGTH = 255;

    /** What is written behind a message for later is held back with it. */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private final MutationRunner runner;
    private final Conversation conversation;
    private final MessageText texts;
    private final Clock clock;

    MessageMutations(MutationRunner runner, Conversation conversation, MessageText texts, Clock clock) {
        this.runner = runner;
        this.conversation = conversation;
        this.texts = texts;
        this.clock = clock;
    }

    /** What to say in which session. */
    @Input("SendChatMessageInput")
    @Description("What to say in which session.")
    public static class SendInput extends SessionInput {
        @NonNull @Size(min = 1) @Description("The text, not blank.")
        public String message;

        @Description(
                "Visibility; default ALL. AGENTS makes it a note: for staff who may read the messages, also after the end; customers are not told of it.")
        public MessageVisibility visibility;

        @Description(
                "Options that the customer may click, for agents and bots, none of them blank; as a JSON array at most 255 characters.")
        public List<@NonNull String> options;

        @Description(
                "When the customer may see it, for bots, which space their messages out: not before now nor before the bot's last message, and at most an hour ahead (NOT_ALLOWED). Default at once, behind the bot's last message. As soon as somebody else writes to the customer, it is shown.")
        public Instant whenPosted;

        @Override
        void trimTexts() {
            message = InputText.trimmed(message);
            options = options == null
                    ? null
                    : options.stream().map(InputText::trimmed).toList();
        }
    }

    /** Answer to sendChatMessage. */
    @Type("SendChatMessagePayload")
    @Description("Answer to sendChatMessage.")
    public static class SendPayload extends SessionPayload {
        @Description("The message as it was stored; null when it was refused.")
        public ChatMessage chatMessage;

        @Override
        void fill(Outcome outcome) {
            super.fill(outcome);
            chatMessage = outcome.get(ChatMessage.class);
        }
    }

    /** Refused with NOT_FOUND, VERSION_CONFLICT, SESSION_ENDED, NOT_OWNER, TOPIC_DELETED, FORM_REQUIRED, BOT_NOT_ACTIVE, FIELD_REQUIRED, MESSAGE_TOO_LONG, FIELD_TOO_LONG, NOT_ALLOWED. */
    @Mutation
    @NonNull @Description(
            "The customer, the agent of a session or its bot writes; or somebody on the staff writes a note (visibility AGENTS). The customer of a finished session takes it up again by writing; it waits in the queue when its agent cannot take it. Whoever writes to the other side has read what was before.")
    public SendPayload sendChatMessage(@NonNull @Name("input") @Description("What to do.") SendInput input) {
        return runner.run(
                input, new SendPayload(), actor -> conversation.send(actor, input.session(), text(actor, input)));
    }

    private MessageDraft text(Actor actor, SendInput input) {
        boolean bot = actor instanceof Actor.Agent agent && agent.isBot();
        MessageVisibility visibility = input.visibility == null ? MessageVisibility.ALL : input.visibility;
        if (actor instanceof Actor.Customer && input.options != null) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, "options");
        }
        boolean schedulable = bot && visibility == MessageVisibility.ALL;
        if (input.whenPosted != null && !(schedulable && isSoon(input.whenPosted))) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, "whenPosted");
        }
        return new MessageDraft(
                texts.checked(input.message, "message"), visibility, options(input.options), input.whenPosted);
    }

    private boolean isSoon(Instant whenPosted) {
        return !whenPosted.isAfter(clock.instant().plus(MOST_AHEAD));
    }

    private static String options(List<String> options) {
        if (options == null) {
            return null;
        }
        if (options.contains("")) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, "options");
        }
        String json = JsonProviderHolder.jsonProvider()
                .createArrayBuilder(options)
                .build()
                .toString();
        if (InputText.length(json) > OPTIONS_LENGTH) {
            throw new RefusalException(RefusalCode.FIELD_TOO_LONG, "options");
        }
        return json;
    }

    /** How far the caller has read. */
    @Input("MarkChatReadInput")
    @Description("How far the caller has read.")
    public static class MarkReadInput extends SessionInput {
        @NonNull @Description("Number (seq) of the last message that was read, as the caller sees it.")
        public int upToSeq;
    }

    /** Answer to markChatRead. */
    @Type("MarkChatReadPayload")
    @Description("Answer to markChatRead.")
    public static class MarkReadPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED. */
    @Mutation
    @NonNull @Description("The customer or the agent of a session has read its messages up to a number.")
    public MarkReadPayload markChatRead(@NonNull @Name("input") @Description("What to do.") MarkReadInput input) {
        return runner.run(
                input, new MarkReadPayload(), actor -> conversation.markRead(actor, input.session(), input.upToSeq));
    }

    /** Whether the caller types. */
    @Input("SetTypingInput")
    @Description("Whether the caller types.")
    public static class SetTypingInput extends SessionInput {
        @NonNull @Description("Whether the caller types.")
        public boolean typing;
    }

    /** Answer to setTyping. */
    @Type("SetTypingPayload")
    @Description("Answer to setTyping.")
    public static class SetTypingPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_OWNER, SESSION_ENDED. */
    @Mutation("setTyping")
    @NonNull @Description(
            "The customer or the agent of a session types, or has stopped. Renew it every few seconds: it wears off by itself.")
    public SetTypingPayload setTyping(@NonNull @Name("input") @Description("What to do.") SetTypingInput input) {
        return runner.run(
                input,
                new SetTypingPayload(),
                actor -> conversation.type(actor, input.session(), input.typing ? Typing.STARTED : Typing.STOPPED));
    }

    /** Whose client is there. */
    @Input("HeartbeatChatSessionInput")
    @Description("Whose client is there.")
    public static class HeartbeatInput extends SessionInput {}

    /** Answer to heartbeatChatSession. */
    @Type("HeartbeatChatSessionPayload")
    @Description("Answer to heartbeatChatSession.")
    public static class HeartbeatPayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, SESSION_ENDED. */
    @Mutation
    @NonNull @Description(
            "The customer's client is there. A session whose client is silent for too long ends. Any request with the session's key and an open WebSocket that sent it count as well; send this when there is nothing else to ask, every serviceInfo.heartbeatIntervalSeconds.")
    public HeartbeatPayload heartbeatChatSession(
            @NonNull @Name("input") @Description("What to do.") HeartbeatInput input) {
        return runner.run(input, new HeartbeatPayload(), actor -> conversation.heartbeat(actor, input.session()));
    }

    /** How it was. */
    @Input("RateChatSessionInput")
    @Description("How it was.")
    public static class RateInput extends SessionInput {
        @NonNull @Description("1 to 5.")
        public int rating;

        @MaxCharacters(1024)
        @Description("A few words, at most 1024 characters.")
        public String comment;

        @Override
        void trimTexts() {
            comment = InputText.optional(comment);
        }
    }

    /** Answer to rateChatSession. */
    @Type("RateChatSessionPayload")
    @Description("Answer to rateChatSession.")
    public static class RatePayload extends SessionPayload {}

    /** Refused with NOT_FOUND, VERSION_CONFLICT, NOT_ALLOWED, NOT_ENDED, RATING_DISABLED, RATING_WINDOW_PASSED, RATING_OUT_OF_RANGE, FIELD_TOO_LONG. */
    @Mutation
    @NonNull @Description(
            "The customer rates a conversation that an agent or a bot answered, within serviceInfo.ratingWindowSeconds after its end; again is a correction.")
    public RatePayload rateChatSession(@NonNull @Name("input") @Description("What to do.") RateInput input) {
        return runner.run(
                input,
                new RatePayload(),
                actor -> conversation.rate(actor, input.session(), input.rating, input.comment));
    }
}
