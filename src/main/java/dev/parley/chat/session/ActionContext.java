package dev.parley.chat.session;

import java.time.Duration;
import java.time.Instant;

/**
 * What the rules of {@link ChatAction} need to know beside the session.
 *
 * @param actor the caller in relation to the session
 * @param transfer the offer of the session that is not resolved, or null
 * @param offered whether that offer is to the caller, by itself or as one who may respond in a topic
 * @param caller how busy the caller is
 * @param owner how busy the agent is who had the finished session and can take it back; null when there is none
 * @param queueLength how many sessions wait in the topic
 * @param customerIsThere whether the customer has another open session in the topic that the session would come to
 * @param answered whether there was a conversation: an agent accepted, or an agent or a bot wrote
 * @param reopenWindow how long a finished session may be taken up again
 * @param ratingWindow how long after its end a session may be rated
 */
public record ActionContext(
        SessionActor actor,
        Instant now,
        ChatTransfer transfer,
        boolean offered,
        AgentLoad caller,
        AgentLoad owner,
        int queueLength,
        boolean customerIsThere,
        boolean answered,
        Duration reopenWindow,
        Duration ratingWindow) {

    boolean isOfferPending() {
        return transfer != null && transfer.isPending(now);
    }
}
