package dev.parley.chat.api;

import dev.parley.chat.MessageVisibility;
import dev.parley.chat.attachment.ChatAttachment;
import dev.parley.chat.lifecycle.Conversation;
import dev.parley.chat.lifecycle.MessageReferences;
import dev.parley.chat.lifecycle.Outcome;
import dev.parley.chat.mutation.MessageText;
import dev.parley.chat.mutation.MutationRunner;
import dev.parley.chat.mutation.SessionInput;
import dev.parley.chat.mutation.SessionPayload;
import dev.parley.chat.mutation.UserErrorCodes;
import dev.parley.chat.refusal.RefusalCode;
import dev.parley.chat.refusal.RefusalException;
import dev.parley.chat.session.ChatMessage;
import dev.parley.chat.session.MessageDraft;
import dev.parley.graphql.value.GlobalId;
import dev.parley.graphql.value.InputText;
import dev.parley.security.AccessRole;
import dev.parley.security.Actor;
import dev.parley.security.AllowedTo;
import io.quarkus.jsonp.JsonProviderHolder;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
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

/** The mutation that sends a message or a note. */
@GraphQLApi
public class MessageMutations {

    /** Length of the column that has options or a link. */
    private static final int PARAMETER_LENGTH = 255;

    /** Others must be encoded: they can hide or reorder parts of an address. */
    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7E]+");

    /** A limit is needed because messages written after a delayed message are held back with it. */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private static final int MOST_MENTIONS = 20;

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

    /** Input for sendChatMessage. */
    @Input("SendChatMessageInput")
    @Description("Input for sendChatMessage.")
    public static class SendInput extends SessionInput {
        @Size(min = 1) @Description("The text. Must not be blank. Required unless the message has attachments.")
        public @Nullable String text;

        @Id
        @Description(
                "Files that the caller has uploaded (createUpload) and not sent yet, in the order in which they are shown. At most serviceInfo.maxAttachmentsPerMessage.")
        public @Nullable List<@NonNull String> attachmentIds;

        @Description(
                "Visibility of the message. Defaults to ALL. AGENTS makes it an internal note: only staff who may read the session see it, and it may be written after the session has ended.")
        public @Nullable MessageVisibility visibility;

        @Description(
                "Quick replies that the customer may choose from. For agents and bots only. None may be blank; serialized as a JSON array they have at most 255 characters.")
        public @Nullable List<@NonNull String> options;

        @Description(
                "Time at which the message becomes visible to the customer. For bots only, to space out messages. Must not be in the past, before the bot's last message, or more than one hour ahead; otherwise the code is NOT_ALLOWED. Defaults to now, but after the bot's last message. The message becomes visible at once when anyone else writes to the customer.")
        public @Nullable Instant postedAt;

        @Id
        @Description(
                "The canned reply from which the text was made, whose usageCount increases. For agents and bots only; the text may have been changed since.")
        public @Nullable String cannedReplyId;

        @Description(
                "Address of a link that is sent instead of an ordinary message; the text is its label. For agents and bots only, with http or https. It can't be combined with options, postedAt and notes.")
        public @Nullable String linkUrl;

        @Description(
                "seq of the message with options from which the text was chosen. For customers only. The text must be one of the options, and each message allows one choice.")
        public @Nullable Integer chosenFromSeq;

        @Nullable Long cannedReply() {
            return cannedReplyId == null ? null : GlobalId.number("CannedReply", cannedReplyId);
        }

        @Id
        @Description(
                "Users whom a note mentions, at most 20 members of the topic. For notes only. USER_NOT_FOUND if one is no member.")
        public @Nullable List<@NonNull String> mentions;

        /** Returns the ids of the mentioned users. */
        Set<Long> mentioned() {
            if (mentions == null || mentions.isEmpty()) {
                return Set.of();
            }
            if (visibility != MessageVisibility.AGENTS) {
                throw new RefusalException(RefusalCode.NOT_ALLOWED, "mentions");
            }
            Set<Long> users = mentions.stream()
                    .map(id -> (Long) GlobalId.number("User", id))
                    .collect(Collectors.toUnmodifiableSet());
            if (users.size() > MOST_MENTIONS) {
                throw new RefusalException(RefusalCode.VALIDATION, "mentions");
            }
            return users;
        }

        @Override
        protected void trimTexts() {
            text = text == null ? null : InputText.trimmed(text);
            options = options == null
                    ? null
                    : options.stream().map(InputText::trimmed).toList();
            linkUrl = InputText.optional(linkUrl);
        }
    }

    /** Result of sendChatMessage. */
    @Type("SendChatMessagePayload")
    @Description("Result of sendChatMessage.")
    public static class SendPayload extends SessionPayload {
        @Description("The stored message. Null when the request was rejected.")
        public @Nullable ChatMessage chatMessage;

        @Override
        protected void fill(Outcome outcome) {
            super.fill(outcome);
            chatMessage = outcome.get(ChatMessage.class);
        }
    }

    @UserErrorCodes({
        RefusalCode.BLOCKED,
        RefusalCode.SESSION_ENDED,
        RefusalCode.NOT_OWNER,
        RefusalCode.TOPIC_DELETED,
        RefusalCode.FORM_REQUIRED,
        RefusalCode.BOT_NOT_ACTIVE,
        RefusalCode.NOT_TOPIC_MEMBER,
        RefusalCode.FIELD_REQUIRED,
        RefusalCode.MESSAGE_TOO_LONG,
        RefusalCode.FIELD_TOO_LONG,
        RefusalCode.NOT_ALLOWED,
        RefusalCode.CANNED_REPLY_NOT_FOUND,
        RefusalCode.ATTACHMENT_NOT_FOUND,
        RefusalCode.ATTACHMENT_LIMIT_REACHED,
        RefusalCode.OPTION_NOT_FOUND,
        RefusalCode.OPTION_ALREADY_CHOSEN,
        RefusalCode.LINK_NOT_ALLOWED,
        RefusalCode.USER_NOT_FOUND,
        RefusalCode.VALIDATION
    })
    @AllowedTo({AccessRole.CUSTOMER, AccessRole.AGENT, AccessRole.BOT})
    @Mutation
    @NonNull @Description(
            "Sends a message as the customer, the session's agent or its bot, or writes an internal note (visibility AGENTS) as a member of staff. If the session is finished, a customer's message reopens it; it returns to the queue if its agent is not available. Sending a message marks the other side's messages as read.")
    public SendPayload sendChatMessage(
            @NonNull @Name("input") @Description("Parameters for sendChatMessage.") SendInput input) {
        return runner.run(input, new SendPayload(), actor -> {
            MessageDraft text = text(actor, input);
            return actor instanceof Actor.Customer customer && input.chosenFromSeq != null
                    ? conversation.choose(customer, input.session(), text, input.chosenFromSeq)
                    : conversation.send(actor, input.session(), text, references(input));
        });
    }

    private static MessageReferences references(SendInput input) {
        List<Long> files = input.attachmentIds == null
                ? List.of()
                : input.attachmentIds.stream()
                        .map(id -> GlobalId.number(ChatAttachment.TYPE, id))
                        .toList();
        return new MessageReferences(input.cannedReply(), files, input.mentioned());
    }

    private MessageDraft text(Actor actor, SendInput input) {
        boolean bot = actor instanceof Actor.Agent agent && agent.isBot();
        boolean customer = actor instanceof Actor.Customer;
        MessageVisibility visibility = input.visibility == null ? MessageVisibility.ALL : input.visibility;
        boolean note = visibility == MessageVisibility.AGENTS;
        require(!customer || input.options == null, "options");
        require(!customer || input.cannedReplyId == null, "cannedReplyId");
        require(customer && !note || input.chosenFromSeq == null, "chosenFromSeq");
        boolean linkable = !customer && !note && input.options == null;
        require(linkable || input.linkUrl == null, "linkUrl");
        boolean schedulable = bot && !note && input.linkUrl == null;
        require(input.postedAt == null || schedulable && isSoon(input.postedAt), "postedAt");
        boolean hasFiles = input.attachmentIds != null && !input.attachmentIds.isEmpty();
        require(!hasFiles || input.chosenFromSeq == null && input.linkUrl == null, "attachmentIds");
        if (input.text == null && !hasFiles) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, "text");
        }
        return MessageDraft.of(
                input.text == null ? null : texts.checked(input.text, "text"),
                visibility,
                options(input.options),
                input.postedAt,
                link(input.linkUrl));
    }

    private static void require(boolean allowed, String field) {
        if (!allowed) {
            throw new RefusalException(RefusalCode.NOT_ALLOWED, field);
        }
    }

    /** Other schemes could run code in the page of the reader, and a user name can pretend another host. */
    private static @Nullable String link(@Nullable String url) {
        if (url == null) {
            return null;
        }
        try {
            URI address = new URI(url);
            boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
            boolean plain = address.getHost() != null && address.getUserInfo() == null;
            if (web && plain && PRINTABLE.matcher(url).matches() && url.length() <= PARAMETER_LENGTH) {
                return url;
            }
        } catch (URISyntaxException unreadable) {
            // Refused below.
        }
        throw new RefusalException(RefusalCode.LINK_NOT_ALLOWED, "linkUrl");
    }

    private boolean isSoon(Instant time) {
        return !time.isAfter(clock.instant().plus(MOST_AHEAD));
    }

    private static @Nullable String options(@Nullable List<String> options) {
        if (options == null || options.isEmpty()) {
            return null;
        }
        if (options.contains("")) {
            throw new RefusalException(RefusalCode.FIELD_REQUIRED, "options");
        }
        String json = JsonProviderHolder.jsonProvider()
                .createArrayBuilder(options)
                .build()
                .toString();
        if (InputText.length(json) > PARAMETER_LENGTH) {
            throw new RefusalException(RefusalCode.FIELD_TOO_LONG, "options");
        }
        return json;
    }
}
