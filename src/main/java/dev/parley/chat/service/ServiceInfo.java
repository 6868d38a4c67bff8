package dev.parley.chat.service;

import dev.parley.chat.ChatConfig;
import dev.parley.chat.attachment.AttachmentConfig;
import dev.parley.chat.attachment.FileTypes;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;
import org.jspecify.annotations.Nullable;

/** Version, limits and intervals of the service, for clients to read at startup. */
@Description(
        "Version, limits and intervals of the service. Operators can change them; read them here instead of assuming the defaults.")
public class ServiceInfo {

    /** Heartbeats that a client sends within the shortest silence that ends a session. More than one, so that a lost heartbeat does no harm. */
    private static final int HEARTBEATS_PER_SILENCE = 4;

    @NonNull @Description("Version of the service.")
    public final String version;

    @NonNull @Description("Maximum length of a message, in characters.")
    public final int maxMessageLength;

    @NonNull @Description(
            "Interval, in seconds, at which a customer's client without an open WebSocket must send a request. Any request with the session's key counts; use heartbeatChatSession if there is nothing else to send. An open WebSocket that authenticated with the key counts as well.")
    public final int heartbeatIntervalSeconds;

    @NonNull @Description("Seconds of silence from the customer's client after which a session in a form or the FAQ ends.")
    public final int deadAfterFormSeconds;

    @NonNull @Description(
            "Seconds of silence from the customer's client after which a session that no agent has accepted yet leaves the queue and ends.")
    public final int deadAfterQueueSeconds;

    @NonNull @Description(
            "Seconds of silence from the customer's client after which a conversation ends, also one that was returned to the queue.")
    public final int deadAfterActiveSeconds;

    @NonNull @Description(
            "Seconds after which a typing indicator expires. Call setTyping again before then while the user is typing.")
    public final int typingTimeoutSeconds;

    @NonNull @Description("Seconds without a message from either side after which a conversation ends.")
    public final int idleAfterSeconds;

    @NonNull @Description("Seconds before that end at which the event IDLE_WARNED warns both sides.")
    public final int idleWarningBeforeSeconds;

    @NonNull @Description("Seconds after its end during which a finished session can be reopened.")
    public final int reopenWindowSeconds;

    @NonNull @Description("Seconds after its end during which a session can be rated.")
    public final int ratingWindowSeconds;

    @NonNull @Description("Seconds during which an offered transfer can be accepted.")
    public final int transferTimeoutSeconds;

    @NonNull @Description(
            "Seconds after which a present agent becomes AWAY if none of the agent's clients sends a request or keeps a WebSocket open.")
    public final int agentAwayAfterSeconds;

    @Description(
            "Seconds after that at which the agent's sessions with a waiting customer return to the queue. Null: they stay with the agent.")
    public final @Nullable Integer agentSessionsReturnAfterSeconds;

    @NonNull @Description("Maximum size of an attachment, in bytes.")
    public final int maxAttachmentSize;

    @NonNull @Description("Maximum number of attachments of a message.")
    public final int maxAttachmentsPerMessage;

    @NonNull @Description("Media types of attachments that are accepted. The service finds the type of a file by its content.")
    public final List<@NonNull String> attachmentMediaTypes;

    @Description("Public key for which browsers subscribe to pushes, in Base64url. Null: the service sends no pushes.")
    public final @Nullable String pushKey;

    ServiceInfo(String version, ChatConfig config, AttachmentConfig attachments, @Nullable String pushKey) {
        this.version = version;
        this.pushKey = pushKey;
        this.maxAttachmentSize =
                (int) Math.min(Integer.MAX_VALUE, attachments.maxSize().asLongValue());
        this.maxAttachmentsPerMessage = attachments.maxPerMessage();
        this.attachmentMediaTypes = FileTypes.allowedBy(attachments);
        this.maxMessageLength = config.maxMessageLength();
        ChatConfig.DeadAfter dead = config.deadAfter();
        Duration shortest = Collections.min(List.of(dead.form(), dead.queue(), dead.active()));
        this.heartbeatIntervalSeconds = Math.max(1, seconds(shortest.dividedBy(HEARTBEATS_PER_SILENCE)));
        this.deadAfterFormSeconds = seconds(dead.form());
        this.deadAfterQueueSeconds = seconds(dead.queue());
        this.deadAfterActiveSeconds = seconds(dead.active());
        this.typingTimeoutSeconds = seconds(config.typingTimeout());
        this.idleAfterSeconds = seconds(config.idleAfter());
        this.idleWarningBeforeSeconds = seconds(config.idleWarningBefore());
        this.reopenWindowSeconds = seconds(config.reopenWindow());
        this.ratingWindowSeconds = seconds(config.ratingWindow());
        this.transferTimeoutSeconds = seconds(config.transferTimeout());
        this.agentAwayAfterSeconds = seconds(config.agentAwayAfter());
        this.agentSessionsReturnAfterSeconds =
                config.agentSessionsReturnAfter().map(ServiceInfo::seconds).orElse(null);
    }

    private static int seconds(Duration duration) {
        return (int) Math.min(Integer.MAX_VALUE, duration.toSeconds());
    }
}
