package dev.parley.chat.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The facts that the rules of {@link ChatAction} need besides the session.
 *
 * @param actor the caller in relation to the session
 * @param transfer the session's unresolved transfer, or null
 * @param offered whether that transfer is offered to the caller, or to a topic in which the caller may respond
 * @param caller the caller's active sessions and capacity
 * @param owner load of the agent who had the finished session and can resume it; null if there is none
 * @param queueLength number of waiting sessions in the topic
 * @param customerIsThere whether the customer has another open session in the topic that the session would move to
 * @param answered whether an agent accepted the session, or an agent or a bot wrote in it
 * @param reopenWindow how long a finished session may be reopened
 * @param ratingWindow how long after its end a session may be rated
 * @param mailConfigured whether the service can send e-mails
 * @param held whether a legal hold on the session or its customer is in force
 */
public record ActionContext(
        SessionActor actor,
        Instant now,
        @Nullable ChatTransfer transfer,
        boolean offered,
        AgentLoad caller,
        @Nullable AgentLoad owner,
        int queueLength,
        boolean customerIsThere,
        boolean answered,
        Duration reopenWindow,
        Duration ratingWindow,
        boolean mailConfigured,
        boolean held) {

    /** Returns the unresolved transfer, after the action's rule has checked that there is one. */
    public ChatTransfer requireTransfer() {
        return Objects.requireNonNull(transfer);
    }

    boolean isOfferPending() {
        return transfer != null && transfer.isPending(now);
    }
}
