package dev.parley.chat;

import java.time.Duration;
import java.time.Instant;

/**
 * What a decision needs to know beside the session and who asks.
 *
 * @param transfer the offer of the session that is not resolved, or null
 * @param offered whether that offer is to the caller, by itself or as one who may respond in a topic
 * @param caller how busy the caller is
 * @param owner how busy the agent is who has or had the session
 * @param queueLength how many sessions wait in the topic
 * @param reopenWindow how long a finished session may be taken up again
 */
record ChatFacts(
        Instant now,
        ChatTransfer transfer,
        boolean offered,
        AgentLoad caller,
        AgentLoad owner,
        int queueLength,
        Duration reopenWindow) {

    boolean isOfferPending() {
        return transfer != null && transfer.isPending(now);
    }
}
