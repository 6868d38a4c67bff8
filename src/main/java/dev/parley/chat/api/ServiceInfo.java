package dev.parley.chat.api;

import dev.parley.chat.ChatConfig;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.NonNull;

/** What a client may want to know of the service before it begins. */
@Description(
        "Version, limits and intervals of the service. The operator sets them; read them instead of assuming the defaults.")
public class ServiceInfo {

    /** Heartbeats in the shortest silence that ends a session, so that some may get lost. */
    private static final int HEARTBEATS_PER_SILENCE = 4;

    @NonNull @Description("Version of the service.")
    public final String version;

    @NonNull @Description("Characters that one message may have.")
    public final int maxMessageLength;

    @NonNull @Description(
            "How often a customer's client without an open WebSocket must send something, in seconds: any request with the session's key counts, heartbeatChatSession when there is nothing else to ask. An open WebSocket that sent the key counts by itself.")
    public final int heartbeatIntervalSeconds;

    @NonNull @Description("Silence of the customer's client in a form or the FAQ after which the session ends, in seconds.")
    public final int deadAfterFormSeconds;

    @NonNull @Description(
            "Silence of the customer's client in the queue, before any agent had the session, after which it ends, in seconds.")
    public final int deadAfterQueueSeconds;

    @NonNull @Description(
            "Silence of the customer's client in a conversation, also one that was put back into the queue, after which the session ends, in seconds.")
    public final int deadAfterActiveSeconds;

    @NonNull @Description(
            "How long setTyping counts, in seconds: while somebody types, send it again before that time has passed.")
    public final int typingTimeoutSeconds;

    @NonNull @Description("Seconds without a message from anybody after which a conversation ends.")
    public final int idleAfterSeconds;

    @NonNull @Description("How many seconds before that end both sides are warned by the event IDLE_WARNED.")
    public final int idleWarningBeforeSeconds;

    @NonNull @Description("How long a finished session can be taken up again, in seconds.")
    public final int reopenWindowSeconds;

    @NonNull @Description("How long after its end a session can be rated, in seconds.")
    public final int ratingWindowSeconds;

    @NonNull @Description("How long an offered transfer can be accepted, in seconds.")
    public final int transferTimeoutSeconds;

    @NonNull @Description(
            "Seconds after which a present agent becomes NOT_PRESENT when none of its clients sends a request or keeps a WebSocket open.")
    public final int agentAwayAfterSeconds;

    @Description(
            "How many seconds later the agent's sessions in which a customer waits for an answer go back to the queue; null for never.")
    public final Integer agentSessionsReturnAfterSeconds;

    ServiceInfo(String version, ChatConfig config) {
        this.version = version;
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
