package dev.parley.chat.session;

import java.util.Set;

/**
 * How busy an agent is.
 *
 * @param ranks ranks of its active sessions
 * @param capacity how many it may have, or null for any number
 */
public record AgentLoad(Set<Integer> ranks, Integer capacity) {

    /** Of nobody in particular. */
    public static final AgentLoad NONE = new AgentLoad(Set.of(), null);

    public boolean isFull() {
        return capacity != null && ranks.size() >= capacity;
    }

    /** The lowest free rank: that of the next session. */
    int lowestFreeRank() {
        int rank = 1;
        while (ranks.contains(rank)) {
            rank++;
        }
        return rank;
    }
}
