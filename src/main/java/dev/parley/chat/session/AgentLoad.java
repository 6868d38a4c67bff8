package dev.parley.chat.session;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The active sessions of an agent.
 *
 * @param ranks ranks of the active sessions
 * @param capacity greatest number of active sessions, or null for unlimited
 */
public record AgentLoad(Set<Integer> ranks, @Nullable Integer capacity) {

    /** No active sessions and no limit. */
    public static final AgentLoad NONE = new AgentLoad(Set.of(), null);

    /** Returns whether the agent has reached its capacity. */
    public boolean isFull() {
        return capacity != null && ranks.size() >= capacity;
    }

    /** Returns the lowest free rank, which the next session gets. */
    int lowestFreeRank() {
        int rank = 1;
        while (ranks.contains(rank)) {
            rank++;
        }
        return rank;
    }
}
