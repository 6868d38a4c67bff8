package dev.parley.graphql.subscription;

import dev.parley.graphql.read.AgentRights;
import dev.parley.graphql.read.AgentRights.Known;
import dev.parley.graphql.read.CallerUses;
import dev.parley.security.Actor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A short time in which the subscriptions of a {@link SubscriberGroup} share what they read. The first subscription that needs a read
 * performs it, and the others wait for its result. A failed read is repeated by the next subscription.
 */
public final class ReadRound {

    private static final String VERSIONS = "versions of rights";

    private final long began = System.nanoTime();
    private final AgentRights rights;
    private final Supplier<List<Actor.Agent>> agents;
    private final Map<Object, Slot> slots = new ConcurrentHashMap<>();

    /** The place of one result. The slot is its own lock. */
    private static final class Slot {

        /** Returns the result, which may be null. Null until the result is read. */
        private @Nullable Supplier<?> result;

        /** Whether the result differs between callers with the same rights. */
        private boolean differs;

        @SuppressWarnings("unchecked")
        private static <T> T take(Supplier<?> read) {
            return (T) read.get();
        }
    }

    /** The key of a result for all callers with the same rights. */
    private record OfAll(Object what, boolean admin, Map<String, Object> rights) {}

    /** The key of a result for one caller. */
    private record OfCaller(Object what, Actor.Agent agent) {}

    /** @param agents the agents whose subscriptions may read */
    ReadRound(AgentRights rights, Supplier<List<Actor.Agent>> agents) {
        this.rights = rights;
        this.agents = agents;
    }

    /** When it began, by System.nanoTime(). */
    long began() {
        return began;
    }

    /**
     * Reads something once in the round.
     *
     * @param what the key of the result
     */
    public <T> T once(Object what, Supplier<T> read) {
        Slot slot = slot(what);
        synchronized (slot) {
            Supplier<?> known = slot.result;
            if (known != null) {
                return Slot.take(known);
            }
            T result = read.get();
            slot.result = () -> result;
            return result;
        }
    }

    private Slot slot(Object what) {
        return slots.computeIfAbsent(what, w -> new Slot());
    }

    /** The rights of an agent, not older than the round. One statement reads the versions of all agents' rights. */
    Known rights(Actor.Agent agent) {
        return once(agent, () -> {
            Optional<Known> kept = rights.kept(agent);
            Map<Long, Long> versions =
                    kept.isPresent() ? once(VERSIONS, () -> rights.versions(agents.get())) : Map.of();
            return kept.filter(known ->
                            known.isSince(versions.get((Long) known.values().get("me"))))
                    .orElseGet(() -> rights.read(agent));
        });
    }

    /**
     * Reads something once in the round for all agents with the same rights, or once for each agent where the result depends on the agent.
     *
     * @param what the key of the result
     * @param ownerless columns, as table.column, that name no user in the rows: rules that compare them with the caller do not matter
     * @param reader reads as the agent; its parameter records how the statements depend on the caller
     */
    <T> T read(Object what, Actor.Agent agent, Set<String> ownerless, Function<CallerUses, T> reader) {
        Known known = agent.isAdmin() ? null : rights(agent);
        Slot slot = slot(new OfAll(what, agent.isAdmin(), PlanRights.withoutOwner(known)));
        synchronized (slot) {
            Supplier<?> result = slot.result;
            if (result != null) {
                return Slot.take(result);
            }
            if (!slot.differs) {
                return readForAll(slot, agent, known, ownerless, reader);
            }
        }
        return once(new OfCaller(what, agent), () -> reader.apply(new CallerUses()));
    }

    private <T> T readForAll(
            Slot slot,
            Actor.Agent agent,
            @Nullable Known known,
            Set<String> ownerless,
            Function<CallerUses, T> reader) {
        CallerUses uses = new CallerUses();
        T read = reader.apply(uses);
        slot.differs = !uses.areOnly(ownerless);
        // The reader uses the current rights, which may have changed since the start of the round.
        if (!slot.differs
                && (known == null || rights.kept(agent).filter(known::equals).isPresent())) {
            slot.result = () -> read;
        }
        return read;
    }
}
